import Kernels
import Testing

@testable import Datasets

/// Any bytes give examples or an error, never a trap.
@Suite struct FuzzTests {
  private static let rounds = 3000

  private static let seeds: [(name: String, bytes: [UInt8])] = [
    ("csv", Array("x,\"é\"\"\n\",y\r\n1.5,a,0\n-2e3,\"b,\",1\n3,a,0\n4,b,1\n5,a,1\n".utf8)),
    ("idx", idx([4, 2, 2], Array(0..<16))),
    ("labels", idx([4], [0, 1, 1, 0])),
    ("gzip", gzipped(Array("1,2,0\n3,4,1\n5,6,0\n7,8,1\n".utf8))),
    ("npy", npy("<f4", [4, 2], (0..<8).flatMap { littleEndian(Float($0).bitPattern) })),
    ("labels of npy", npy("<U1", [4], Array("abba".utf8).flatMap { littleEndian(UInt32($0)) })),
    ("npz", npz(["x": npy("|u1", [4, 2], Array(0..<8)), "y": npy("|b1", [4], [0, 1, 1, 0])])),
    ("members", gzipped([1, 2, 3]) + gzipped(idx([2, 1], [9, 9]))),
  ]

  /// One to four random changes: bytes changed, removed, doubled, or the end cut off.
  private func mutated(_ bytes: [UInt8], _ random: inout RandomSource) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(4) {
      guard !bytes.isEmpty else { return [UInt8(random.below(256))] }
      let place = random.below(bytes.count)
      switch random.below(6) {
      case 0: bytes[place] = UInt8(random.below(256))
      case 1: bytes[place] ^= 1 << UInt8(random.below(8))
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(Array(",\"\n\r;\0".utf8)[random.below(6)], at: place)
      case 4: bytes.insert(contentsOf: bytes[place..<min(place + 9, bytes.count)], at: place)
      default: bytes.removeLast(random.below(min(bytes.count, 10)))
      }
    }
    return bytes
  }

  private func tryAll(_ bytes: [UInt8]) {
    let unpacked = (try? Gzip.unpacked(bytes)) ?? bytes
    if let array = try? IDXArray(unpacked, path: "f") { _ = try? array.values() }
    tryNumPy(unpacked)
    for (answer, header) in [
      (CSVSource.Answer.label(.last), true), (.target(.index(0)), false),
      (.label(.name("y")), true),
    ] {
      let source = CSVSource(file: "f", answer: answer, header: header)
      let raw = try? CSVReader.examples(of: unpacked, source, path: "f", by: .last)
      guard let raw, let prepared = try? PreparedExamples(raw, Split(by: .last), name: "f") else {
        continue
      }
      for scale in Scale.allCases { _ = try? prepared.dataset(SplitNumber(), scale: scale) }
    }
  }

  /// Examples and answers at once, from an array of its own and from an archive.
  private func tryNumPy(_ bytes: [UInt8]) {
    let archive = try? NPZArchive(bytes, path: "f")
    let arrays = [
      try? NPYArray(bytes[...], path: "f"), try? archive?.array("x"), try? archive?.array("y"),
    ].compactMap { $0 }
    for (inputs, answers) in arrays.flatMap({ first in arrays.map { (first, $0) } }) {
      for isNumeric in [true, false] {
        let source = NumPySource(.files(inputs: "x", answers: "y"), isNumeric: isNumeric)
        let raw = try? NumPyExamples.examples(inputs, answers, source)
        _ = raw.flatMap { try? PreparedExamples($0, Split(), name: "f") }
      }
    }
  }

  @Test(arguments: seeds.indices)
  func `changed files are no danger`(index: Int) {
    var random = RandomSource(seed: 2, .data, UInt64(index))
    for _ in 0..<Self.rounds { tryAll(mutated(Self.seeds[index].bytes, &random)) }
  }

  @Test func `random bytes are no danger`() {
    var random = RandomSource(seed: 3, .data)
    for _ in 0..<Self.rounds {
      tryAll((0..<random.below(200)).map { _ in UInt8(random.below(256)) })
    }
  }

  @Test func `changed files are no danger for a trained network`() throws {
    let source = CSVSource(file: "f", answer: .label(.last), header: true)
    let raw = try CSVReader.examples(of: Self.seeds[0].bytes, source, path: "f", by: nil)
    let prepared = try PreparedExamples(raw, Split(), name: "f")
    var encoding = try prepared.dataset(SplitNumber(), scale: .unit).encoding
    encoding.arrays = InputEncoding.Arrays(inputs: "x", answers: "y")
    var random = RandomSource(seed: 4, .data)
    for round in 0..<3 * Self.rounds {
      let seed = Self.seeds[round % Self.seeds.count].bytes
      _ = try? encoding.encode(mutated(seed, &random), path: "f")
    }
  }
}
