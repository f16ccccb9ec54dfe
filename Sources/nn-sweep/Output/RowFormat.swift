import ArgumentParser
import Foundation
import Storage
import YAMLLite

/// How rows of a query are written for other programs.
enum RowFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, jsonl

  /// Writes the rows of a query, which a person typed or not, as they come, those that are `wanted`.
  func write(
    _ results: Results, _ sql: String, _ arguments: [String] = [], isTyped: Bool = true,
    wanted: (_ columns: [String], [StoredValue]) -> Bool = { _, _ in true }
  ) throws {
    let output = LineWriter()
    var names: [String] = []
    try results.query(sql, arguments, isTyped: isTyped) { columns in
      names = columns
      if self == .csv { output.line(columns.map(Self.field).joined(separator: ",")) }
    } row: { values in
      guard wanted(names, values) else { return }
      switch self {
      case .csv: output.line(values.map(Self.field).joined(separator: ","))
      case .jsonl: output.line(Self.object(names, values))
      }
    }
    output.flush()
  }

  /// RFC 4180; what has no value is empty.
  private static func field(_ value: StoredValue) -> String {
    value.text.map(field) ?? ""
  }

  /// By bytes: to Swift a line's end of two characters is one, and none of those asked for.
  static func field(_ text: String) -> String {
    let isPlain = !text.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
    guard !isPlain else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }

  /// An object with its keys in column order. By hand, since an encoder takes ten times as long.
  static func object(_ names: [String], _ values: [StoredValue]) -> String {
    let members = zip(names, values).map { string($0) + ":" + json($1) }
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func json(_ value: StoredValue) -> String {
    switch value {
    case .null: "null"
    case .integer(let number): String(number)
    case .real(let number): number.isFinite ? "\(number)" : "null"
    case .text(let text): string(text)
    case .blob(let count): string("\(count) bytes")
    }
  }

  private static func string(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where scalar.value < 0x20: quoted += scalar.quotedEscape.lowercased()
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension StoredValue {
  /// As people and CSV read it; nil for none.
  var text: String? {
    switch self {
    case .null: nil
    case .integer(let number): String(number)
    case .real(let number): "\(number)"
    case .text(let text): text
    case .blob(let count): "\(count) bytes"
    }
  }
}
