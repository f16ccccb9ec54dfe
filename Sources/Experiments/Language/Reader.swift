import Records
import YAMLLite

/// Turns nodes into values and keeps every complaint, so that all of a file's mistakes come at once.
///
/// A reading function that answers nil has said why.
struct Reader {
  private(set) var diagnostics: [Diagnostic] = []

  /// The same without order, since there may be one for every word of a long file.
  private var reported: Set<Diagnostic> = []

  mutating func report(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  mutating func report(
    _ message: String, at range: SourceRange, note: Diagnostic.Note? = nil, hint: String? = nil
  ) {
    report(Diagnostic(message, at: range, note: note, hint: hint))
  }

  /// Reports a mistake that many points share, with the first of them.
  mutating func reportOnce(_ message: String, at range: SourceRange, hint: String? = nil) {
    if !diagnostics.contains(where: { $0.range == range }) {
      report(Diagnostic(message, at: range, hint: hint))
    }
  }

  /// The text of a scalar that is not empty.
  mutating func text(_ node: Node, _ what: String) -> String? {
    guard case .scalar(let text, let quoted) = node.content else {
      report("\(what) must be a single value, not a \(node.kind)", at: node.range)
      return nil
    }
    if text.isEmpty && !quoted {
      report("\(what) has no value", at: node.range)
      return nil
    }
    return text
  }

  /// The text of a plain scalar: what numbers are written as.
  private mutating func plain(_ node: Node, _ what: String, wanted: String) -> String? {
    guard let text = text(node, what) else { return nil }
    if case .scalar(_, quoted: true) = node.content {
      report(
        "\(what) must be \(wanted), not a quoted text", at: node.range,
        hint: Double(text) == nil ? nil : "remove the quotes")
      return nil
    }
    return text
  }

  /// A whole number in `range`.
  mutating func integer(_ node: Node, _ what: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = plain(node, what, wanted: "a whole number") else { return nil }
    guard let value = wholeNumber(text) else {
      report("\(what) must be a whole number, not '\(text)'", at: node.range)
      return nil
    }
    guard range.contains(value) else {
      report("\(what) must be \(range.words), not \(text)", at: node.range)
      return nil
    }
    return value
  }

  /// A finite decimal number.
  mutating func number(_ node: Node, _ what: String) -> Double? {
    guard let text = plain(node, what, wanted: "a number") else { return nil }
    guard let value = decimalNumber(text) else {
      report(
        "\(what) must be a number, not '\(text)'", at: node.range,
        hint: withoutDecimalComma(text).map { "write \($0)" })
      return nil
    }
    guard value.isFinite else {
      report("\(what) '\(text)' is too large", at: node.range)
      return nil
    }
    return value
  }

  /// `true` or `false`.
  mutating func truth(_ node: Node, _ what: String) -> Bool? {
    guard let text = plain(node, what, wanted: "true or false") else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      report("\(what) must be true or false, not '\(text)'", at: node.range)
      return nil
    }
  }

  /// One of an enum's names.
  mutating func name<Name: RawRepresentable & CaseIterable>(
    _ node: Node, _ what: String, of type: Name.Type
  ) -> Name? where Name.RawValue == String {
    guard let text = text(node, what) else { return nil }
    return name(text, what, at: node.range, of: type)
  }

  mutating func name<Name: RawRepresentable & CaseIterable>(
    _ text: String, _ what: String, at range: SourceRange, of type: Name.Type
  ) -> Name? where Name.RawValue == String {
    if let name = Name(rawValue: text) { return name }
    return report(unknown: text, what, at: range, among: Name.allCases.map(\.rawValue))
  }

  /// One of the known names.
  mutating func name(_ node: Node, _ what: String, among known: [String]) -> String? {
    guard let text = text(node, what) else { return nil }
    return known.contains(text) ? text : report(unknown: text, what, at: node.range, among: known)
  }

  private mutating func report<Value>(
    unknown text: String, _ what: String, at range: SourceRange, among known: [String]
  ) -> Value? {
    report("unknown \(what) '\(text)'", at: range, hint: suggestion(for: text, among: known))
    return nil
  }

  /// The items of a list that is not empty.
  mutating func list(_ node: Node, _ what: String, example: String) -> [Node]? {
    guard case .list(let items) = node.content else {
      report("\(what) must be a list, not a \(node.kind)", at: node.range, hint: "write \(example)")
      return nil
    }
    if items.isEmpty {
      report("\(what) is an empty list", at: node.range, hint: "write \(example), or leave it out")
      return nil
    }
    return items
  }

  /// The entries of a mapping, unless it has unknown keys: what follows from these is not reported
  /// too.
  mutating func knownMapping(_ node: Node, _ what: String, keys: [String]) -> [Node.Entry]? {
    guard let known = mapping(node, what, keys: keys), known.count == node.entryCount else {
      return nil
    }
    return known
  }

  /// The entries of a mapping whose keys are the cases of an enum: a switch over them that
  /// compiles reads every one. Unknown ones are reported and left out.
  mutating func entries<Key: RawRepresentable<String> & CaseIterable>(
    _ node: Node, _ what: String, of type: Key.Type
  ) -> [(key: Key, entry: Node.Entry)]? {
    mapping(node, what, keys: Key.allCases.map(\.rawValue))?.compactMap { entry in
      Key(rawValue: entry.key).map { ($0, entry) }
    }
  }

  /// The same, but nil if a key is unknown.
  mutating func knownEntries<Key: RawRepresentable<String> & CaseIterable>(
    _ node: Node, _ what: String, of type: Key.Type
  ) -> [(key: Key, entry: Node.Entry)]? {
    guard let entries = entries(node, what, of: type), entries.count == node.entryCount else {
      return nil
    }
    return entries
  }

  /// The entries of a mapping whose keys are all known; unknown ones are reported and left out.
  mutating func mapping(_ node: Node, _ what: String, keys: [String]) -> [Node.Entry]? {
    guard case .mapping(let entries) = node.content else {
      report(
        "\(what) must be a mapping, not a \(node.kind)", at: node.range,
        hint: keys.count > mostNamesShown
          ? everyKey : "known keys: \(keys.joined(separator: ", "))")
      return nil
    }
    return entries.filter { entry in
      if keys.contains(entry.key) { return true }
      report(
        "unknown key '\(entry.key)' in \(what)", at: entry.keyRange,
        hint: ForeignWords.hint(for: entry.key, among: keys))
      return false
    }
  }
}

/// A number with a decimal point in place of its comma; nil for everything else.
private func withoutDecimalComma(_ text: String) -> String? {
  let parts = text.split(separator: ",", omittingEmptySubsequences: false)
  guard parts.count == 2, parts[1].first?.isNumber == true else { return nil }
  let point = parts.joined(separator: ".")
  return decimalNumber(point) == nil ? nil : point
}

extension Node {
  /// The text of a scalar without quotes.
  var plainText: String? {
    if case .scalar(let text, quoted: false) = content { text } else { nil }
  }

  /// How many entries a mapping has.
  fileprivate var entryCount: Int {
    if case .mapping(let entries) = content { entries.count } else { 0 }
  }

  /// What a person would call it.
  var kind: String {
    switch content {
    case .scalar: "single value"
    case .list: "list"
    case .mapping: "mapping"
    }
  }
}
