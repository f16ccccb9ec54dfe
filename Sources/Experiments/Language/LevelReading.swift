import Networks
import Records
import YAMLLite

/// The values that one axis takes: listed, or drawn by a sample.
enum Levels {
  case listed([Located<AxisChoice>])
  case drawn(Located<SampleDimension>)
}

private let rangeKeys = ["from", "to", "count", "step", "scale"]
let distributionKeys = ["uniform", "log_uniform", "int_uniform"]

private func rangeExample(isWhole: Bool) -> String {
  isWhole ? "{from: 1, to: 4}" : "{from: 0.001, to: 1, count: 4, scale: log}"
}

extension Reader {
  /// Whether a mapping stands for many values.
  func isSpread(_ entries: [Node.Entry]) -> Bool {
    let keys = Set(rangeKeys + distributionKeys + ["width", "depth", "parameters"])
    return entries.contains { keys.contains($0.key) }
  }

  /// The values of a swept axis: a list, a range, a generator of sizes, or a distribution.
  mutating func levels(of axis: Axis, _ node: Node, _ what: String) -> Levels? {
    if case .mapping(let entries) = node.content {
      if axis == .hidden {
        if isDrawn(entries) { return drawnSizes(node).map(Levels.drawn) }
        return sizesGenerator(node).map { .listed([Located(.generated($0), at: node.range)]) }
      }
      if axis.isNumeric {
        return namesDistribution(entries)
          ? distribution(of: axis, node).map(Levels.drawn) : range(of: axis, node)
      }
    }
    let example =
      axis.isNumeric ? "\(axis.example) or \(rangeExample(isWhole: axis.isWhole))" : axis.example
    guard let items = list(node, what, example: example) else { return nil }
    return choices(of: axis, items, in: node).map(Levels.listed)
  }

  /// Whether a distribution is meant, maybe by a word that is none.
  private func namesDistribution(_ entries: [Node.Entry]) -> Bool {
    let keys = entries.map(\.key)
    return keys.contains(where: distributionKeys.contains)
      || !keys.contains(where: rangeKeys.contains)
        && keys.contains { ForeignWords.isMeant(by: $0, among: distributionKeys) }
  }

  /// The values of a list, each checked.
  private mutating func choices(
    of axis: Axis, _ items: [Node], in list: Node
  ) -> [Located<AxisChoice>]? {
    let known = items.compactMap { $0.plainText.flatMap(Activation.init) }
    if axis == .activations, items.count > 1, known.count == items.count {
      reportSingleNames(known, at: list.range)
      return nil
    }
    let choices: [Located<AxisChoice>] = items.compactMap { item in
      if axis == .hidden, case .mapping = item.content {
        return sizesGenerator(item).map { Located(.generated($0), at: item.range) }
      }
      return choice(of: axis, item).map { Located($0, at: item.range) }
    }
    return choices.count == items.count ? choices : nil
  }

  /// A list of names may be meant as one pair, or as hidden activations to compare.
  private mutating func reportSingleNames(_ activations: [Activation], at range: SourceRange) {
    let names = activations.map(\.rawValue)
    let one = "[[\(names.joined(separator: ", "))]]"
    guard activations.allSatisfy(\.isHiddenAllowed) else {
      report(
        "a list of pairs is wanted, not a single \(names.count == 2 ? "pair" : "list of names")",
        at: range, hint: "write \(one) or [\(names.joined(separator: "/"))]")
      return
    }
    let pairs = names.map { "\($0)/softmax" }.joined(separator: ", ")
    report(
      "activations are pairs, hidden and output, but these are single names", at: range,
      hint: "write [\(pairs)] to compare them, or \(one) for one network")
  }

  /// `{from: A, to: B, count: N, scale: log}` or `{from: A, to: B, step: S}`.
  private mutating func range(of axis: Axis, _ node: Node) -> Levels? {
    guard let numbers = numbers(node, axis.words, isWhole: axis.isWhole) else { return nil }
    for number in numbers where !accepts(number, axis, at: node.range) { return nil }
    return .listed(numbers.map { Located(.number($0), at: node.range) })
  }

