import Kernels
import Testing

@testable import Datasets

/// Many splits of rows that are read once.
@Suite struct PreparedExamplesTests {
  private static let count = 40
  private static let folds: Split = {
    var split = Split(seed: 2)
    (split.folds, split.draws) = (4, 2)
    return split
  }()

  private func raw(_ values: [Float], isBytes: Bool = false, isNumeric: Bool = false) -> RawExamples
  {
    RawExamples(
      columnNames: ["a", "b"], values: isBytes ? RawValues(compacting: values) : .floats(values),
      answers: isNumeric
        ? .numbers((0..<Self.count).map { Double($0 * $0 % 17) }, name: "y")
        : .labels((0..<Self.count).map { Int32($0 % 3) }, classes: ["0", "1", "2"]),
      unitScale: .range, layout: .plain(2))
  }

  private static let values = (0..<2 * count).map { Float($0 * 37 % 101) }

  @Test(arguments: Scale.allCases, [false, true])
  func `a part has the bits of rows that were copied and scaled`(scale: Scale, isBytes: Bool) throws
  {
    let raw = raw(Self.values, isBytes: isBytes)
    let prepared = try PreparedExamples(raw, Self.folds, name: "x")
    for number in Self.folds.numbers {
      let dataset = try prepared.dataset(number, scale: scale)
      let partition = try Partition(raw, Self.folds, number: number, name: "x")
      let scaling = dataset.inputScaling
      for (part, indices) in [
        (dataset.training, partition.training), (dataset.validation, partition.validation),
        (dataset.test, partition.test),
      ] {
        let copied = Examples(
          floats: indices.flatMap { Self.values[2 * Int($0)..<2 * Int($0) + 2] }, columns: 2,
          scaling: scaling)
        #expect(part.rows == (0..<indices.count).map(copied.row))
        #expect(part.labels == indices.map { $0 % 3 })
      }
    }
  }

  @Test(arguments: [Scale.unit, .standard, .robust])
  func `a constant added to the validation rows of a fold changes no scaling but the others'`(
    scale: Scale
  ) throws {
    let before = try PreparedExamples(raw(Self.values), Self.folds, name: "x")
    let number = SplitNumber(draw: 2, fold: 3)
    let partition = try Partition(raw(Self.values), Self.folds, number: number, name: "x")
    var changed = Self.values
    for row in partition.validation { changed[2 * Int(row)] += 1000 }
    let after = try PreparedExamples(raw(changed), Self.folds, name: "x")
    for other in Self.folds.numbers where other.draw == 2 {
      let (old, new) = try (
        before.dataset(other, scale: scale), after.dataset(other, scale: scale)
      )
      #expect((old.inputScaling == new.inputScaling) == (other == number))
    }
    let (old, new) = try (before.dataset(number, scale: scale), after.dataset(number, scale: scale))
    #expect(old.training.rows == new.training.rows)
    #expect(old.test.rows == new.test.rows)
    #expect(old.validation.rows != new.validation.rows)
  }

  @Test func `facts are those of the dataset of each split`() throws {
    for isNumeric in [false, true] {
      let prepared = try PreparedExamples(
        raw(Self.values, isNumeric: isNumeric), Self.folds, name: "x")
      for number in Self.folds.numbers {
        let dataset = try prepared.dataset(number, scale: .unit)
        let facts = prepared.facts(number)
        #expect(facts.counts == dataset.description.rows)
        #expect(facts.classes == dataset.description.classes.map(\.counts))
        guard case .regression(let mean, let deviation, _) = dataset.task else {
          #expect(!isNumeric && facts.targetMean == nil)
          continue
        }
        #expect(facts.targetMean == mean)
        #expect(facts.targetDeviation == deviation)
        #expect(facts.validationDeviation == dataset.validation.targets.deviation * deviation)
        #expect(facts.testDeviation == dataset.test.targets.deviation * deviation)
      }
    }
  }

  @Test func `splits take places and targets, whatever the rows take`() throws {
    let wide = 500
    let prepared = try PreparedExamples(
      RawExamples(
        columnNames: (0..<wide).map(String.init),
        values: .floats((0..<wide * Self.count).map { Float($0) }),
        answers: .labels((0..<Self.count).map { Int32($0 % 3) }, classes: ["0", "1", "2"]),
        unitScale: .range, layout: .plain(wide)), Self.folds, name: "x")
    #expect(prepared.byteCount == 4 * wide * Self.count + 8 * Self.count)
    for number in Self.folds.numbers {
      let dataset = try prepared.dataset(number, scale: .standard)
      #expect(dataset.byteCount == 8 * Self.count)
      #expect(dataset.byteCount <= prepared.byteCountOfDataset)
    }
  }
}
