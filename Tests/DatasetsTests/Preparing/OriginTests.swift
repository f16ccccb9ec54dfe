import Kernels
import Testing

@testable import Datasets

/// Columns whose numbers are large beside their range.
@Suite struct OriginTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func load(_ rows: [String], _ scale: Scale) throws -> Dataset {
    try scratch.write(rows.joined(separator: "\n"), to: "t.csv")
    return try DatasetLibrary(directories: []).load(
      .csv(CSVSource(file: "t.csv", answer: .label(.last), header: false)), split: Split(),
      scale: scale, relativeTo: scratch.path)
  }

  private func rows(_ number: (Int) -> String) -> [String] {
    (0..<40).map { "\(number($0)),\(Double($0 * 7 % 11) / 4),\($0 % 3 == 0 ? "a" : "b")" }
  }

  @Test(arguments: [Scale.unit, .standard])
  func `the same numbers with an offset train on the same inputs`(scale: Scale) throws {
    let plain = try load(rows { "\($0)" }, scale)
    for offset in ["17000000", "-2460400", "17179869184"] {
      let base = Double(offset)!
      let shifted = try load(rows { shortest(base + Double($0)) }, scale)
      #expect(shifted.encoding.origins == [base, 0])
      for (part, other) in [
        (plain.training, shifted.training), (plain.validation, shifted.validation),
        (plain.test, shifted.test),
      ] { #expect(part.rows == other.rows) }
      #expect(shifted.digest != plain.digest)
      let encoded = try shifted.encoding.encode(file: scratch.path + "/t.csv")
      let parts = [shifted.training, shifted.validation, shifted.test].flatMap(\.rows)
      let judged = (0..<40).map(encoded.examples.row)
      #expect(Set(judged) == Set(parts))
    }
  }

  @Test func `offsets tell data apart`() throws {
    let digests = try ["1700000000", "1800000000"].map { offset in
      try load(rows { shortest(Double(offset)! + Double($0)) }, .unit).digest
    }
    #expect(digests[0] != digests[1])
  }

  @Test func `other columns stay as they are`() throws {
    // At the limit, constant, and whole numbers of one byte.
    for number in ["1024.5", "5000000.5"] {
      #expect(try load(rows { _ in number }, .unit).encoding.origins == nil)
    }
    #expect(try load(rows { "\(39936 - 39 + $0)" }, .unit).encoding.origins == nil)
    #expect(try load(rows { "\(39937 - 39 + $0)" }, .unit).encoding.origins?[0] == 39898)
    #expect(try load(rows { "\(250 + $0 % 6)" }, .unit).encoding.origins == nil)
  }
}
