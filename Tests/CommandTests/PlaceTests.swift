import Foundation
import Testing

@testable import nn_sweep

/// Directories and names of every kind, few files, and a umask, with the real binary.
@Suite struct PlaceTests {
  private static let experiment = "dataset: xor\nepochs: 1\nhidden: 2\n"

  /// Lets go of what the tests that run beside this one have open: it counts as the program's own.
  private static let closing =
    "for d in /proc/$$/fd/*; do d=${d##*/}; [ $d -le 2 ] || eval \"exec $d>&-\"; done;"

  private func shell(_ work: Workspace, _ line: String) throws -> Workspace.Ending {
    try work.run(
      "-c", line, environment: ["nn": binary.path], command: URL(filePath: "/bin/bash"))
  }

  @Test func `a directory whose name is no text is worked in`() throws {
    let work = try Workspace()
    let ending = try shell(
      work,
      "d=$'gr\\xfc\\xdfe'; mkdir $d; cd $d; printf '\(Self.experiment.replacing("\n", with: "\\n"))'"
        + " > x.exp; $nn run x.exp --no-plots && $nn status && ls results")
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.output.contains("sweeps.sqlite"))
  }

  @Test func `an argument that is no text is told`() throws {
    let work = try Workspace()
    let ending = try shell(work, "$nn run $'caf\\xe9.exp'")
    #expect(ending.code == 64)
    #expect(
      ending.errors == """
        error: the argument 'caf\\xE9.exp' is not UTF-8 text
          hint: rename what it means, or give that a second name with ln -s

        """)
    #expect(ArgumentText.failure(of: Array("caf\u{FFFD}".utf8)) == nil)
  }

  @Test func `with few files an error says how to allow more, and with some all is drawn`() throws {
    let work = try Workspace()
    try work.write(Self.experiment, to: "x.exp")
    for limit in [8, 10] {
      let ending = try shell(work, "ulimit -n \(limit); $nn run x.exp")
      #expect(ending.code == 69)
      #expect(ending.errors.contains("hint: allow more open files: ulimit -n 256"))
    }
    for limit in [14, 16, 24, 64] {
      let ending = try shell(
        work, "rm -rf results; \(Self.closing) ulimit -n \(limit); $nn run x.exp")
      #expect(ending.code == 0 && ending.errors == "", "\(limit): \(ending.errors)")
    }
  }

  @Test func `a path that is too long for SQLite is told`() throws {
    let work = try Workspace()
    try work.write(Self.experiment, to: "x.exp")
    let long = Array(repeating: String(repeating: "p", count: 50), count: 10).joined(separator: "/")
    let ending = try work.run("run", "x.exp", "--no-plots", "--results", long)
    #expect(ending.code == 69)
    #expect(ending.errors.contains("and SQLite takes 510"))
  }

  @Test func `what is stored has the rights that the umask leaves`() throws {
    let work = try Workspace()
    try work.write(Self.experiment, to: "x.exp")
    let ending = try shell(work, "umask 002; $nn run x.exp && find results -type f ! -perm 664")
    #expect(ending.code == 0)
    #expect(ending.output.hasSuffix("and beside it\n"), "\(ending.output)")
  }

  @Test(arguments: ["report x", "plot x --terminal", "doctor"])
  func `a folder of temporary files that is not there is told, and not made`(command: String) throws
  {
    let work = try Workspace()
    try work.train(Self.experiment, as: "x.exp")
    let missing = work.path("missing")
    let ending = try work.start(
      command.split(separator: " ").map(String.init), environment: ["TMPDIR": missing]
    ).end()
    #expect(ending.code == 69)
    let told = ending.output + ending.errors
    #expect(told.contains(missing) && told.contains("No such file or directory"), "\(told)")
    #expect(told.contains("hint: set TMPDIR to a folder that is there and may be written"))
    #expect(!work.exists("missing"))
  }

  @Test func `a run is reproduced from any directory, and where all was moved to`() throws {
    let work = try Workspace()
    let rows = (0..<60).map { "\($0 % 7),\($0 * 5 % 11),\($0 % 2)" }.joined(separator: "\n")
    try work.write("a,b,c\n\(rows)\n", to: "project/data/t.csv")
    try work.write(
      "dataset: {csv: ../data/t.csv, label: c}\nepochs: 1\nbatch_size: 8", to: "project/exps/t.exp")
    let ending = try shell(
      work,
      "cd project; $nn run exps/t.exp --no-plots > /dev/null || exit 9;"
        + " r=$($nn sql 'select id from runs' --format csv | tail -1);"
        + " cd data && $nn reproduce $r --results ../results && cd ../.. &&"
        + " mv project moved && $nn reproduce $r --results moved/results")
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.output.components(separatedBy: ": reproduced,").count == 3)
  }

  @Test func `a stored path is looked for beside the results too`() {
    #expect(
      StoredPlace.candidates("/a/b/c.exp", results: "../r/")
        == ["/a/b/c.exp", "../a/b/c.exp", "../b/c.exp", "../c.exp"])
    #expect(StoredPlace.candidates("c.exp", results: "r") == ["c.exp", "c.exp"])
  }
}
