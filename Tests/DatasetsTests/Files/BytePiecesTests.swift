import Digests
import Kernels
import Testing

@testable import Datasets

/// Bytes in pieces are the same rows, and the same data, as bytes in one.
@Suite struct BytePiecesTests {
  static let bytes = (0..<60).map { UInt8($0 * 37 % 251) }

  /// Rows of three in pieces of 5, 1, 8 and 6 rows.
  static let pieces: BytePieces = {
    var pieces = BytePieces(bytes[0..<15])
    for range in [15..<18, 18..<42, 42..<60] { pieces.append(BytePieces(bytes[range])) }
    return pieces
  }()

  private func examples(_ values: RawValues) -> RawExamples {
    RawExamples(
      columnNames: ["a", "b", "c"], values: values,
      answers: .labels((0..<20).map { Int32($0 % 2) }, classes: ["0", "1"]), unitScale: .range,
      layout: .plain(3))
  }

  @Test(arguments: [[], [0], [19], [4, 5, 6], [0, 3, 7, 14, 18], Array(0..<20)] as [[Int32]])
  func `rows are taken from whichever piece has them`(indices: [Int32]) {
    let expected = indices.flatMap { Self.bytes[3 * Int($0)..<3 * Int($0) + 3] }
    #expect(Self.pieces.rows(indices, columns: 3) == expected)
    #expect(Self.pieces.joined == Self.bytes)
  }

  @Test(arguments: Scale.allCases)
  func `parts, scaling and digest do not depend on the pieces, nor scaling on the type`(
    scale: Scale
  ) throws {
    let whole = RawValues.bytes(BytePieces(Self.bytes[...]))
    let floats = RawValues.floats(Self.bytes.map { Float($0) })
    let split = Split(validation: .count(4), test: .last(5))
    let datasets = try [whole, .bytes(Self.pieces), floats].map { values in
      let examples = examples(values)
      return try Dataset("x", examples, Partition(examples, split, name: "x"), scale)
    }
    for dataset in datasets {
      #expect(dataset.inputScaling == datasets[0].inputScaling)
      for (part, first) in [
        (dataset.training, datasets[0].training), (dataset.validation, datasets[0].validation),
        (dataset.test, datasets[0].test),
      ] {
        #expect(part.count == first.count)
        for row in 0..<part.count { #expect(part.examples.row(row) == first.examples.row(row)) }
      }
    }
    #expect(datasets[1].digest == datasets[0].digest)
    #expect(datasets[2].digest != datasets[0].digest)
  }
}
