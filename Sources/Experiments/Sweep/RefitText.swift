public import Datasets
import Kernels
import Networks
import Records
import YAMLLite

/// The text of an experiment that trains one setting of another, with several seeds, on every example
/// outside the test part.
public enum RefitText {
  /// What such an experiment is called.
  public static func name(of experiment: String) -> String {
    ExperimentMaker.refit.name(of: experiment)
  }

  /// What an experiment of that name was made from.
  public static func source(of refit: String) -> String {
    ExperimentMaker.refit.source(of: refit) ?? refit
  }

  /// Whether a text is one of these, and nobody's own.
  public static func isOne(_ text: String) -> Bool { ExperimentMaker(of: text) == .refit }

  /// Whether it is one of a setting that a person asked for, be it the best or not.
  public static func isAsked(_ text: String) -> Bool { text.hasPrefix(mark + askedMark) }

  static let mark = ExperimentMaker.refit.mark
  static let askedMark = "# of the rank that was asked for\n"

  /// What such an experiment says of itself: the rank that its setting had.
  public static func description(rank: Int, of experiment: String) -> String {
    "rank \(rank) of \(experiment), trained on training and validation rows"
  }

  /// The rank that a description tells; nil where it tells none.
  public static func rank(in description: String) -> Int? {
    let words = description.split(separator: " ", maxSplits: 2)
    return words.count == 3 && words[0] == "rank" ? Int(words[1]) : nil
  }

  /// A split in one way, without a validation part, and else as this one; where each example is in an
  /// outer part once, none is held out.
  public static func split(of split: Split) -> Split {
    var whole = Split(
      validation: .count(0), test: split.outer == nil ? split.test : .count(0), seed: split.seed,
      by: split.by)
    (whole.order, whole.gap) = (split.order, split.gap)
    return whole
  }
}

extension Sweep {
  /// The text for the setting at a place in file order: every value as it came to be, none left to
  /// defaults that depend on the data; no stop rule, since there is nothing to stop by.
  /// `isAsked` says that a person asked for this one.
  public func refit(
    of position: Int, epochs: Int, seeds: Int, description: String, isAsked: Bool = false
  ) -> String {
    let resolution = resolution(at: position)
    var entries: [(String, Node)] = [
      ("name", .quoted(RefitText.name(of: file.name))), ("description", .quoted(description)),
      ("dataset", table.sources[resolution.dataset].node),
      ("split", RefitText.split(of: file.resolvedSplit).node),
    ]
    entries += scoreEntries(on: resolution.dataset)
    entries += resolution.entries
    entries += [("epochs", .plain("\(epochs)")), ("repeats", .plain("\(seeds)"))]
    return RefitText.mark + (isAsked ? RefitText.askedMark : "")
      + Node.block(of: entries).block(indent: 0)
  }

  /// What the file says of scores, for one of the data or for all.
  func scoreEntries(on dataset: Int?) -> [(String, Node)] {
    var entries: [(String, Node)] = []
    let recorded = file.scores.recorded.map(\.value)
    if let score = file.scores.score?.value { entries.append(("score", .plain(score.rawValue))) }
    if !recorded.isEmpty {
      entries.append(("scores", .list(of: recorded.map { .plain($0.rawValue) })))
    }
    let isAsked =
      file.scores.positive != nil || ([scoring.score] + recorded).contains(where: \.hasPositive)
    guard let dataset else {
      return entries + (file.scores.positive.map { [("positive", .quoted($0.value))] } ?? [])
    }
    // Which class is the rarer one may change with the examples.
    if isAsked, case .classification(let classes) = table.facts[dataset].task,
      let positive = positives[dataset]
    {
      entries.append(("positive", .quoted(classes[positive])))
    }
    return entries
  }
}

extension PointSpec {
  /// Whether it trains as another one does, but for seed, number of steps and split.
  public func trainsLike(_ other: PointSpec) -> Bool {
    var (mine, others) = (training, other.training)
    (mine.seed, others.seed) = (0, 0)
    (mine.steps, others.steps) = (nil, nil)
    return mine == others && data.digest == other.data.digest && data.scale == other.data.scale
  }
}

extension Resolution {
  /// What decides a training, but for data, length and seed, as a file says it.
  var entries: [(String, Node)] {
    Setting.allCases.compactMap { setting in node(setting).map { (setting.name, $0) } }
  }

