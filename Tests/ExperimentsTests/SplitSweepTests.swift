import Datasets
import Digests
import Networks
import Testing
import YAMLLite

@testable import Experiments
@testable import Records

/// What a sweep makes of several splits.
@Suite struct SplitSweepTests {
  /// Facts of a table of 101 rows, cut as a split says into folds of 20 and 21, or 20 drawn.
  private func facts(_ split: Split) -> DatasetFacts {
    let splits = split.numbers.map { number in
      let validation = number.isWholeOuterPart ? 0 : number.fold == 1 ? 21 : 20
      return SplitFacts(
        counts: .init(training: 101 - validation, validation: validation, test: 10))
    }
    var facts = DatasetFacts(
      name: "digits", inputs: 64, task: .classification(classes: (0..<10).map(String.init)),
      trainingCount: 80, digest: Digest(sha256: [1]), hasOfficialTest: false, splits: splits)
    facts.validationCount = splits.map(\.counts.validation).min()
    return facts
  }

  private func sweep(_ split: Split, _ text: String) throws -> Sweep {
    var file = try ExperimentFile(
      SourceFile(path: "grid.exp", text: "dataset: digits\n" + text))
    file.split = Located(split, at: SourceRange(0, 0))
    return try Sweep(file, for: [facts(split)])
  }

  private func folded(_ folds: Int, draws: Int = 1) -> Split {
    var split = Split()
    split.folds = folds
    split.draws = draws
    return split
  }

  private func drawn(_ draws: Int) -> Split {
    var split = Split()
    split.draws = draws
    return split
  }

  @Test func `each setting is trained with every seed on every split`() throws {
    let sweep = try sweep(folded(5, draws: 2), "seeds: [3, 4]\ngrid: {hidden: [8, 16]}")
    #expect(sweep.count == 2 * 10 * 2)
    #expect(Set(sweep.map(\.id)).count == 40)
    let first = sweep.prefix(4).map(\.replicate)
    #expect(
      first == [
        Replicate(seed: 3, split: SplitNumber(fold: 1)),
        Replicate(seed: 4, split: SplitNumber(fold: 1)),
        Replicate(seed: 3, split: SplitNumber(fold: 2)),
        Replicate(seed: 4, split: SplitNumber(fold: 2)),
      ])
  }

  @Test func `the first of several draws is the run of today`() throws {
    let text = "seeds: [3, 4]\ngrid: {hidden: [8, 16]}"
    let one = try Set(sweep(Split(), text).map(\.id))
    let many = try sweep(drawn(25), text)
    #expect(Set(many.filter { $0.replicate.split.draw == 1 }.map(\.id)) == one)
    #expect(Set(many.map(\.id)).count == many.count)
  }

  @Test func `the text of a run says its split and the seed of the file`() throws {
    let spec = try sweep(folded(5, draws: 2), "seed: 7")[9]
    let lines = spec.canonicalText.split(separator: "\n")
    #expect(lines[2] == "split folds 5, test 0.2, seed 0, draw 2, fold 5")
    #expect(lines.last == "seed 7")
    #expect(spec.training.seed == spec.replicate.streamSeed)
    #expect(spec.training.seed != 7)
    let facts = CanonicalFacts(Array(spec.canonicalText.utf8))
    #expect(facts.isOn(spec.replicate.split))
    #expect(!facts.isOn(SplitNumber(draw: 2, fold: 4)))
    #expect(!facts.isOn(SplitNumber(draw: 1, fold: 15)))
  }

  private var nested: Split {
    var split = folded(2)
    split.outer = 2
    return split
  }

  @Test func `the text of a run says its outer part`() throws {
    let sweep = try sweep(nested, "seed: 7")
    let lines = sweep.map { $0.canonicalText.split(separator: "\n")[0...2].joined(separator: "|") }
    let data = "|examples \(Digest(sha256: [1]).hex)|split "
    #expect(
      lines == [
        "contract 1\(data)folds 2, outer 2, seed 0, outer part 1, fold 1",
        "contract 1\(data)folds 2, outer 2, seed 0, outer part 1, fold 2",
        // Without a validation part, and whatever the number of folds.
        "contract 2\(data)outer 2, seed 0, outer part 1",
        "contract 1\(data)folds 2, outer 2, seed 0, outer part 2, fold 1",
        "contract 1\(data)folds 2, outer 2, seed 0, outer part 2, fold 2",
        "contract 2\(data)outer 2, seed 0, outer part 2",
      ])
    #expect(Set(sweep.map(\.training.seed)).count == 6)
    for spec in sweep {
      let facts = CanonicalFacts(Array(spec.canonicalText.utf8))
      #expect(facts.isOn(spec.replicate.split))
      #expect(!facts.isOn(SplitNumber(outer: 3, fold: spec.replicate.split.fold)))
    }
  }

  @Test func `a stop rule has nothing to stop by in a whole outer part`() {
    let found = #expect(throws: Diagnostics.self) {
      try sweep(nested, "stop: {by: loss, patience: 3}")
    }
    #expect(
      found?.items.first?.message
        == "'stop' judges by validation rows, and with 'outer' what each outer part leaves is trained"
        + " on as a whole")
  }

  @Test func `settings on one split begin alike, and splits do not`() throws {
    let sweep = try sweep(folded(3), "grid: {learning_rate: [0.1, 0.2]}")
    let seeds = sweep.map(\.training.seed)
    #expect(Array(seeds.prefix(3)) == Array(seeds.suffix(3)))
    #expect(Set(seeds).count == 3)
  }

  @Test func `one split is finished before the next begins`() throws {
    let sweep = try sweep(drawn(3), "seeds: [1, 2]\ngrid: {hidden: [8, 16, 32]}")
    let order = sweep.requests.map(\.replicate.split.draw)
    #expect(order == order.sorted())
    #expect(order.count == 18)
  }

  /// Of 80 and 81 examples, batches of 20 make 4 and 5 steps an epoch.
  @Test func `steps are those of the split's own training part`() throws {
    let sweep = try sweep(folded(5), "steps: 40\nbatch_size: 20\nschedule: cosine")
    #expect(sweep.map(\.epochs) == [10, 8, 8, 8, 8])
    #expect(Set(sweep.map(\.plannedEpochs)) == [10])
    #expect(sweep.allSatisfy { $0.training.steps == 40 })
    #expect(Set(sweep.map(\.settings)).count == 1)
  }

  @Test func `the smallest training part is the limit of a batch`() throws {
    #expect(throws: Diagnostics.self) { try sweep(folded(5), "batch_size: 81") }
    #expect(try sweep(folded(5), "batch_size: 80").count == 5)
  }

  @Test func `a census counts every split`() throws {
    let census = SweepCensus(
      try sweep(folded(5, draws: 2), "repeats: 2\ngrid: {hidden: [8, 16]}"))
    #expect(census.trajectories.count == 40)
    #expect(census.blocks[0].splits == 10)
    #expect(census.duplicates == 0)
    #expect(census.shapes.count == 2)
  }
}
