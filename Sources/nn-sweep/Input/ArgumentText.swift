import Foundation
import YAMLLite

/// Arguments as text. A name may be any bytes to the system; Swift repairs those that are no UTF-8,
/// and then they name something else.
enum ArgumentText {
  /// The failure for an argument that is no text; nil where all are.
  static func failure() -> Failure? {
    guard CommandLine.arguments.contains(where: { $0.contains("\u{FFFD}") }) else { return nil }
    let all = FileManager.default.contents(atPath: "/proc/self/cmdline") ?? Data()
    return all.split(separator: 0, omittingEmptySubsequences: false).lazy.compactMap(failure).first
  }

  static func failure(of argument: some Collection<UInt8>) -> Failure? {
    guard String(validating: argument, as: UTF8.self) == nil else { return nil }
    let shown = argument.map { byte in
      (0x20..<0x7F).contains(byte)
        ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
    }
    return Failure(
      "the argument '\(shown.joined())' is not UTF-8 text",
      hint: "rename what it means, or give that a second name with ln -s", .arguments)
  }
}
