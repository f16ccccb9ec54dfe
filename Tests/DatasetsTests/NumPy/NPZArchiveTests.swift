import Foundation
import Kernels
import Testing

@testable import Datasets

/// Arrays by name, in an archive.
@Suite struct NPZArchiveTests {
  private let files: ArrayFiles

  init() throws { files = try ArrayFiles() }

  @Test func `an archive of NumPy is read, and its names serve to predict`() throws {
    let path = try files.scratch.write(
      Data(base64Encoded: Self.compressed, options: .ignoreUnknownCharacters) ?? Data(), to: "a.npz"
    )
    let source = NumPySource(.archive(path, inputs: "x", answers: "y"), isNumeric: false)
    let prepared = try DatasetLibrary(directories: []).prepare(
      .numPy(source), split: Split(validation: .last(1), test: .last(1)), relativeTo: "")
    let dataset = try prepared.dataset(SplitNumber(), scale: .none)
    #expect(dataset.task == .classification(classes: ["cat", "dog"]))
    #expect(dataset.training.rows == [[1.5, -2], [0, 4]])
    let coded = try JSONEncoder().encode(dataset.encoding)
    let encoding = try JSONDecoder().decode(InputEncoding.self, from: coded)
    let encoded = try encoding.encode(file: path)
    #expect(encoded.answers == ["cat", "dog", "cat", "dog"])
    #expect(encoded.truths[1] == .label(1))
    #expect(encoded.examples.row(3) == [6, 7])
    let alone = try files.scratch.write(
      npz(["x": npy("<f8", [5, 2], ArrayFiles.numbers)]), to: "new.npz")
    #expect(try encoding.encode(file: alone).answers == nil)
    let single = try files.scratch.write(
      gzipped(npy("<f8", [5, 2], ArrayFiles.numbers)), to: "x.npy.gz")
    #expect(try encoding.encode(file: single).examples.row(4) == [8, 9])
    #expect(
      files.errorText(of: NumPySource(.archive(path, inputs: "X", answers: "y"), isNumeric: false))
        == """
        DIR/a.npz: error: there is no array 'X'
          hint: its arrays are x, y
        """)
  }

  /// What numpy.savez_compressed wrote of four rows of float32 in Fortran order and four texts.
  private static let compressed = """
    UEsDBC0AAAAIAAAAIQBeci3O//////////8FABQAeC5ucHkBABAAoAAAAAAAAABdAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxc\
    pG6loG6TZqKuo6Cell9UUpSYF59flJIKEg8pKk0FChdnJBakArkaJjoKRpo6CrUK5AMuBoYD9gxg4OAAZAMxwwEGhgYgvQCI\
    HzgAAFBLAwQtAAAACAAAACEAsYLfGv//////////BQAUAHkubnB5AQAQALAAAAAAAAAAVwAAAAAAAACb7BfqGxDJyFDGUK2e\
    klqcXKRupaBuE2qsrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RomOpo6CrUKFACuZAYGhkQgLgHiFCDOB+J0IMYl\
    DgBQSwECLQMtAAAACAAAACEAXnItzl0AAACgAAAABQAAAAAAAAAAAAAAgAEAAAAAeC5ucHlQSwECLQMtAAAACAAAACEAsYLf\
    GlcAAACwAAAABQAAAAAAAAAAAAAAgAGUAAAAeS5ucHlQSwUGAAAAAAIAAgBmAAAAIgEAAAAA
    """

  @Test func `archives that claim or hide something are refused`() throws {
    let arrays: KeyValuePairs = [
      "x": npy("<f8", [5, 2], ArrayFiles.numbers), "y": ArrayFiles.labels,
    ]
    let source = NumPySource(
      .archive(files.scratch.path + "/a.npz", inputs: "x", answers: "y"), isNumeric: false)
    for isDeflated in [false, true] {
      let whole = npz(arrays, isDeflated: isDeflated)
      try files.scratch.write(whole, to: "a.npz")
      #expect(files.errorText(of: source) == nil)
      // A byte of the values.
      var damaged = whole
      damaged[150] ^= 1
      try files.scratch.write(damaged, to: "a.npz")
      #expect(files.errorText(of: source)?.contains("'x.npy'") == true)
      try files.scratch.write(Array(whole.dropLast(30)), to: "a.npz")
      #expect(files.errorText(of: source)?.contains("the archive's directory is missing") == true)
    }
    try files.scratch.write(npz(arrays, isDeflated: true, size: 4_000_000_000), to: "a.npz")
    #expect(files.errorText(of: source)?.contains("cannot be the 4000000000 bytes") == true)
    try files.scratch.write(npz(arrays, isDeflated: true, size: 100), to: "a.npz")
    #expect(files.errorText(of: source)?.contains("the packed data are damaged") == true)
    try files.scratch.write(ArrayFiles.labels, to: "a.npz")
    #expect(files.errorText(of: source)?.contains("it is a single array") == true)
  }
}
