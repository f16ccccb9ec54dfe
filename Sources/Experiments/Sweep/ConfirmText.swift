import Kernels
import Networks
import Records
import YAMLLite

/// The text of an experiment that trains chosen settings of another once more, with seeds that it
/// never had.
public enum ConfirmText {
  /// What such an experiment is called.
  public static func name(of experiment: String) -> String {
    ExperimentMaker.confirm.name(of: experiment)
  }

  /// Whether a text is one of these, and nobody's own.
  public static func isOne(_ text: String) -> Bool { ExperimentMaker(of: text) == .confirm }

  static let mark = ExperimentMaker.confirm.mark

  /// The first of its seeds: `repeats`, which counts from 1, never gets there.
  public static let firstSeed = 1_000_001
}

extension Sweep {
  /// The text for the settings at some places in file order with so many new seeds: every value as it
  /// came to be, a block each.
  public func confirmation(
    of positions: [Int], seeds: Int, description: String
  ) -> String {
    let resolutions = positions.map { resolution(at: $0) }
    guard let first = resolutions.first else { return ConfirmText.mark }
    var entries: [(String, Node)] = [
      ("name", .quoted(ConfirmText.name(of: file.name))), ("description", .quoted(description)),
      ("split", file.resolvedSplit.node),
    ]
    let isMixed = Set(resolutions.map(\.dataset)).count > 1
    func data(_ resolution: Resolution) -> [(String, Node)] {
      [("dataset", table.sources[resolution.dataset].node)]
    }
    if !isMixed { entries.insert(contentsOf: data(first), at: 2) }
    entries += scoreEntries(on: isMixed ? nil : first.dataset)
    let numbers = (0..<seeds).map { Node.plain("\(ConfirmText.firstSeed + $0)") }
    entries.append(("seeds", .list(of: numbers)))
    let blocks = resolutions.enumerated().map { place, resolution in
      (
        "setting_\(place + 1)",
        Node.block(
          of: (isMixed ? data(resolution) : []) + resolution.entries + resolution.lengthEntries)
      )
    }
    entries.append(("blocks", .block(of: blocks)))
    return ConfirmText.mark + Node.block(of: entries).block(indent: 0)
  }
}

extension PointSpec {
  /// Whether it trains as another one does, and as long, but for seed and split.
  public func repeats(_ other: PointSpec) -> Bool {
    trainsLike(other) && plannedEpochs == other.plannedEpochs && goal.stop == other.goal.stop
  }
}

extension Resolution {
  /// How long to train, as a file says it.
  fileprivate var lengthEntries: [(String, Node)] {
    let budgets: [Axis] = [.steps, .examples]
    var entries = budgets.compactMap { axis in
      choices.number(axis).map { (axis.rawValue, Node.plain(shortest($0))) }
    }
    if entries.isEmpty { entries.append(("epochs", .plain("\(length.epochs)"))) }
    if case .stop(let rule?)? = choices[.stop]?.value { entries.append(("stop", rule.node)) }
    return entries
  }
}

extension StopRule {
  fileprivate var node: Node {
    var entries: [(String, Node)] = []
    if let patience { entries.append(("patience", .plain("\(patience)"))) }
    if patience != nil, minChange != 0 {
      entries.append(("min_change", .plain(shortest(minChange))))
    }
    if let targetScore { entries.append(("target_score", .plain(shortest(targetScore)))) }
    switch by {
    case .loss?: entries.append(("by", .plain("loss")))
    case .score(let measure)?: entries.append(("by", .plain(measure.score.rawValue)))
    case nil: break
    }
    return .block(of: entries)
  }
}
