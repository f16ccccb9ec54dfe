import Datasets
public import Records
import YAMLLite

/// The scores that a sweep's runs are judged by, resolved against its data.
struct SweepScores: Sendable {
  let scoring: Scoring
  /// Of each dataset with two classes the index of the positive one.
  let positives: [Int?]

  /// Says what does not fit the data.
  init(_ asked: AskedScores, _ facts: [DatasetFacts], _ reader: inout Reader) {
    scoring = Scoring(
      asked.score?.value ?? .standard(ofClasses: facts[0].hasClasses),
      recorded: asked.recorded.map(\.value).filter { $0 != asked.score?.value })
    for score in (asked.score.map { [$0] } ?? []) + asked.recorded {
      for facts in facts {
        if let refusal = facts.refusal(of: score.value) {
          reader.reportOnce(refusal.message, at: score.range, hint: refusal.hint)
        }
      }
    }
    positives = facts.map { facts in
      guard let positive = asked.positive else { return facts.rarerClass }
      guard let classes = facts.twoClasses else {
        reader.reportOnce(
          "positive names one of two classes, and \(facts.name) has \(facts.task.outputsInWords)",
          at: positive.range, hint: "leave it out")
        return nil
      }
      if let index = classes.firstIndex(of: positive.value) { return index }
      reader.reportOnce(
        "\(facts.name) has no class '\(positive.value)'", at: positive.range,
        hint: suggestion(for: positive.value, among: classes))
      return nil
    }
  }

  /// What a stop rule goes by on a dataset; nil for accuracy or R².
  func criterion(_ typed: StopRule.Criterion?, on dataset: Int) -> StopRule.Criterion? {
    let positive = positives[dataset]
    switch typed {
    case .loss?: return .loss
    case .score(let measure)?:
      return measure.score.isStandard ? nil : .score(Measure(measure.score, positive: positive))
    case nil: return scoring.ranking(positive: positive).map { .score($0) }
    }
  }
}

extension DatasetFacts {
  var hasClasses: Bool {
    if case .classification = task { true } else { false }
  }

  /// The names of two classes; nil for more, and for numbers.
  fileprivate var twoClasses: [String]? {
    guard case .classification(let classes) = task, classes.count == 2 else { return nil }
    return classes
  }

  /// Of two classes the one with fewer examples in the training part, of equals the second.
  fileprivate var rarerClass: Int? {
    guard twoClasses != nil else { return nil }
    return classCounts.count == 2 && classCounts[0] < classCounts[1] ? 0 : 1
  }

  /// Why a score does not fit the data, and what does.
  func refusal(of score: Score) -> (message: String, hint: String)? {
    if score.isOfClasses != hasClasses {
      let known = Score.all(ofClasses: hasClasses).map(\.column).joined(separator: ", ")
      return (
        "\(score.column) is a score of \(score.isOfClasses ? "classes" : "numbers"),"
          + " and \(name) has \(task.outputsInWords)",
        "scores of \(hasClasses ? "classes" : "numbers"): \(known)"
      )
    }
    if score == .f1, twoClasses == nil {
      return (
        "f1 is about one of two classes, and \(name) has \(task.outputsInWords)",
        "use macro_f1, the mean over the classes"
      )
    }
    return nil
  }
}

extension Sweep {
  /// What its runs are ranked by, and what else is recorded of them.
  public var scoring: Scoring { table.scores.scoring }

  /// Of each dataset with two classes the index of the positive one.
  public var positives: [Int?] { table.scores.positives }

  /// What is measured of a point, and when.
  func measurePlan(_ resolution: Resolution) -> MeasurePlan {
    let positive = positives[resolution.dataset]
    return MeasurePlan(
      scoring.measures(positive: positive), ranking: scoring.ranking(positive: positive))
  }

  /// What people are told of the scores, where there is more than accuracy or R².
  public var scoreText: String? {
    let others = scoring.recorded.filter { !$0.isStandard }
    guard !scoring.score.isStandard || !others.isEmpty else { return nil }
    var parts = ["ranked by \(scoring.score.name)"]
    if !others.isEmpty { parts.append("also \(others.map(\.name).joined(separator: ", "))") }
    if ([scoring.score] + others).contains(where: \.hasPositive) {
      let names = zip(table.facts, positives).compactMap { facts, positive in
        positive.flatMap { facts.twoClasses?[$0] }
      }
      if let name = names.first {
        let isGiven = file.scores.positive != nil
        parts.append("positive: \(name)" + (isGiven ? "" : ", the rarer class in training"))
      }
    }
    return parts.joined(separator: "; ")
  }
}
