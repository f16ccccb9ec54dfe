import Testing

@testable import Datasets

/// Arrays of every type, order and version.
@Suite struct NPYArrayTests {
  private let files: ArrayFiles

  init() throws { files = try ArrayFiles() }

  @Test func `an array is what the same table is`() throws {
    let examples = try files.read(npy("<f8", [5, 2], ArrayFiles.numbers))
    let text = "1.5,-2,1\n0,4,0\n3,5,1\n6,7,0\n8,9,1\n"
    let table = try CSVReader.examples(
      of: Array(text.utf8), CSVSource(file: "t", answer: .label(.last), header: false), path: "t",
      by: nil)
    #expect(examples.digest == table.digest)
    #expect(examples.values.floats == [1.5, -2, 0, 4, 3, 5, 6, 7, 8, 9])
    let targets = try files.read(npy("<f8", [5, 2], ArrayFiles.numbers), isNumeric: true)
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
    let array = try NPYArray(
      npy("<f8", [5, 2], ArrayFiles.numbers, version: version)[...], path: "x")
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
    let pictures = try files.read(npy("|u1", [5, 2, 2], Array(0..<20)))
    #expect(pictures.columns == 4)
    guard case .divisor(255) = pictures.unitScale else {
      Issue.record("divided by 255")
      return
    }
    guard case .range = try files.read(npy("|u1", [5, 4], Array(0..<20))).unitScale else {
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
        case .labels(let labels, let classes) = try files.read(
          npy("<f8", [5, 2], ArrayFiles.numbers), answers
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
      case .labels(_, ["a", "bc"]) = try files.read(npy("<f8", [5, 2], ArrayFiles.numbers), octets)
        .answers
    else {
      Issue.record("labels")
      return
    }
  }
}
