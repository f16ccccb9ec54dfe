import Datasets
import Records
import Testing

@Suite struct ReplicateTests {
  @Test func `on the first draw without folds the stream is that of the seed`() {
    #expect(Replicate(seed: 7).streamSeed == 7)
  }

  /// Fixed values: ids do not say them, but every bit of a run on a split follows from them.
  @Test func `other splits have streams of their own`() {
    let splits = [
      SplitNumber(fold: 1), SplitNumber(fold: 2), SplitNumber(draw: 2),
      SplitNumber(draw: 2, fold: 1),
    ]
    let streams = (1...3).flatMap { seed in
      splits.map { Replicate(seed: UInt64(seed), split: $0).streamSeed }
    }
    #expect(Set(streams).count == streams.count)
    #expect(
      Replicate(seed: 1, split: SplitNumber(fold: 1)).streamSeed == 10_400_641_846_260_842_594)
  }

  @Test(arguments: [
    (3, 1, 0, "3 seeds", "seed", "seed"), (1, 1, 0, "one seed", "seed", "seed"),
    (1, 25, 0, "25 draws", "draw", "draw"), (1, 1, 5, "5 folds", "fold", "fold"),
    (2, 1, 5, "5 folds, 2 seeds", "fold", "run"), (1, 5, 5, "5 folds, 5 draws", "split", "split"),
    (2, 5, 5, "5 folds, 5 draws, 2 seeds", "split", "run"),
  ])
  func `replicates in words`(
    seeds: Int, draws: Int, folds: Int, text: String, noun: String, runNoun: String
  ) {
    let replicates = ReplicateText(seeds: seeds, draws: draws, folds: folds)
    #expect(replicates.text == text)
    #expect(replicates.noun == noun)
    #expect(replicates.runNoun == runNoun)
  }
}
