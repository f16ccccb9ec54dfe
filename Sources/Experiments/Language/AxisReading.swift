import Datasets
import Networks
import Records
import YAMLLite

extension Reader {
  /// The one value that an axis has outside the grid.
  mutating func fixedChoice(of axis: Axis, _ node: Node) -> AxisChoice? {
    if case .list(let items) = node.content, let first = items.first {
      let isNested = if case .list = first.content { true } else { false }
      if isNested || !axis.takesList {
        report(
          "\(axis.words) outside the grid takes one value, not a list of them", at: node.range,
          hint: "to try several, put '\(axis.rawValue)' under 'grid:'")
        return nil
      }
    }
    // A class may be called like a part of a range. Numbers have no mapping but what spreads them.
    if case .mapping(let entries) = node.content, axis != .classWeights,
      axis.isNumeric || isSpread(entries)
    {
      report(
        "\(axis.words) outside the grid takes one value, not many", at: node.range,
        hint: "to try several, put '\(axis.rawValue)' under 'grid:'")
      return nil
    }
    return choice(of: axis, node)
  }

  /// One value of `axis`.
  mutating func choice(of axis: Axis, _ node: Node) -> AxisChoice? {
    switch axis.row?.kind {
    case .dataset: dataset(node).map(AxisChoice.dataset)
    case .sizes(let least):
      sizes(node, axis, atLeast: least).map(axis == .layers ? AxisChoice.layers : AxisChoice.hidden)
    case .activations: activations(node)
    case .name(let known): name(node, axis.words, among: known).flatMap { axis.choice(named: $0) }
    case .stop: stopRule(node)
    case .classWeights: classWeights(node).map(AxisChoice.classWeights)
    case .number, nil: number(of: axis, node).map(AxisChoice.number)
    }
  }

  /// A number that the axis can take.
  private mutating func number(of axis: Axis, _ node: Node) -> Double? {
    if case .whole(let range)? = axis.rule {
      return integer(node, axis.words, in: range).map(Double.init)
    }
    guard let value = number(node, axis.words), accepts(value, axis, at: node.range) else {
      return nil
    }
    return value
  }

  /// Whether a number does for the axis; if not, it says why.
  mutating func accepts(_ value: Double, _ axis: Axis, at range: SourceRange) -> Bool {
    guard let refusal = axis.rule?.refusal(value, axis.words) else { return true }
    report(refusal.message, at: range, hint: refusal.hint)
    return false
  }

  /// `30`, `30-20` or `[30, 20]`.
  private mutating func sizes(_ node: Node, _ axis: Axis, atLeast least: Int) -> [Int]? {
    let parts: [(text: Node, range: SourceRange)]
    switch node.content {
    case .list(let items): parts = items.map { ($0, $0.range) }
    case .mapping:
      report("\(axis.words) must be sizes, not a mapping", at: node.range, hint: "write 30-20")
      return nil
    case .scalar(let text, _):
      let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
      // In quotes, too: JSON has no other way to write them.
      let isShortForm =
        pieces.count > 1 && pieces.allSatisfy { wholeNumber(String($0)) != nil }
      parts =
        isShortForm
        ? node.pieces(separatedBy: "-").map {
          (Node(.scalar($0.text, quoted: false), at: $0.range), $0.range)
        }
        : [(node, node.range)]
    }
    let sizes = parts.compactMap {
      integer($0.text, "a layer's size", in: 1...Architecture.largestLayer)
    }
    guard sizes.count == parts.count else { return nil }
    guard sizes.count >= least else {
      report(
        "\(axis.words) must name at least inputs and outputs", at: node.range,
        hint: "write 64-30-10")
      return nil
    }
    return sizes
  }

  /// `relu/softmax`, `[relu, softmax]`, or one a layer: `tanh/relu/softmax`.
  private mutating func activations(_ node: Node) -> AxisChoice? {
    let names: [(String, SourceRange)]
    switch node.content {
    case .list(let items):
      let texts = items.compactMap { item in text(item, "an activation").map { ($0, item.range) } }
      guard texts.count == items.count else { return nil }
      names = texts
    case .scalar: names = node.pieces(separatedBy: "/")
    case .mapping: names = []
    }
    guard names.count >= 2 else {
      let found = if case .scalar(let text, _) = node.content { ", not '\(text)'" } else { "" }
      report(
        "activations are a pair, hidden and output" + found, at: node.range,
        hint: "write relu/softmax or [relu, softmax]")
      return nil
    }
    let known = names.compactMap {
      name($0.0, "activation", at: $0.1, of: Activation.self)
    }
    guard known.count == names.count else { return nil }
    for (activation, written) in Swift.zip(known, names).dropLast()
    where !activation.isHiddenAllowed {
      let fitting = Activation.allCases.filter(\.isHiddenAllowed).map(\.rawValue)
      report(
        "\(activation.rawValue) cannot stand on a hidden layer", at: written.1,
        hint: "it is for outputs; hidden layers take: \(fitting.joined(separator: ", "))")
      return nil
    }
    return .activations(known)
  }
}

extension Axis {
  /// The choice that one of its names stands for.
  fileprivate func choice(named name: String) -> AxisChoice? {
    switch self {
    case .initializer: Initializer(rawValue: name).map(AxisChoice.initializer)
    case .loss: Loss(rawValue: name).map(AxisChoice.loss)
    case .optimizer: Optimizer.defaults.first { $0.name == name }.map(AxisChoice.optimizer)
    case .scale: Scale(rawValue: name).map(AxisChoice.scale)
    case .schedule: ScheduleName(rawValue: name).map(AxisChoice.schedule)
    default: nil
    }
  }

  /// Whether a node can only stand for one value.
  func isSingle(_ node: Node) -> Bool {
    switch node.content {
    case .scalar: true
    case .mapping: takesMapping
    case .list: false
    }
  }
}

extension Node {
  /// The pieces of a plain scalar, each with its own place.
  fileprivate func pieces(separatedBy separator: Character) -> [(text: String, range: SourceRange)]
  {
    guard case .scalar(let text, let isQuoted) = content else { return [] }
    var lower = range.lower
    return text.split(separator: separator, omittingEmptySubsequences: false).map { piece in
      defer { lower += piece.utf8.count + 1 }
      // Quotes and escapes would shift the places.
      let place = isQuoted ? range : SourceRange(lower, lower + piece.utf8.count)
      return (String(piece), place)
    }
  }
}
