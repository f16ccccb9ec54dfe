import Datasets
import Formulas
public import Records

extension ResultFilter {
  /// The point as the settings see it for which the formula holds; nil if it holds for none of those
  /// that ask for it.
  public func selecting(_ run: PointRecord) -> PointRecord? {
    let chosen = run.asked.filter(holdsAsKnown)
    guard var record = chosen.first else { return nil }
    record.aliases = chosen.dropFirst().map {
      PointRecord.Alias(settings: $0.settings, position: $0.position)
    }
    return record
  }

  /// Whether it holds for the point under any of the settings that ask for it.
  public func holds(_ run: PointRecord) -> Bool { run.asked.contains(where: holdsAsKnown) }

  private func holdsAsKnown(_ run: PointRecord) -> Bool {
    holds { axis in
      axis == .epochs ? .number(Double(run.epochs)) : run.settings[axis]
    } fact: { fact in
      switch fact {
      case .seed: .number(Double(run.replicate.seed))
      case .draw: .number(Double(run.replicate.split.draw))
      case .fold: run.replicate.split.fold.map { .number(Double($0)) }
      case .outerPart: run.replicate.split.outer.map { .number(Double($0)) }
      case .state: .text(run.state.rawValue)
      case .seconds: run.seconds.map(FormulaValue.number)
      case .epoch: run.result.map { .number(Double($0.epoch)) }
      case .trainingLoss: run.result.map { .number($0.training.loss) }
      case .trainingScore: run.result.map { .number($0.training.score) }
      case .validationLoss: run.result.map { .number($0.validation.loss) }
      case .validationScore: run.result.map { .number($0.validation.score) }
      case .testLoss: run.result.map { .number($0.test.loss) }
      case .testScore: run.result.map { .number($0.test.score) }
      case .seeds, .splits, .diverged: nil
      default: fact.value(of: run)
      }
    }
  }

  public func holds(_ row: LeaderboardRow) -> Bool {
    holds { axis in
      axis == .epochs ? .number(Double(row.epochs)) : row.settings[axis]
    } fact: { fact in
      switch fact {
      case .seeds: .number(Double(row.seeds))
      case .splits: .number(Double(row.splits))
      case .diverged: .number(Double(row.diverged))
      case .trainingScore: row.trainingScore.map { .number($0.mean) }
      case .validationLoss: row.validationLoss.map { .number($0.mean) }
      case .validationScore: row.validationScore.map { .number($0.mean) }
      case .testScore: row.testScore.map { .number($0.mean) }
      case .seed, .draw, .fold, .outerPart, .state, .seconds, .epoch, .trainingLoss, .testLoss: nil
      default: fact.value(of: row)
      }
    }
  }
}

extension ResultFact {
  /// A score that was asked for, of a run.
  fileprivate func value(of run: PointRecord) -> FormulaValue? {
    guard let (score, part) = measured,
      let known = run.result?.scores.first(where: { $0.measure.score == score })
    else { return nil }
    return .number(part == .test ? known.test : known.validation)
  }

  /// The same of a setting, its mean.
  fileprivate func value(of row: LeaderboardRow) -> FormulaValue? {
    guard let (score, part) = measured, let known = row[score] else { return nil }
    return (part == .test ? known.test : known.validation).map { .number($0.mean) }
  }
}
