import Digests
import Kernels
import Testing

@testable import Datasets

/// One suite over every dataset that is built in or generated.
@Suite struct NamedDatasetTests {
  struct Expected: Sendable {
    let source: DatasetSource
    let sizes: [Int]
    let inputs: Int
    let classes: Int
    /// The first 16 bytes: a change here changes the id of every run on these data.
    let digest: String
  }

  static let all: [Expected] = [
    Expected(
      source: .digits, sizes: [1079, 359, 359], inputs: 64, classes: 10,
      digest: "aae761b4ef10b9ab38c493c622864cb5"),
    Expected(
      source: .xor, sizes: [240, 80, 80], inputs: 2, classes: 2,
      digest: "91498efd45b8514a1dd353f88cfff77f"),
    Expected(
      source: .spirals, sizes: [240, 80, 80], inputs: 2, classes: 2,
      digest: "ee95ce0a4f9da645086ff30cfe830b23"),
    Expected(
      source: .moons, sizes: [240, 80, 80], inputs: 2, classes: 2,
      digest: "31e6bc72ce069810d9a0620f67b00ac8"),
    Expected(
      source: .blobs, sizes: [270, 90, 90], inputs: 2, classes: 3,
      digest: "e5728335fe74acaf9a92456f93fd7ed9"),
  ]

  private func load(
    _ source: DatasetSource, split: Split = Split(), scale: Scale = .unit
  ) throws(DatasetError) -> Dataset {
    try DatasetLibrary(directories: []).load(source, split: split, scale: scale, relativeTo: "")
  }

  @Test func `the suite has all names`() {
    let named = DatasetSource.allNamed.filter { !$0.isFetched }
    #expect(Set(named) == Set(Self.all.map(\.source)))
    #expect(
      DatasetSource.names
        == ["digits", "mnist", "fashion-mnist", "xor", "spirals", "moons", "blobs"])
    for source in DatasetSource.allNamed {
      #expect(DatasetSource(name: source.name) == source)
      #expect(!source.summary.isEmpty)
    }
    #expect(DatasetSource(name: "digit") == nil)
  }

  @Test(arguments: all)
  func `shape, classes and digest are as ever`(expected: Expected) throws {
    let dataset = try load(expected.source)
    #expect(dataset.name == expected.source.name)
    #expect(dataset.sizes == expected.sizes)
    #expect(dataset.inputs == expected.inputs)
    #expect(dataset.columnNames.count == expected.inputs)
    #expect(dataset.task.outputs == expected.classes)
    #expect(dataset.digest.short == expected.digest)
    for part in [dataset.training, dataset.validation, dataset.test] {
      #expect(Set(part.labels) == Set(0..<Int32(expected.classes)))
      #expect(part.rows.joined().allSatisfy { $0.isFinite })
    }
    // The highest value times the rounded reciprocal may be a last place above 1.
    #expect(dataset.training.rows.joined().allSatisfy { $0 >= 0 && $0 <= 1.000_001 })
  }

  @Test(arguments: all)
  func `loading again gives the same`(expected: Expected) throws {
    let first = try load(expected.source)
    let second = try load(expected.source)
    #expect(first.training.rows == second.training.rows)
    #expect(first.test.labels == second.test.labels)
    #expect(first.encoding == second.encoding)
  }

  @Test(arguments: all)
  func `the digest does not depend on split and scaling`(expected: Expected) throws {
    let split = Split(validation: .last(10), test: .count(20), seed: 9)
    let other = try load(expected.source, split: split, scale: .standard)
    #expect(other.digest == (try load(expected.source)).digest)
  }

  @Test(arguments: all)
  func `no scaling leaves the values alone`(expected: Expected) throws {
    let plain = try load(expected.source, scale: .none)
    let scaled = try load(expected.source)
    let scaling = scaled.inputScaling
    for (row, scaledRow) in zip(plain.validation.rows, scaled.validation.rows).prefix(20) {
      for column in row.indices {
        let pair = scaling.offsets.count == 1 ? 0 : column
        #expect(scaledRow[column] == (row[column] - scaling.offsets[pair]) * scaling.scales[pair])
      }
    }
  }

  @Test func `digits are sixteenths in bytes`() throws {
    let dataset = try load(.digits)
    #expect(dataset.inputScaling.scales == [1 / 16])
    #expect(dataset.inputScaling.offsets == [0])
    let row = dataset.training.examples.row(0).map { $0 * 16 }
    #expect(row.allSatisfy { $0 == $0.rounded() && (0...16).contains($0) })
  }
}
