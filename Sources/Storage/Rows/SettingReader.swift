import Records

/// Reads settings back from their texts. Lines repeat from setting to setting, so each is taken
/// apart once.
struct SettingReader {
  private var lines: [Substring: (axis: Axis, value: AxisValue)] = [:]
  private static let axes = Dictionary(
    uniqueKeysWithValues: Axis.allCases.map { ($0.rawValue, $0) })

  /// The settings that a text describes, as `SettingRows.text` writes it.
  mutating func settings(_ text: String) -> Settings {
    var settings = Settings()
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let line = Substring(line)
      guard let known = lines[line] ?? Self.parse(line) else { continue }
      lines[line] = known
      settings[known.axis] = known.value
    }
    return settings
  }

  private static func parse(_ line: Substring) -> (axis: Axis, value: AxisValue)? {
    guard let sign = line.firstIndex(of: "=") else { return nil }
    let (name, value) = (String(line[..<sign]), String(line[line.index(after: sign)...]))
    let axis = axes[name] ?? .variable(name)
    let number = axis.isNumeric ? Double(value) : nil
    return (axis, number.map(AxisValue.number) ?? .text(value))
  }
}
