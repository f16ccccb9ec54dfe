import Kernels

/// Values as C and C++ write them.
enum CText {
  static func number(_ value: Float) -> String { "\(value)f" }

  static func number(_ value: Double) -> String { value.isNaN ? "NAN" : "\(value)" }

  /// A string literal: every byte but plain ASCII as an escape, and no trigraph.
  static func string(_ text: String) -> String {
    let bytes = text.utf8.map { byte -> String in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "?"), ..<0x20, 0x7F...:
        let octal = String(byte, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - octal.count) + octal
      default: return String(UnicodeScalar(byte))
      }
    }
    return "\"" + bytes.joined() + "\""
  }

  /// A text within a comment, which it cannot end; no other begins in it.
  static func comment(_ text: String) -> String {
    text.printable.replacing("*/", with: "* /").replacing("/*", with: "/ *")
  }

  /// `static const TYPE NAME[] = {…};` with eight values a line.
  static func array(_ type: String, _ name: String, _ values: [String]) -> String {
    let lines = stride(from: 0, to: values.count, by: 8).map {
      "    " + values[$0..<min($0 + 8, values.count)].joined(separator: ", ")
    }
    return "  static const \(type) \(name)[] = {\n" + lines.joined(separator: ",\n") + "\n  };\n"
  }

  /// The same of rows of equal length.
  static func array(_ type: String, _ name: String, rows: [[String]]) -> String {
    let lines = rows.map { "    {" + $0.joined(separator: ", ") + "}" }
    return "  static const \(type) \(name)[][\(rows.first?.count ?? 0)] = {\n"
      + lines.joined(separator: ",\n") + "\n  };\n"
  }
}
