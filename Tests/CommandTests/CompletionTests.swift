import Foundation
import Testing

@testable import nn_sweep

/// What shells offer, each in the real shell where it is installed.
@Suite struct CompletionTests {
  /// What is typed before the tab, and the line that stands there then: of several offers as much as
  /// they have in common.
  static let lines: [(typed: String, completed: String)] = [
    ("run f", "run first.exp"), ("plan fi", "plan first.exp"), ("top gri", "top grid"),
    ("top fi", "top first.exp"), ("run first.exp --results re", "run first.exp --results results"),
    ("merge o", "merge other.sqlite"), ("data fetch m", "data fetch mnist"),
    ("show ID", "show RUN"), ("predict gr", "predict grid"),
    ("model grid -o ne", "model grid -o net.npz"),
    ("data export mo", "data export moons"),
    ("run first.exp -s opti", "run first.exp -s optimizer="),
    ("run first.exp -s optimizer=nest", "run first.exp -s optimizer=nesterov"),
    ("run first.exp -s optimizer=sgd,nest", "run first.exp -s optimizer=sgd,nesterov"),
    ("new x --dataset mo", "new x --dataset moons"),
    ("top grid --score macro", "top grid --score macro_f1"),
    ("show ID@", "show ID@1"),
  ]

  private let work: Workspace
  private let run: String

  init() throws {
    work = try Workspace()
    try work.write("name: grid\ndataset: xor\nepochs: 1\n", to: ".grid.exp")
    let ending = try work.run("run", ".grid.exp", "--no-plots")
    try #require(ending.code == 0, "\(ending.errors)")
    run = try #require(
      try work.run("sql", "select substr(id, 1, 8) from runs", "--format", "csv").output
        .split(separator: "\n").last.map(String.init))
    for name in ["first.exp", "other.sqlite", "net.npz"] { try work.write("", to: name) }
  }

  /// A line with the run of this test in it, without the blank that may follow a whole word.
  private func resolved(_ line: String) -> String {
    line.replacing("ID", with: run.prefix(4)).replacing("RUN", with: run)
  }

  private static func shell(_ name: String) -> URL? {
    ["/bin/\(name)", "/usr/bin/\(name)"].first(where: FileManager.default.isExecutableFile)
      .map { URL(filePath: $0) }
  }

  private func output(_ shell: URL, _ script: String) throws -> [String] {
    try work.write(script, to: ".script")
    // A shell that says nothing would be waited for without end.
    let ending = try work.run(
      "120", shell.path, ".script", binary.deletingLastPathComponent().path,
      command: URL(filePath: "/usr/bin/timeout"))
    #expect(ending.code == 0, "\(ending.errors)")
    return ending.output.split(separator: "\n").map(String.init)
  }

  /// By the function that is registered, with the words as readline parts them.
  @Test func `bash completes words, also behind a sign`() throws {
    let script =
      """
      PATH=$1:$PATH
      source <(nn-sweep --generate-completion-script bash)
      compopt() { :; }
      registered=$(complete -p nn-sweep); [[ $registered =~ -F\\ ([^ ]+) ]] && name=${BASH_REMATCH[1]}
      offer() {
        COMP_LINE="nn-sweep $1"; COMP_POINT=${#COMP_LINE}
        read -ra COMP_WORDS <<< "$(sed 's/[=@]/ & /g' <<< "$COMP_LINE")"
        [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        COMPREPLY=()
        local current=${COMP_WORDS[COMP_CWORD]}
        $name nn-sweep "$current" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s|' "${COMPREPLY[@]}"; printf '\\n'
      }

      """ + Self.lines.map { "offer '\(resolved($0.typed))'\n" }.joined()
    let offers = try output(#require(Self.shell("bash")), script)
    try #require(offers.count == Self.lines.count)
    for (line, offer) in zip(Self.lines, offers) {
      // The last word alone, or what follows the sign in it.
      let word = try #require(resolved(line.completed).split(separator: " ").last)
      let parts = word.split { "=@".contains($0) }
      let rest = line.typed.contains { "=@".contains($0) } ? parts[1] : word
      #expect(offer.split(separator: "|").contains(rest), "\(line.typed): \(offer)")
    }
  }

  /// By keys that are typed into a shell in a terminal of its own, which zsh has a module for.
  @Test(.enabled(if: shell("zsh") != nil, "zsh is not installed"), arguments: ["zsh", "fish"])
  func `a key completes words in a terminal`(name: String) throws {
    guard Self.shell(name) != nil else { return print("\(name) is not installed") }
    let start = name == "zsh" ? Self.startOfZsh : Self.startOfFish
    let script =
      """
      zmodload zsh/zpty
      export PATH=$1:$PATH TERM=dumb HOME=$PWD
      \(start)
      zpty -r -m inner seen '*READYNOW*'
      offer() {
        zpty -w -n inner "nn-sweep $1"$'\\t\\x18'
        zpty -r -m inner seen '*<*>*'
        seen=${seen##*<}; print -r -- "${seen%%>*}"
      }

      """ + Self.lines.map { "offer '\(resolved($0.typed))'\n" }.joined()
    let offers = try output(#require(Self.shell("zsh")), script)
    try #require(offers.count == Self.lines.count)
    for (line, offer) in zip(Self.lines, offers) {
      let wanted = "nn-sweep " + resolved(line.completed)
      // A whole word is followed by a blank, a key by nothing, and a folder by its sign.
      let isOpen = wanted.hasSuffix("=")
      let isRight = isOpen ? offer == wanted : offer == wanted + " " || offer == wanted + "/"
      #expect(isRight, "\(line.typed): \(offer)")
    }
  }

  /// Both shells print their line between signs on Ctrl-X.
  private static let startOfZsh = """
    zpty inner zsh -f -i
    setup="PS1=; unset zle_bracketed_paste; autoload -Uz compinit; compinit -D -u
    nn-sweep --generate-completion-script zsh > .completion; source .completion
    compdef _nn-sweep nn-sweep
    show() { print -r -- \\"<\\$BUFFER>\\"; BUFFER=; zle .accept-line }; zle -N show; bindkey '^X' show
    print READY''NOW"
    zpty -w inner "$setup"
    """

  private static let startOfFish = """
    zpty inner fish -N -i -C "'function fish_prompt; end
    nn-sweep --generate-completion-script fish | source
    function show; echo \\"<\\"(commandline)\\">\\"; commandline \\"\\"; end; bind \\cx show
    echo READY''NOW'"
    """

  @Test func `what may stand for a key is offered, of a list behind its last comma`() {
    #expect(Completion.settings("optimizer=ad") == ["optimizer=adam", "optimizer=adamw"])
    #expect(Completion.settings("optimizer=sgd,li") == ["optimizer=sgd,lion"])
    #expect(Completion.settings("learning_rate=") == ["learning_rate=0.1"])
    #expect(Completion.settings("batch") == ["batch_size="])
    // What cannot be overridden is not offered.
    #expect(Completion.settings("grid") == [])
    #expect(Completion.settings("nothing=") == [])
  }
}
