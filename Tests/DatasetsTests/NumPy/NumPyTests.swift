import Foundation
import Kernels
import Testing

@testable import Datasets

@Suite struct NumPyTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let numbers = payload([1.5, -2, 0, 4, 3, 5, 6, 7, 8, 9])
  private static let labels = npy("<i8", [5], [1, 0, 1, 0, 1].flatMap { littleEndian($0) })

  /// The examples of two files, written first.
  private func read(
    _ inputs: [UInt8], _ answers: [UInt8] = labels, isNumeric: Bool = false
  ) throws -> RawExamples {
    let x = try scratch.write(inputs, to: "x.npy")
    let y = try scratch.write(answers, to: "y.npy")
    let source = NumPySource(.files(inputs: x, answers: y), isNumeric: isNumeric)
    return try NumPyExamples.examples(source) { $0 }
  }

  private func errorText(
    _ inputs: [UInt8], _ answers: [UInt8] = labels, isNumeric: Bool = false
  ) -> String? {
    do {
      _ = try read(inputs, answers, isNumeric: isNumeric)
      return nil
    } catch {
      return (error as? DatasetError).map(scratch.text)
    }
  }

  @Test func `an array is what the same table is`() throws {
    let examples = try read(npy("<f8", [5, 2], Self.numbers))
    let text = "1.5,-2,1\n0,4,0\n3,5,1\n6,7,0\n8,9,1\n"
    let table = try CSVReader.examples(
      of: Array(text.utf8), CSVSource(file: "t", answer: .label(.last), header: false), path: "t",
      by: nil)
    #expect(examples.digest == table.digest)
    #expect(examples.values.floats == [1.5, -2, 0, 4, 3, 5, 6, 7, 8, 9])
    let targets = try read(npy("<f8", [5, 2], Self.numbers), isNumeric: true)
    guard case .numbers(let numbers, "target") = targets.answers else {
      Issue.record("numbers to predict")
      return
    }
    #expect(numbers == [1, 0, 1, 0, 1])
  }

  @Test(
    arguments: [
      ("|b1", [0, 1, 1]), ("|u1", [0, 7, 255]), ("|i1", [0, 7, 255]),
      ("<i2", [0, 0, 7, 0, 255, 255]), (">i2", [0, 0, 0, 7, 255, 255]),
      ("<u2", [0, 0, 7, 0, 255, 255]), ("<f2", [0, 0, 0, 0x47, 0, 0xBC]),
      (">f4", [0, 0, 0, 0, 0x40, 0xE0, 0, 0, 0xBF, 0x80, 0, 0]),
      ("<i8", (0..<24).map { $0 == 8 ? 7 : $0 < 16 ? 0 : 255 }),
      ("<u4", [0, 0, 0, 0, 7, 0, 0, 0, 255, 255, 0, 0]),
    ] as [(String, [UInt8])])
  func `every type of numbers is read`(type: String, bytes: [UInt8]) throws {
    let array = try NPYArray(npy(type, [3], bytes)[...], path: "x")
    let last: [String: Double] = ["|b1": 1, "|u1": 255, "<u2": 65_535, "<u4": 65_535]
    let values = (0..<3).map(array.number)
    #expect(values == [0, type == "|b1" ? 1 : 7, last[type] ?? -1])
    #expect(
      (0..<3).map(array.className)
        == (0..<3).map { index in
          type == "|b1" ? ["False", "True", "True"][index] : "\(Int(values[index]))"
        })
  }

  @Test(arguments: [1, 2, 3] as [UInt8])
  func `every version of the format is read`(version: UInt8) throws {
    let array = try NPYArray(npy("<f8", [5, 2], Self.numbers, version: version)[...], path: "x")
    #expect(array.shape == [5, 2])
    #expect(try array.values().floats.suffix(2) == [8, 9])
  }

  @Test func `Fortran order holds the same examples`() throws {
    // Two pictures of 2×3, first dimension fastest.
    let places = (0..<3).flatMap { k in (0..<2).flatMap { j in (0..<2).map { 6 * $0 + 3 * j + k } }
    }
    let fortran = npy("|u1", [2, 2, 3], places.map { UInt8($0) }, isFortran: true)
    let array = try NPYArray(fortran[...], path: "x")
    #expect(try array.values().floats == (0..<12).map { Float($0) })
    let plain = try NPYArray(npy("|u1", [2, 2, 3], Array(0..<12))[...], path: "x")
    #expect(try plain.values().floats == array.values().floats)
  }

  @Test func `bytes in several dimensions are pictures`() throws {
    let pictures = try read(npy("|u1", [5, 2, 2], Array(0..<20)))
    #expect(pictures.columns == 4)
    guard case .divisor(255) = pictures.unitScale else {
      Issue.record("divided by 255")
      return
    }
    guard case .range = try read(npy("|u1", [5, 4], Array(0..<20))).unitScale else {
      Issue.record("by lowest and highest value")
      return
    }
  }

  @Test func `texts are classes`() throws {
    let characters = ["é\u{1F600}", "a", "a", "é\u{1F600}", "a"].flatMap { text in
      (text.unicodeScalars.map(\.value) + [0, 0]).prefix(2).flatMap { littleEndian($0) }
    }
    for answers in [npy("<U2", [5], characters), npy("<U2", [5, 1], characters)] {
      guard
        case .labels(let labels, let classes) = try read(
          npy("<f8", [5, 2], Self.numbers), answers
        ).answers
      else {
        Issue.record("labels")
        return
      }
      #expect(classes == ["a", "é\u{1F600}"])
      #expect(labels == [1, 0, 0, 1, 0])
    }
    let octets = npy("|S2", [5], [97, 0, 98, 99, 97, 0, 97, 0, 98, 99])
    guard
      case .labels(_, ["a", "bc"]) = try read(npy("<f8", [5, 2], Self.numbers), octets).answers
    else {
      Issue.record("labels")
      return
    }
  }

  @Test func `an archive of NumPy is read, and its names serve to predict`() throws {
    let path = try scratch.write(
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
    let alone = try scratch.write(npz(["x": npy("<f8", [5, 2], Self.numbers)]), to: "new.npz")
    #expect(try encoding.encode(file: alone).answers == nil)
    let single = try scratch.write(gzipped(npy("<f8", [5, 2], Self.numbers)), to: "x.npy.gz")
    #expect(try encoding.encode(file: single).examples.row(4) == [8, 9])
    #expect(
      errorText(of: NumPySource(.archive(path, inputs: "X", answers: "y"), isNumeric: false)) == """
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

  private func errorText(of source: NumPySource) -> String? {
    failure { () throws(DatasetError) in _ = try NumPyExamples.examples(source) { $0 } }
      .map(scratch.text)
  }

  @Test(
    arguments: [
      (
        "{'descr': '<f8', 'fortran_order': False, 'shape': (9223372036854775807, 2), }",
        "the header promises more values than any file can hold"
      ),
      (
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999, 2), }",
        "the header promises more values than any file can hold"
      ),
      (
        "{'descr': '<f8', 'fortran_order': False, 'shape': (5, 3), }",
        "the header promises (5, 3) values (120 bytes), the file has 80"
      ),
      ("{'descr': '<f8', 'fortran_order': False, 'shape': (5, 2)", "the header cannot be read"),
      ("{'descr': '<f8', 'shape': (5, 2), }", "the header cannot be read"),
      (
        "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 2), }",
        "its shape is (0, 2): it holds no examples"
      ),
      (
        "{'descr': '<f8', 'fortran_order': False, 'shape': (), }",
        "its shape is (): it holds no examples"
      ),
      ("{'descr': '|O', 'fortran_order': False, 'shape': (5, 2), }", "it holds Python objects"),
      (
        "{'descr': [('a', '<f8'), ('b', '<f8')], 'fortran_order': False, 'shape': (5,), }",
        "it holds records of several fields"
      ),
      ("{'descr': '<c16', 'fortran_order': False, 'shape': (5,), }", "it holds complex numbers"),
      ("{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (5, 2), }", "it holds dates"),
      (
        "{'descr': '<f16', 'fortran_order': False, 'shape': (5, 1), }",
        "it holds values of the type '<f16'"
      ),
    ])
  func `a header that cannot be is refused`(header: String, message: String) {
    let text = errorText(npy(header: header, Self.numbers))
    #expect(text?.hasPrefix("DIR/x.npy: error: \(message)\n  hint: ") == true, "\(text ?? "")")
  }

  @Test func `what is no array, or an end of one, is refused`() {
    let whole = npy("<f8", [5, 2], Self.numbers)
    for length in [6, 9, 40] {
      #expect(
        errorText(Array(whole.prefix(length)))
          == """
          DIR/x.npy: error: the file ends within its header
            hint: the file is damaged: copy or save it again
          """)
    }
    #expect(
      errorText(Array(whole.dropLast()))?.contains("(80 bytes), the file has 79") == true)
    #expect(
      errorText(Array("x,y\n1,2\n".utf8)) == """
        DIR/x.npy: error: not a NumPy array: it begins with 78 2c 79 0a 31 2c
          hint: save it with numpy.save; a table of text is given as {csv: FILE, …}
        """)
    #expect(errorText(npz(["x": whole]))?.contains("it is an archive of NumPy arrays") == true)
    var late = whole
    late[6] = 9
    #expect(errorText(late)?.contains("version 9 of NumPy's format is unknown") == true)
  }

  @Test func `values that no network can take are named by their place`() {
    var numbers = Self.numbers
    numbers.replaceSubrange(40..<48, with: payload([.nan]))
    #expect(
      errorText(npy("<f8", [5, 2], numbers))?.hasPrefix(
        "DIR/x.npy: error: the value at [2, 1] is not a finite 32-bit number\n  hint: leave")
        == true)
    let five = npy("<f8", [5, 2], Self.numbers)
    #expect(
      errorText(five, npy("<f8", [5], payload([0, 1, .infinity, 1, 0])), isNumeric: true)?
        .hasPrefix(
          "DIR/y.npy: error: the value at [2] is not a finite") == true)
    #expect(
      errorText(five, npy("<f8", [5], payload([0, 1, 1.5, 1, 0])))
        == """
        DIR/y.npy: error: the label at [2] is 1.5
          hint: numbers are learned with targets: instead of labels:
        """)
  }

  @Test func `answers that do not fit the examples are refused`() {
    let five = npy("<f8", [5, 2], Self.numbers)
    #expect(
      errorText(five, npy("|u1", [4], [0, 1, 0, 1]))?.hasPrefix(
        "DIR/y.npy: error: 4 answers for the 5 examples of 'DIR/x.npy'\n  hint: ") == true)
    #expect(
      errorText(five, npy("|u1", [5, 2], Array(repeating: 1, count: 10)))?.hasPrefix(
        "DIR/y.npy: error: answers are one for each example, this array's shape is (5, 2)\n")
        == true)
    #expect(
      errorText(five, npy("|u1", [5], [1, 1, 1, 1, 1]))?.contains("every label is 1") == true)
    #expect(
      errorText(npy("|S1", [5], [97, 97, 98, 98, 98]))?.contains("the inputs are texts") == true)
  }

  @Test func `archives that claim or hide something are refused`() throws {
    let arrays: KeyValuePairs = ["x": npy("<f8", [5, 2], Self.numbers), "y": Self.labels]
    let source = NumPySource(
      .archive(scratch.path + "/a.npz", inputs: "x", answers: "y"), isNumeric: false)
    for isDeflated in [false, true] {
      let whole = npz(arrays, isDeflated: isDeflated)
      try scratch.write(whole, to: "a.npz")
      #expect(errorText(of: source) == nil)
      // A byte of the values.
      var damaged = whole
      damaged[150] ^= 1
      try scratch.write(damaged, to: "a.npz")
      #expect(errorText(of: source)?.contains("'x.npy'") == true)
      try scratch.write(Array(whole.dropLast(30)), to: "a.npz")
      #expect(errorText(of: source)?.contains("the archive's directory is missing") == true)
    }
    try scratch.write(npz(arrays, isDeflated: true, size: 4_000_000_000), to: "a.npz")
    #expect(errorText(of: source)?.contains("cannot be the 4000000000 bytes") == true)
    try scratch.write(npz(arrays, isDeflated: true, size: 100), to: "a.npz")
    #expect(errorText(of: source)?.contains("the packed data are damaged") == true)
    try scratch.write(Self.labels, to: "a.npz")
    #expect(errorText(of: source)?.contains("it is a single array") == true)
  }

  @Test(
    arguments: [
      (zip([("xl/workbook.xml", [1])]), "an Excel workbook", "pandas.read_excel('DIR/t.csv')"),
      (Array("PAR1".utf8) + [1, 2], "a Parquet file", "pandas.read_parquet('DIR/t.csv')"),
      (
        [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0], "an HDF5 file",
        "h5py.File('DIR/t.csv')"
      ),
      (npz(["x": [1]]), "an archive of NumPy arrays", "{npz: FILE, inputs: x, labels: \"y\"}"),
      (npy("|u1", [1], [1]), "a NumPy array", "{npy: FILE, labels: FILE}"),
    ] as [([UInt8], String, String)])
  func `other formats are answered with what converts them`(
    bytes: [UInt8], name: String, cure: String
  ) throws {
    let path = try scratch.write(bytes, to: "t.csv")
    let source = CSVSource(file: path, answer: .label(.last))
    let error = failure { () throws(DatasetError) in
      _ = try DatasetLibrary(directories: []).prepare(
        .csv(source), split: Split(), relativeTo: "")
    }
    let text = error.map(scratch.text) ?? ""
    #expect(text.hasPrefix("DIR/t.csv: error: this is \(name)\n"), "\(text)")
    #expect(text.contains(cure), "\(text)")
  }
}
