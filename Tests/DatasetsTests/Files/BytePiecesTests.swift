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

  @Test func `pieces are shared as they are where the second is the test part, else joined`() {
    #expect(Self.pieces.joined == Self.bytes)
    var two = BytePieces(Self.bytes[0..<15])
    two.append(BytePieces(Self.bytes[15...]))
    func counts(_ pieces: BytePieces, _ officialTest: Int?) -> [Int] {
      RawValues.bytes(pieces).shared(columns: 3, officialTest: officialTest).map(\.count)
    }
    #expect(counts(two, 5) == [5, 15])
    #expect(counts(two, 6) == [20])
    #expect(counts(two, nil) == [20])
    #expect(counts(Self.pieces, 5) == [20])
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
      return try PreparedExamples(examples, split, name: "x").dataset(SplitNumber(), scale: scale)
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
