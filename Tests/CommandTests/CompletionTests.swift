import Foundation
import Testing

/// The completion of bash offers files where files are asked for.
@Suite struct CompletionTests {
  @Test(arguments: [
    (["run", "f"], "first.exp"), (["plan", ""], "data first.exp"), (["top", "fi"], "first.exp"),
    (["run", "first.exp", "--results", "da"], "data"), (["merge", "o"], "other.sqlite"),
    (["data", "fetch", "m"], "mnist"),
  ])
  func `a word is completed`(words: [String], expected: String) throws {
    let work = try Workspace()
    for name in ["first.exp", "other.sqlite", "data/x.csv"] { try work.write("", to: name) }
    let quoted = (["nn-sweep"] + words).map { "'\($0)'" }.joined(separator: " ")
    try work.write(
      """
      PATH=$1:$PATH
      source <(nn-sweep --generate-completion-script bash)
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count)
      COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      _nn-sweep nn-sweep "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}" | sort | xargs
      """, to: ".complete.sh")
    let ending = try work.run(
      ".complete.sh", binary.deletingLastPathComponent().path,
      command: URL(filePath: "/bin/bash"))
    #expect(ending.output == expected + "\n", "\(ending.errors)")
  }
}