  /// The numbers that a range stands for.
  mutating func numbers(_ node: Node, _ what: String, isWhole: Bool) -> [Double]? {
    guard let entries = knownMapping(node, "the range of \(what)", keys: rangeKeys) else {
      return nil
    }
    let entry = { (key: String) in entries.first { $0.key == key } }
    guard let from = entry("from"), let to = entry("to") else {
      report(
        "a range needs 'from' and 'to'", at: node.range,
        hint: "write \(rangeExample(isWhole: isWhole))")
      return nil
    }
    guard let low = number(from.value, "from"), let high = number(to.value, "to"),
      let spacing = spacing(count: entry("count"), step: entry("step"), scale: entry("scale"))
    else { return nil }
    do {
      let range = NumberRange(from: low, to: high, spacing: spacing)
      return isWhole ? try range.wholeNumbers().map(Double.init) : try range.numbers()
    } catch {
      report(error, in: entries, at: node.range)
      return nil
    }
  }

  private mutating func spacing(
    count: Node.Entry?, step: Node.Entry?, scale: Node.Entry?
  ) -> NumberRange.Spacing? {
    if let count, let step {
      report(
        "'count' and 'step' both say how far apart values are", at: step.keyRange,
        note: Diagnostic.Note("first given here", at: count.keyRange), hint: "keep one of the two")
      return nil
    }
    if let scale, count == nil {
      report("'scale' needs a 'count'", at: scale.keyRange, hint: "add count: 5")
      return nil
    }
    if let step { return number(step.value, "step").map(NumberRange.Spacing.step) }
    guard let count else { return .whole }
    let kind = scale.map { name($0.value, "scale", of: NumberRange.Scale.self) } ?? .linear
    guard let number = integer(count.value, "count", in: 1...NumberRange.mostValues), let kind
    else { return nil }
    return .count(number, kind)
  }

  /// Says why values do not fit, at the key that is at fault.
  mutating func report(_ unfit: Unfit, in entries: [Node.Entry], at range: SourceRange) {
    let place = entries.first { $0.key == unfit.key }?.value.range ?? range
    report(unfit.reason, at: place, hint: unfit.hint)
  }

  /// `{uniform: [A, B]}`, `{log_uniform: [A, B]}` or `{int_uniform: [A, B]}`.
  private mutating func distribution(of axis: Axis, _ node: Node) -> Located<SampleDimension>? {
    guard let entries = knownMapping(node, "the distribution", keys: distributionKeys),
      let entry = entries.first
    else { return nil }
    if entries.count > 1 {
      report(
        "one distribution is enough", at: entries[1].keyRange,
        note: Diagnostic.Note("first given here", at: entry.keyRange))
      return nil
    }
    guard case .list(let items) = entry.value.content, items.count == 2 else {
      report(
        "\(entry.key) takes two bounds", at: entry.value.range, hint: "write \(entry.key): [1, 10]")
      return nil
    }
    if axis.isWhole, entry.key != "int_uniform" {
      report(
        "\(axis.words) is a whole number", at: entry.keyRange,
        hint: "write int_uniform, or a list of values")
      return nil
    }
    let dimension: SampleDimension
    if entry.key == "int_uniform" {
      guard let low = integer(items[0], "bound", in: -(1 << 53)...(1 << 53)),
        let high = integer(items[1], "bound", in: -(1 << 53)...(1 << 53)),
        accepts(Double(low), axis, at: items[0].range),
        accepts(Double(high), axis, at: items[1].range)
      else { return nil }
      dimension = .intUniform(low, high)
    } else {
      guard let low = number(items[0], "bound"), let high = number(items[1], "bound"),
        accepts(low, axis, at: items[0].range), accepts(high, axis, at: items[1].range)
      else { return nil }
      dimension = entry.key == "uniform" ? .uniform(low, high) : .logUniform(low, high)
    }
    do {
      try dimension.check()
      return Located(dimension, at: node.range)
    } catch {
      report(error, in: entries, at: node.range)
      return nil
    }
  }
}
