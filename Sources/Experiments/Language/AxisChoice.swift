import Datasets
import Networks
import YAMLLite

/// One value of an axis, checked as far as a value alone can be.
enum AxisChoice: Sendable, Equatable {
  /// Sizes between input and output.
  case hidden([Int])
  case layers([Int])
  case activations(hidden: Activation, output: Activation)
  case learningRate(Double)
  case batchSize(Int)
  case initializer(Initializer)
  case loss(Loss)
  case optimizer(Optimizer)
  case scale(Scale)

  /// As tables, labels and the file's short forms show it.
  var value: AxisValue {
    switch self {
    case .hidden(let sizes): .text(sizes.isEmpty ? "[]" : dashed(sizes))
    case .layers(let sizes): .text(dashed(sizes))
    case .activations(let hidden, let output): .text("\(hidden.rawValue)/\(output.rawValue)")
    case .learningRate(let rate): .number(rate)
    case .batchSize(let size): .number(Double(size))
    case .initializer(let initializer): .text(initializer.rawValue)
    case .loss(let loss): .text(loss.rawValue)
    case .optimizer(let optimizer): .text(optimizer.name)
    case .scale(let scale): .text(scale.rawValue)
    }
  }
}

/// `64-30-10`, the short form of sizes.
func dashed(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: "-") }

extension Axis {
  /// A value as a person would write it, for hints.
  var example: String {
    switch self {
    case .hidden: "[16, 30-30]"
    case .layers: "[64-16-10, 64-30-10]"
    case .activations: "[relu/softmax, sigmoid/sigmoid]"
    case .learningRate: "[0.1, 0.5]"
    case .batchSize: "[16, 64]"
    case .initializer: "[he_normal, glorot_uniform]"
    case .loss: "[cross_entropy, quadratic]"
    case .optimizer: "[sgd]"
    case .scale: "[unit, standard]"
    }
  }

  /// One value of it, for `nn-sweep keys`.
  var fixedExample: String {
    switch self {
    case .hidden: "30-30"
    case .layers: "64-30-10"
    case .activations: "relu/softmax"
    case .learningRate: "0.1"
    case .batchSize: "32"
    case .initializer: "he_normal"
    case .loss: "cross_entropy"
    case .optimizer: "sgd"
    case .scale: "standard"
    }
  }

  /// Whether a single value may be written as a list.
  var takesList: Bool { self == .hidden || self == .layers || self == .activations }

  /// How messages name it.
  var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}

extension Node {
  /// The pieces of a plain scalar, each with its own place.
  fileprivate func pieces(separatedBy separator: Character) -> [(text: String, range: SourceRange)] {
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
    return choice(of: axis, node)
  }

  /// The values of an axis of the grid.
  mutating func choices(of axis: Axis, _ items: [Node], in list: Node) -> [Located<AxisChoice>]? {
    let isFlatPair =
      axis == .activations && items.count == 2
      && items.allSatisfy { $0.plainText.map { Activation(rawValue: $0) != nil } ?? false }
    if isFlatPair, let hidden = items[0].plainText, let output = items[1].plainText {
      report(
        "a list of pairs is wanted, not a single pair", at: list.range,
        hint: "write [[\(hidden), \(output)]] or [\(hidden)/\(output)]")
      return nil
    }
    let choices = items.compactMap { item in
      choice(of: axis, item).map { Located($0, at: item.range) }
    }
    return choices.count == items.count ? choices : nil
  }

  /// One value of `axis`.
  mutating func choice(of axis: Axis, _ node: Node) -> AxisChoice? {
    switch axis {
    case .hidden: sizes(node, axis, atLeast: 0).map(AxisChoice.hidden)
    case .layers: sizes(node, axis, atLeast: 2).map(AxisChoice.layers)
    case .activations: activations(node)
    case .learningRate: learningRate(node).map(AxisChoice.learningRate)
    case .batchSize: integer(node, axis.words, in: 1...Int.max).map(AxisChoice.batchSize)
    case .initializer: name(node, axis.words, of: Initializer.self).map(AxisChoice.initializer)
    case .loss: name(node, axis.words, of: Loss.self).map(AxisChoice.loss)
    case .optimizer: optimizer(node).map(AxisChoice.optimizer)
    case .scale: name(node, axis.words, of: Scale.self).map(AxisChoice.scale)
    }
  }

  /// `30`, `30-20` or `[30, 20]`.
  private mutating func sizes(_ node: Node, _ axis: Axis, atLeast least: Int) -> [Int]? {
    let parts: [(text: Node, range: SourceRange)]
    switch node.content {
    case .list(let items): parts = items.map { ($0, $0.range) }
    case .mapping:
      report("\(axis.words) must be sizes, not a mapping", at: node.range, hint: "write 30-20")
      return nil
    case .scalar(let text, let quoted):
      let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
      let isShortForm = !quoted && pieces.count > 1 && pieces.allSatisfy { wholeNumber(String($0)) != nil }
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
        "\(axis.words) must name at least inputs and outputs", at: node.range, hint: "write 64-30-10")
      return nil
    }
    return sizes
  }

  /// `relu/softmax` or `[relu, softmax]`.
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
    guard names.count == 2 else {
      let found = if case .scalar(let text, _) = node.content { ", not '\(text)'" } else { "" }
      report(
        "activations are a pair, hidden and output" + found, at: node.range,
        hint: "write relu/softmax or [relu, softmax]")
      return nil
    }
    guard let hidden = name(names[0].0, "activation", at: names[0].1, of: Activation.self),
      let output = name(names[1].0, "activation", at: names[1].1, of: Activation.self)
    else { return nil }
    guard hidden.isHiddenAllowed else {
      let known = Activation.allCases.filter(\.isHiddenAllowed).map(\.rawValue)
      report(
        "\(hidden.rawValue) cannot stand on a hidden layer", at: names[0].1,
        hint: "it is for outputs; hidden layers take: \(known.joined(separator: ", "))")
      return nil
    }
    return .activations(hidden: hidden, output: output)
  }

  /// A rate that is still a positive finite number after rounding to a `Float`.
  private mutating func learningRate(_ node: Node) -> Double? {
    guard let rate = number(node, "learning rate") else { return nil }
    guard rate > 0 else {
      report("learning rate must be above 0, not \(shortest(rate))", at: node.range)
      return nil
    }
    guard Float(rate).isFinite, Float(rate).isNormal else {
      report(
        "learning rate \(shortest(rate)) does not fit a 32-bit float", at: node.range,
        hint: "rates from \(Float.leastNormalMagnitude) to \(Float.greatestFiniteMagnitude) do")
      return nil
    }
    return rate
  }

  private mutating func optimizer(_ node: Node) -> Optimizer? {
    guard let text = text(node, "optimizer") else { return nil }
    let known: [Optimizer] = [.sgd]
    if let optimizer = known.first(where: { $0.name == text }) { return optimizer }
    report(
      "unknown optimizer '\(text)'", at: node.range,
      hint: suggestion(for: text, among: known.map(\.name)))
    return nil
  }
}
