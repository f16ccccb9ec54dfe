public import Datasets
public import Statistics

/// The ways in which an experiment's data are parted, where there are several.
public struct ExperimentSplits: Sendable, Hashable, Codable {
  /// The column along which the examples are cut; nil where parts are drawn.
  public var order: String?
  /// In the order of the file.
  public var numbers: [SplitNumber]
  /// What each comes to, in the same order.
  public var facts: [SplitFacts]

  public init(order: String? = nil, numbers: [SplitNumber], facts: [SplitFacts]) {
    precondition(numbers.count == facts.count, "facts of each split")
    self.order = order
    self.numbers = numbers
    self.facts = facts
  }

  /// What one of them comes to.
  public func facts(of number: SplitNumber) -> SplitFacts? {
    numbers.firstIndex(of: number).map { facts[$0] }
  }

  /// What those come to by which settings are judged: all but outer parts trained on as a whole.
  public var judging: [SplitFacts] {
    zip(numbers, facts).filter { !$0.0.isWholeOuterPart }.map(\.1)
  }

  /// Whether there are outer parts.
  public var hasOuterParts: Bool { numbers.contains { $0.outer != nil } }

  /// The size of a validation part over that of its training part, on average.
  public var ratio: Double {
    let ratios = judging.map { Double($0.counts.validation) / Double(max(1, $0.counts.training)) }
    return ratios.reduce(0, +) / Double(max(1, ratios.count))
  }
}

extension ExperimentRecord {
  /// Whether its ranking score is that of folds' counts, added up, and no mean.
  public var isSummedOverFolds: Bool { data.contains { $0.summed(score) != nil } }
}

extension ExperimentData {
  /// What has to be computed of the counts of a draw's folds, added up, so that a score is pooled
  /// over them; nil where its mean is that of the splits.
  public func summed(_ score: Score) -> Measure? {
    guard score.isSummedOverFolds, splits?.numbers.contains(where: { $0.fold != nil }) ?? false
    else { return nil }
    return Measure(score, positive: positive)
  }

  /// Where a number pooled over replicates lies, with a confidence of 95 %: see
  /// `SeedSummary.interval`. None over cuts in time, which are no samples of one thing.
  public func interval(of summary: SeedSummary) -> MeanInterval? {
    if case .splits = summary.sample, splits?.order != nil { return nil }
    return summary.interval(ratio: splits?.ratio ?? 0)
  }
}

/// How many replicates there are, in words: `3 seeds`, `5 folds, 5 draws`, `25 draws, 2 seeds`,
/// `5 outer parts, 5 folds`.
public struct ReplicateText: Sendable, Hashable {
  public let text: String
  /// What a mean is of: `seed`, `fold`, `draw`, or `split` where there are folds of several draws.
  public let noun: String
  /// What one run is of these: the same, or `run` where a seed trains on several splits and so do others.
  public let runNoun: String

  public init(_ replicates: some Sequence<Replicate>) {
    var (seeds, draws, folds): (Set<UInt64>, Set<Int>, Set<Int>) = ([], [], [])
    var outer: Set<Int> = []
    for replicate in replicates {
      seeds.insert(replicate.seed)
      draws.insert(replicate.split.draw)
      if let part = replicate.split.outer { outer.insert(part) }
      if let fold = replicate.split.fold { folds.insert(fold) }
    }
    self.init(seeds: seeds.count, draws: draws.count, folds: folds.count, outer: outer.count)
  }

  /// `folds` and `outer` are 0 where there are none.
  public init(seeds: Int, draws: Int, folds: Int, outer: Int = 0) {
    var parts: [String] = []
    if outer > 0 { parts.append(NumberText.counted(outer, "outer part")) }
    if folds > 0 { parts.append(NumberText.counted(folds, "fold")) }
    if draws > 1 { parts.append(NumberText.counted(draws, "draw")) }
    if seeds > 1 || parts.isEmpty {
      parts.append(seeds == 1 ? "one seed" : NumberText.counted(seeds, "seed"))
    }
    text = parts.joined(separator: ", ")
    let single = folds > 1 ? "fold" : draws > 1 ? "draw" : "seed"
    noun = folds > 1 && max(draws, outer) > 1 ? "split" : single
    runNoun = noun != "seed" && seeds > 1 ? "run" : noun
  }
}
