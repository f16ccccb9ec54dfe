import Foundation
import Kernels
import Testing

/// Whatever a person hands in, the command ends with a message and the documented exit code.
@Suite struct BadInputTests {
  /// A file, the exit code, and words of the message.
  static let files: [(text: String, code: Int32, words: String)] = [
    ("dataset: digits\nlerning_rate: 0.1", 2, "did you mean 'learning_rate'?"),
    ("dataset: digits\nbatch_size: 5000", 2, "larger than the training part"),
    ("dataset: digits\nlayers: 784-30-10", 2, "has 64 inputs"),
    ("dataset: {csv: nowhere.csv, label: last}", 69, "nowhere.csv"),
    ("dataset: {idx: nowhere}", 69, "nowhere"),
    ("dataset: {csv: gap.csv, label: last}", 2, "gap.csv:2:"),
    ("dataset: {csv: ., label: last}", 69, "."),
    ("dataset: mnist", 69, "nn-sweep data fetch mnist"),
    ("dataset: digits\nsplit: {validation: 5000}", 2, "5000"),
    ("", 2, "the file is empty"),
  ]

  @Test(arguments: files)
  func `a bad file ends with its message and code`(
    file: (text: String, code: Int32, words: String)
  ) throws {
    let work = try Workspace()
    try work.write("1,2,a\n3,,b\n", to: "gap.csv")
    try work.write(file.text, to: "bad.exp")
    let nowhere = ["NN_SWEEP_DATA": work.path("no-data"), "XDG_CACHE_HOME": work.path("cache")]
    let ending = try work.run("run", "bad.exp", environment: nowhere)
    #expect(ending.code == file.code, "\(ending.errors)")
    #expect(ending.errors.contains(file.words), "\(ending.errors)")
    #expect(!work.exists("results"))
  }

  @Test(arguments: [
    (["grid.exp"], "hint: write nn-sweep run grid.exp"),
    (["grid.exp", "--no-plots"], "hint: write nn-sweep run grid.exp --no-plots\n"),
    (["rum", "grid.exp"], "hint: did you mean 'run'?"),
    (["leaderboard"], "hint: all of them: nn-sweep --help"),
    (["plott", "help"], "hint: did you mean 'plot'? all of them: nn-sweep --help"),
  ])
  func `what is no command gets the one that is meant`(arguments: [String], hint: String) throws {
    let work = try Workspace()
    let ending = try work.start(arguments).end()
    #expect(ending.code == 64)
    #expect(ending.errors.hasPrefix("error: there is no command '\(arguments[0])'\n"))
    #expect(ending.errors.contains(hint), "\(ending.errors)")
  }

  @Test(arguments: [
    (["help", "plott"], "'plott'\n  hint: did you mean 'plot'? all of them: nn-sweep --help\n"),
    (
      ["help", "data", "shw"],
      "'data shw'\n  hint: did you mean 'show'? all of them: nn-sweep data --help\n"
    ),
  ])
  func `help for no command gets the one that is meant`(words: [String], text: String) throws {
    let work = try Workspace()
    let ending = try work.start(words).end()
    #expect(ending.code == 64 && ending.output.isEmpty)
    #expect(ending.errors == "error: there is no command \(text)")
  }

  /// What a file says of its data and they do not allow, at its place in the file.
  @Test(arguments: [
    ("split: {validation: 50}", "2:8", "split: the validation part is to have 50 examples"),
    ("split: {folds: 5, by: kind}", "2:8", "split: column 'kind' has 2 groups"),
    ("dataset: {csv: t.csv, target: one}", "1:10", "the target 'one' is 1.0 in every row"),
    (
      "dataset: {csv: t.csv, label: kind, ordinal: {size: [S, L], 1: [S, L]}}", "1:10",
      "the column 'size' is given an order twice"
    ),
    (
      "dataset: {csv: t.csv, label: kind, ordinal: {size: [S, L]}, drop: [size]}", "1:10",
      "the column 'size' is both ordinal and dropped"
    ),
    (
      "dataset: {csv: t.csv, label: kind, drop: [kind]}", "1:10",
      "the column 'kind' is both to be learned and dropped"
    ),
    ("batch_size: 9223372036854775807", "2:13", "batch size 9.2"),
  ])
  func `what the data do not allow has its place in the file`(
    line: String, place: String, words: String
  ) throws {
    let work = try Workspace()
    let rows = (0..<40).map { "\($0 % 7),\($0 % 2 == 0 ? "S" : "L"),1,\($0 % 2 == 0 ? "a" : "b")" }
    try work.write("x,size,one,kind\n" + rows.joined(separator: "\n"), to: "t.csv")
    let dataset = "dataset: {csv: t.csv, label: kind, header: true}\n"
    let header = line.replacing("{csv: t.csv,", with: "{csv: t.csv, header: true,")
    try work.write(line.hasPrefix("dataset") ? header : dataset + line, to: "bad.exp")
    let ending = try work.run("run", "bad.exp")
    #expect(ending.code == 2)
    #expect(ending.errors.hasPrefix("bad.exp:\(place): error: \(words)"), "\(ending.errors)")
    #expect(ending.errors.contains("\n  hint: "))
  }

