import Foundation

/// Writes lines to standard error, below live ones, whatever they quote: nothing in them steers the
/// terminal. A reader that has gone away is no reason to fail.
func printError(_ lines: String) {
  Signals.endLine()
  try? FileHandle.standardError.write(contentsOf: Data((lines.printableLines + "\n").utf8))
}

/// Tells a person what happened that is no error.
func printNote(_ text: String) { printError("note: " + text) }

/// A message with what to do about it on a line of its own, with the options that its commands need.
func hinted(_ message: String, _ hint: String?) -> String {
  let parts = [message, hint.map { "  hint: " + KeptOptions.added(to: $0) } ?? ""]
  return parts.filter { !$0.isEmpty }.joined(separator: "\n")
}
