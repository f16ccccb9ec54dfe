import Records
public import YAMLLite

/// One `key=value` of the command line.
struct Override {
  let key: String
  let value: String

  init(_ text: String) throws(Diagnostics) {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex,
      text.index(after: sign) < text.endIndex
    else {
      let end = text.utf8.count
      throw Diagnostics(
        file: SourceFile(path: "-s", text: text),
        items: [
          Diagnostic(
            "a setting is a key, '=' and a value", at: SourceRange(0, end),
            hint: "write -s learning_rate=0.1,0.3")
        ])
    }
    key = String(text[..<sign])
    value = String(text[text.index(after: sign)...])
  }

  /// A line of `override:`, what stands before the value and behind it being apart. What can be
  /// swept is a list there, even of one.
  func line(isSwept: Bool) -> (before: String, after: String) {
    let isWhole = pieces == 1 && (value.hasPrefix("{") || isList)
    return isSwept && !isWhole ? ("  \(key): [", "]") : ("  \(key): ", "")
  }

  /// Whether the value is a list of values already, in brackets: of sizes, or of names of
  /// activations, these are one value.
  private var isList: Bool {
    guard value.hasPrefix("["), value.hasSuffix("]") else { return false }
    guard let axis = Axis(rawValue: key), axis.takesList else { return true }
    return axis == .activations && value.contains("/")
  }

  /// How many values commas outside brackets and quotes make.
  private var pieces: Int {
    var depth = 0
    var quote: Character?
    var pieces = 1
    for character in value {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if "[{".contains(character) {
        depth += 1
      } else if "]}".contains(character) {
        depth -= 1
      } else if character == ",", depth == 0 {
        pieces += 1
      }
    }
    return pieces
  }
}

extension ExperimentFile {
  /// Reads a file with settings of the command line, `key=value` each, in the place of its own.
  ///
  /// They are appended to the text as `override:`, so that what is stored of the experiment says
  /// everything, and mistakes in them are shown like the file's.
  public init(_ source: SourceFile, overrides: [String]) throws(Diagnostics) {
    guard !overrides.isEmpty else {
      try self.init(source)
      return
    }
    let node = try YAMLLite.parse(source)
    guard case .mapping(let entries) = node.content, !node.isFlow else {
      // It says itself what is wrong with it.
      try self.init(source)
      throw Diagnostics(
        file: source,
        items: [Diagnostic("settings cannot be added to a file in braces", at: node.range)])
    }
    if let override = entries.first(where: { $0.key == "override" }) {
      throw Diagnostics(
        file: source,
        items: [
          Diagnostic(
            "the file has overrides of its own", at: override.keyRange,
            hint: "change them there, or leave out -s")
        ])
    }
    let fixedKeys = Set(ExperimentKey.all.map(\.name)).subtracting(
      Axis.allCases.map(\.rawValue) + ["seeds"])
    let end = source.text.isEmpty || source.text.hasSuffix("\n") ? "" : "\n"
    // In line with the file's own keys, which may be indented.
    let before = source.text.utf8.prefix(entries.first?.keyRange.lower ?? 0)
    let space = UInt8(ascii: " ")
    let margin = String(repeating: " ", count: before.reversed().prefix { $0 == space }.count)
    var text = source.text + end + margin + "override:\n"
    var additions: [SourceFile.Addition] = []
    for typed in overrides {
      let override = try Override(typed)
      let (before, after) = override.line(isSwept: !fixedKeys.contains(override.key))
      let start = text.utf8.count
      let key = start + margin.utf8.count + 2
      let value = start + margin.utf8.count + before.utf8.count
      text += margin + before + override.value + after + "\n"
      additions.append(
        SourceFile.Addition(
          path: "-s", text: typed, line: SourceRange(start, text.utf8.count),
          key: SourceRange(key, key + override.key.utf8.count),
          value: SourceRange(value, value + override.value.utf8.count)))
    }
    try self.init(SourceFile(path: source.path, text: text, additions: additions))
  }
}

extension Reader {
  /// `override:` values that replace what the file says, in every block.
  mutating func override(_ file: inout ExperimentFile, _ entry: Node.Entry) {
    let variables = Set((file.blocks + [file.root]).flatMap(\.variables)).sorted()
    let keys = ExperimentKey.all.filter(\.isOverridable).map(\.name)
    let others = ExperimentKey.all.filter { !$0.isOverridable }.map(\.name)
    var said = Section()
    for entry in mapping(entry.value, "override", keys: keys + others + variables) ?? [] {
      if others.contains(entry.key) {
        report(
          "'\(entry.key)' cannot be overridden", at: entry.keyRange,
          hint: "override the settings in it, as in -s learning_rate=0.1,0.3")
        continue
      }
      if let axis = Axis(rawValue: entry.key)
        ?? variables.first(where: { $0 == entry.key })
        .map(Axis.variable)
      {
        said.claim(axis, entry.keyRange, &self)
        guard let factor = factor(axis, entry) else { continue }
        for index in file.blocks.indices { file.blocks[index].replace(axis, by: factor, &self) }
        file.root.replace(axis, by: factor, &self)
        continue
      }
      switch ExperimentKey.all.first(where: { $0.name == entry.key })?.reading {
      case .file(let read): read(&file, entry, &self)
      case .section(_, _, let read):
        // Read once for its mistakes and clashes, then for every section.
        read(&said, entry, &self, file.source)
        for index in file.blocks.indices { file.blocks[index].takeSeedsAndSample(of: said) }
        file.root.takeSeedsAndSample(of: said)
      case .blocks, .override, .plots, nil: break
      }
    }
  }

  private mutating func factor(_ axis: Axis, _ entry: Node.Entry) -> Factor? {
    let axes = [(axis: axis, keyRange: entry.keyRange)]
    if axis.isSingle(entry.value) {
      return choice(of: axis, entry.value).map {
        Factor(axes: axes, rows: [[Located($0, at: entry.value.range)]])
      }
    }
    switch levels(of: axis, entry.value, axis.words) {
    case .listed(let choices)?: return Factor(axes: axes, rows: choices.map { [$0] })
    case .drawn(let dimension)?: return Factor(axes: axes, rows: [], drawn: dimension)
    case nil: return nil
    }
  }
}

extension ExperimentKey {
  /// Whether a value of the command line may replace it.
  public var isOverridable: Bool {
    switch reading {
    case .file: true
    case .section(_, let isOverridable, _): isOverridable
    case .blocks, .override, .plots: false
    }
  }
}