  @Test func `a folder in the place of a file is told, with the file that may be meant`() throws {
    let work = try Workspace()
    try work.write("dataset: xor", to: "one/grid.exp")
    try work.write("", to: "none/grid.txt")
    let one = try work.run("run", "one")
    #expect(one.code == 69)
    #expect(
      one.errors == """
        one: error: a folder, not an experiment file
          hint: did you mean 'one/grid.exp'?

        """)
    #expect(
      try work.run("plan", "none/").errors
        .hasSuffix("hint: no file in it ends with .exp; nn-sweep new NAME writes one\n"))
    try work.write("dataset: moons", to: "one/a.exp")
    #expect(
      try work.run("plan", "one").errors.hasSuffix(
        "hint: name one of: one/a.exp, one/grid.exp\n"))
    #expect(
      try work.run("plan", "one/gird").errors.hasSuffix("hint: did you mean 'one/grid.exp'?\n"))
  }

  @Test(
    arguments: [
      ("t.csv", "--label COLUMN"), ("t.TSV.gz", "--label COLUMN"), ("t.npy", "--label FILE.npy"),
      ("t.npz", "--inputs NAME --label NAME"),
    ])
  func `a table in the place of an experiment gets the command that writes one`(
    name: String, options: String
  ) throws {
    let work = try Workspace()
    try work.write("x,y\n1,2\n", to: name)
    let ending = try work.run("run", name)
    #expect(ending.code == 2)
    #expect(
      ending.errors == """
        \(name): error: this is a table, not an experiment file
          hint: nn-sweep new \(name) \(options)

        """)
  }

  @Test func `an experiment in the folder of experiments is found by its name alone`() throws {
    let work = try Workspace()
    let nothing = try work.run("run", "grid")
    #expect(nothing.code == 69)
    #expect(
      nothing.errors.hasSuffix(
        "hint: name an experiment file, NAME.exp; nn-sweep new NAME writes one\n"))
    try work.write("dataset: xor", to: "experiments/grid.exp")
    for name in ["grid", "grid.exp"] {
      #expect(
        try work.run("plan", name).errors.hasSuffix(
          "hint: did you mean 'experiments/grid.exp'?\n"))
    }
  }

  @Test func `a setting of the command line is at fault where it was typed`() throws {
    let work = try Workspace()
    try work.write("dataset: xor\nepochs: 3", to: "grid.exp")
    let ending = try work.run("plan", "grid.exp", "-s", "hidden=8", "-s", "batch_size=16,500")
    #expect(ending.code == 2)
    #expect(
      ending.errors == """
        -s:1:15: error: batch size 500 is larger than the training part of 240 examples
        batch_size=16,500
                      ^~~
          hint: use at most 240

        """)
  }

  @Test func `truncated and mistaken IDX files are refused`() throws {
    let work = try Workspace()
    try work.write("not an image", to: "data/mnist/train-images-idx3-ubyte")
    for name in ["train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"] {
      try work.write("", to: "data/mnist/\(name)")
    }
    try work.write("dataset: mnist", to: "m.exp")
    let ending = try work.run("run", "m.exp", "--data", "data")
    #expect(ending.code == 69)
    #expect(ending.errors.contains("train-images-idx3-ubyte"))
  }

  @Test func `random bytes and ten megabytes are refused`() throws {
    let work = try Workspace()
    var source = RandomSource(seed: 1, .data)
    let noise = Data((0..<4096).map { _ in UInt8(truncatingIfNeeded: source.next()) })
    try noise.write(to: work.folder.appending(path: "noise.exp"))
    #expect(try work.run("run", "noise.exp").code == 2)
    try work.write(String(repeating: "- [a, b]\n", count: 1_200_000), to: "huge.exp")
    let huge = try work.run("run", "huge.exp")
    #expect(huge.code == 2)
    #expect(huge.errors.contains("larger than 4 MB"))
    #expect(try work.run("run", ".").code == 69)
    #expect(try work.run("run", "nowhere.exp").code == 69)
  }

  @Test func `results that cannot be written or read are said to be so`() throws {
    let work = try Workspace()
    try work.write("dataset: xor\nepochs: 1", to: "one.exp")
    try work.write("a file", to: "blocked")
    let blocked = try work.run("run", "one.exp", "--results", "blocked")
    #expect(blocked.code == 69)
    #expect(blocked.errors.contains("blocked"))
    #expect(try work.run("top").code == 69)
    try work.write("this is no database, whatever its name says", to: "results/sweeps.sqlite")
    let broken = try work.run("run", "one.exp")
    #expect(broken.code == 0)
    #expect(broken.errors.contains("sweeps.sqlite.damaged-1"))
    #expect(work.exists("results/sweeps.sqlite.damaged-1"))
  }

  /// What is wrong, and the cure, as every other error has them.
  @Test(arguments: [
    ("run", "missing expected argument '<file>'", "<file>: the experiment file; "),
    ("run --no-plot a.exp", "unknown option '--no-plot'", "did you mean '--no-plots'? all "),
    ("run --threads 4 a.exp", "unknown option '--threads'", "did you mean '-j'? all "),
    ("run --n_jobs=4 a.exp", "unknown option '--n_jobs'", "did you mean '-j'? all "),
    ("top --threads 4", "unknown option '--threads'", "all options: "),
    ("run --epochs 3 a.exp", "unknown option '--epochs'", "did you mean '-s epochs=3'? all "),
    ("run --batch-size=8 a.exp", "unknown option '--batch", "did you mean '-s batch_size=8'? "),
    ("run a.exp --seeds", "unknown option '--seeds'", "did you mean '-s repeats=VALUE'? all "),
    ("run --seeds 5 a.exp", "unknown option '--seeds'", "did you mean '-s repeats=5'? all "),
    ("top --epochs 3", "unknown option '--epochs'", "all options: "),
    ("top --metric f1", "unknown option '--metric'", "did you mean '--score'? all "),
    ("plot --type ranked", "unknown option '--type'", "did you mean '--kind'? all "),
    ("top digits -n1", "unknown option '-n1'\n", "did you mean '-n 1'? all "),
    ("plot -o a.jpg", "--output ends in .jpg, and pictures in .svg, .png, .pdf\n", ""),
    ("run -j 0 a.exp", "-j takes 1 to 1024 threads", ""),
    ("top -n 0", "-n takes a count of at least 1", ""),
    ("top -n", "missing value for '-n <count>'", "-n <count>: how many settings; "),
    ("top a b", "unexpected argument 'b'", ""),
    ("confirm --seeds few", "the value 'few' is invalid for '--seeds <n>'", "--seeds <n>: "),
    ("plot --format gif", "the value 'gif' is invalid for '--format <format>'", "please provide "),
    ("plot --kind art", "the value 'art' is invalid for '--kind <kind>'", "please provide one of "),
    ("data fetch digits", "can fetch mnist and fashion-mnist, not 'digits'", ""),
    ("cluster submit --slices 0 a.exp", "--slices takes 1 to ", ""),
  ])
  func `bad arguments end with 64`(typed: String, message: String, hint: String) throws {
    let work = try Workspace()
    let words = typed.split(separator: " ").map(String.init)
    let ending = try work.start(words).end()
    #expect(ending.code == 64 && ending.output.isEmpty)
    #expect(ending.errors.hasPrefix("error: \(message)"), "\(ending.errors)")
    #expect(ending.errors.contains("\n  hint: \(hint)"), "\(ending.errors)")
    let names = ["data", "cluster"].contains(words[0]) ? words[0...1] : words[0...0]
    #expect(
      ending.errors.hasSuffix("all options: nn-sweep \(names.joined(separator: " ")) --help\n"),
      "\(ending.errors)")
    #expect(ending.errors.split(separator: "\n").count == 2, "\(ending.errors)")
  }

  @Test func `a key that there is not is told with the nearest`() throws {
    let ending = try Workspace().run("keys", "lerning_rate")
    #expect(ending.code == 64)
    #expect(
      ending.errors.hasPrefix(
        "error: no key 'lerning_rate'\n  hint: did you mean 'learning_rate'? "), "\(ending.errors)")
  }

  @Test func `help and version are no mistakes`() throws {
    let work = try Workspace()
    for words in [["--help"], ["help", "run"], ["--version"], [], ["data", "--help"]] {
      let ending = try work.start(words).end()
      #expect(ending.code == 0 && ending.errors.isEmpty && !ending.output.isEmpty, "\(words)")
    }
  }

  @Test func `unknown experiments and runs are named with what there is`() throws {
    let work = try Workspace()
    try work.write("dataset: xor\nepochs: 1", to: "one.exp")
    _ = try work.run("run", "one.exp", "--no-plots")
    let top = try work.run("top", "on")
    #expect(top.code == 69)
    #expect(top.errors.contains("did you mean 'one'?"))
    #expect(try work.run("show", "ffff").code != 0)
    #expect(try work.run("show", "x").code != 0)
  }
}