  /// Nil for what is said elsewhere, is not there, or is at a default that depends on nothing.
  private func node(_ setting: Setting) -> Node? {
    let axis = Axis.setting(setting)
    switch setting {
    case .dataset, .epochs, .steps, .examples, .stop: return nil
    case .hidden where choices[.layers] != nil: return nil
    case .layers where choices[.layers] == nil: return nil
    case .classWeights:
      guard choices[axis] != nil, case .given(let classes) = classWeightsChoice else { break }
      return .block(of: classes.map { ($0.name, .plain(shortest($0.weight))) })
    default: break
    }
    if setting.row.shown == .whenGiven, choices[axis] == nil { return nil }
    return value(axis).map { .plain($0.description) }
  }
}

extension Split {
  /// As a file says it.
  var node: Node {
    var entries: [(String, Node)] = []
    if let folds {
      entries.append(("folds", .plain("\(folds)")))
    } else {
      entries.append(("validation", .plain("\(validation)")))
    }
    if let outer { entries.append(("outer", .plain("\(outer)"))) }
    if draws > 1 { entries.append(("draws", .plain("\(draws)"))) }
    if let test { entries.append(("test", .plain("\(test)"))) }
    entries.append(("seed", .plain("\(seed)")))
    if let by { entries.append(("by", by.node)) }
    if let order { entries.append(("order", order.node)) }
    if gap > 0 { entries.append(("gap", .plain("\(gap)"))) }
    return .block(of: entries)
  }
}

extension DatasetSource {
  /// As a file says it.
  var node: Node {
    switch self {
    case .idx(let directory): .block(of: [("idx", .quoted(directory))])
    case .csv(let source): source.node
    case .numPy(let source): source.node
    default: .plain(name)
    }
  }
}

extension CSVSource {
  fileprivate var node: Node {
    var entries: [(String, Node)] = [("csv", .quoted(file))]
    switch answer {
    case .label(let column): entries.append(("label", column.node))
    case .target(let column): entries.append(("target", column.node))
    }
    if let header { entries.append(("header", .plain("\(header)"))) }
    if !drop.isEmpty { entries.append(("drop", .list(of: drop.map(\.node)))) }
    if !categories.isEmpty { entries.append(("categories", .list(of: categories.map(\.node)))) }
    if !ordinal.isEmpty {
      entries.append(
        (
          "ordinal",
          .block(
            of: ordinal.map { ($0.column.description, .list(of: $0.order.map(Node.quoted))) })
        ))
    }
    if let missing { entries.append(("missing", missing.node)) }
    if let delimiter { entries.append(("delimiter", .quoted(String(delimiter)))) }
    if let weight { entries.append(("weight", weight.node)) }
    return .block(of: entries)
  }
}

extension MissingRule {
  fileprivate var node: Node {
    var entries: [(String, Node)] = []
    if let numbers { entries.append(("numbers", .plain(numbers.rawValue))) }
    if areTextsCategory { entries.append(("texts", .plain("category"))) }
    if hasIndicator { entries.append(("indicator", .plain("true"))) }
    return .block(of: entries)
  }
}

extension NumPySource {
  fileprivate var node: Node {
    let key = isNumeric ? "targets" : "labels"
    return switch place {
    case .files(let inputs, let answers):
      .block(of: [("npy", .quoted(inputs)), (key, .quoted(answers))])
    case .archive(let file, let inputs, let answers):
      .block(of: [("npz", .quoted(file)), ("inputs", .quoted(inputs)), (key, .quoted(answers))])
    }
  }
}

extension Column {
  /// Quotes tell a name from a place.
  fileprivate var node: Node {
    if case .name(let name) = self { .quoted(name) } else { .plain(description) }
  }
}

/// Nodes of a text that is written, not read: they have no place.
extension Node {
  static func plain(_ text: String) -> Node {
    Node(.scalar(text, quoted: false), at: SourceRange(0, 0))
  }

  static func quoted(_ text: String) -> Node {
    Node(.scalar(text, quoted: true), at: SourceRange(0, 0))
  }

  static func list(of items: [Node]) -> Node {
    Node(.list(items), at: SourceRange(0, 0))
  }

  static func block(of entries: [(String, Node)]) -> Node {
    let none = SourceRange(0, 0)
    return Node(
      .mapping(entries.map { Entry(key: $0.0, keyRange: none, value: $0.1) }), at: none)
  }
}
