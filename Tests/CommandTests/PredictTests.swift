import Foundation
import Testing

/// `predict` with runs whose weights were not kept, with the real binary.
@Suite struct PredictTests {
  private static let sweep = """
    name: flowers
    dataset: {csv: flowers.csv, header: true, label: kind}
    epochs: 4
    stop: {patience: 2}
    batch_size: 8
    repeats: 8
    """

  private let work: Workspace

  init() throws {
    work = try Workspace()
    let rows = (0..<60).map { "\($0 % 7),\($0 * 5 % 11),\($0 % 2 == 0 ? "a" : "b")" }
    try work.write("x,y,kind\n" + rows.joined(separator: "\n"), to: "flowers.csv")
    try work.write("x,y\n1,2\n3,4\n6,10\n", to: "rows.csv")
    try work.write(Self.sweep, to: "flowers.exp")
    let ending = try work.run("run", "flowers.exp", "--no-plots")
    try #require(ending.code == 0, "\(ending.errors)")
  }

  /// The first run whose weights were not kept.
  private func runNotKept() throws -> String {
    let answer = try work.run(
      "sql",
      """
      select run from trajectories
      where id not in (select trajectory from models) order by run limit 1
      """, "--format", "csv")
    return try #require(answer.output.split(separator: "\n").dropFirst().first.map(String.init))
  }

  @Test func `weights that were not kept are trained again to the same bits`() throws {
    let run = try runNotKept()
    let before = try work.run("export", "--canonical").output
    let trained = try work.run("predict", run, "rows.csv")
    #expect(trained.code == 0)
    #expect(
      trained.errors == """
        note: the weights of run \(run.prefix(8)) were not kept: it is trained again; to store them: \
        nn-sweep reproduce \(run.prefix(8)) --keep

        """ + "note: " + (try work.run("reproduce", run).output))
    #expect(try work.run("export", "--canonical").output == before)
    #expect(try runNotKept() == run)
    #expect(try work.run("reproduce", run, "--keep").code == 0)
    let kept = try work.run("predict", run, "rows.csv")
    #expect(kept.errors == "")
    #expect(kept.output == trained.output)
  }

  @Test func `every run that the table of the best names serves`() throws {
    let table = try work.run("sql", "select id from runs", "--format", "csv")
    let runs = table.output.split(separator: "\n").dropFirst()
    #expect(runs.count == 8)
    for run in runs {
      #expect(try work.run("predict", String(run), "rows.csv").code == 0)
    }
  }

  @Test func `rows that cannot be read have a cure without an experiment file`() throws {
    let run = try runNotKept()
    try work.write("x;y,z\n1;2,3\n4;5,6\n", to: "rows.csv")
    let ending = try work.run("predict", run, "rows.csv")
    #expect(ending.code == 2)
    #expect(
      ending.errors == """
        rows.csv:1: error: ',' and ';' could both separate the fields
          hint: say which in a line above the table: sep=;

        """, "\(ending.errors)")
  }

  @Test func `weights that come out otherwise predict nothing`() throws {
    let run = try runNotKept()
    try work.forgeDigest(of: run)
    let ending = try work.run("predict", run, "rows.csv")
    #expect(ending.code == 1)
    #expect(ending.output == "")
    #expect(
      ending.errors.contains(
        """
        run \(run.prefix(8)): not reproduced
          weights digest: stored \(ProofTests.forged), now
        """))
  }

  @Test func `rows come from standard input, and every class has a probability`() throws {
    let run = try runNotKept()
    let file = try work.run("predict", run, "rows.csv", "--probabilities")
    let lines = file.output.split(separator: "\n")
    #expect(lines[0] == "row,prediction,probability,probability of a,probability of b")
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",")
      let both = fields.suffix(2).compactMap { Double($0) }
      #expect(both.count == 2 && abs(both[0] + both[1] - 1) < 1e-5)
    }
    let piped = try work.run(
      "-c", "\"$0\" predict \(run) - --probabilities < rows.csv", binary.path,
      command: URL(filePath: "/bin/bash"))
    #expect(piped.code == 0, "\(piped.errors)")
    #expect(piped.output == file.output)
    let broken = try work.run(
      "-c", "echo x,y | \"$0\" predict \(run) -", binary.path, command: URL(filePath: "/bin/bash"))
    #expect(broken.code == 2)
    #expect(
      broken.errors.contains("standard input: error: the file holds no rows below its header"))
  }

  @Test func `columns are checked before a network is trained again`() throws {
    try work.write("x,z\n1,2\n", to: "others.csv")
    let ending = try work.run("predict", try runNotKept(), "others.csv")
    #expect(ending.code != 0 && ending.output == "")
    #expect(!ending.errors.contains("were not kept"), "\(ending.errors)")
  }

  @Test func `an answer that is no class is told`() throws {
    try work.write("x,y,kind\n1,2,a\n3,4,maybe\n", to: "answers.csv")
    let ending = try work.run("predict", "flowers", "answers.csv")
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(
      ending.errors.contains(
        "note: 'maybe' is no class of the network: 1 row with it counts as wrong\n"),
      "\(ending.errors)")
  }

  @Test func `the labels of a folder are the answers`() throws {
    func array(_ shape: [UInt8], _ values: [UInt8]) -> Data {
      Data([0, 0, 8, UInt8(shape.count)] + shape.flatMap { [0, 0, 0, $0] } + values)
    }
    let folder = work.folder.appending(path: "pictures")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (part, count) in [("train", 40), ("t10k", 10)] {
      let labels = (0..<count).map { UInt8($0 % 2) }
      try array([UInt8(count), 2, 2], labels.flatMap { [250 * $0, 250 - 250 * $0, 9, $0] })
        .write(to: folder.appending(path: "\(part)-images-idx3-ubyte"))
      try array([UInt8(count)], labels.map { 3 + $0 })
        .write(to: folder.appending(path: "\(part)-labels-idx1-ubyte"))
    }
    try work.write("dataset: {idx: pictures}\nepochs: 40\nlearning_rate: 0.5\n", to: "p.exp")
    #expect(try work.run("run", "p.exp", "--no-plots").code == 0)
    let runs = try work.run(
      "sql", "select id from runs where experiment = 'p'", "--format", "csv")
    let id = try #require(runs.output.split(separator: "\n").last.map(String.init))
    let whole = try work.run("predict", id, "pictures")
    #expect(whole.code == 0, "\(whole.errors)")
    #expect(whole.output.hasPrefix("row,prediction,probability,answer\n1,3,"))
    #expect(whole.errors.contains("10 of 10 correct"))
    let images = try work.run("predict", id, "pictures/t10k-images-idx3-ubyte")
    #expect(images.output.hasPrefix("row,prediction,probability\n1,3,"))
    let none = try work.run("predict", id, ".")
    #expect(none.code == 69)
    #expect(none.errors.contains("there is no 'train-images-idx3-ubyte' here"))
  }

  @Test func `rows that the network has learned from are told of`() throws {
    let own = try work.run("predict", "flowers", "flowers.csv")
    #expect(own.code == 0)
    #expect(
      own.errors.hasSuffix(
        """
        note: 36 of 60 rows are equal in all inputs to rows that the network was trained on: how right \
        it is there says nothing of other rows

        """), "\(own.errors)")
    let table = try String(contentsOfFile: work.path("flowers.csv"), encoding: .utf8)
    // Without answers nothing is counted, and other rows it has not learned from.
    #expect(!(try work.run("predict", "flowers", "rows.csv").errors.contains("trained on")))
    try work.write("kind,y,x\na,2,100\n", to: "other.csv")
    #expect(!(try work.run("predict", "flowers", "other.csv").errors.contains("trained on")))
    try FileManager.default.removeItem(atPath: work.path("flowers.csv"))
    try work.write(table, to: "copy.csv")
    let gone = try work.run("predict", "flowers", "copy.csv")
    #expect(gone.output == own.output)
    #expect(!gone.errors.contains("trained on"))
  }

  @Test(arguments: [[], ["--probabilities"], ["--threshold", "0.4"]])
  func `a row for which the network gives no number has no answer, and is wrong`(
    options: [String]
  ) throws {
    let rows = (0..<60).map { "\(Double($0 % 7) / 1e6),\($0 * 5 % 11),\($0 % 2 == 0 ? "a" : "b")" }
    try work.write("x,y,kind\n" + rows.joined(separator: "\n"), to: "flowers.csv")
    try work.write("x,y,kind\n1e38,2,a\n1e38,2,b\n", to: "far.csv")
    #expect(try work.run("run", "flowers.exp", "--no-plots").code == 0)
    let far = try work.start(["predict", "flowers", "far.csv"] + options).end()
    #expect(far.code == 0)
    let empty = options == ["--probabilities"] ? ",,,," : ",,"
    #expect(far.output.hasSuffix("\n1\(empty),a\n2\(empty),b\n"), "\(far.output)")
    #expect(far.errors.contains("0 of 2 correct (0.00%)\n"), "\(far.errors)")
    #expect(
      far.errors.contains(
        "note: no prediction for 2 rows: the network gives no number there, far from all that it was"
          + " trained on\n"))
  }

  @Test func `data that are gone or changed are named as what is missing`() throws {
    let run = try runNotKept()
    let file = work.path("flowers.csv")
    let data = try String(contentsOfFile: file, encoding: .utf8)
    try FileManager.default.removeItem(atPath: file)
    let gone = try work.run("predict", run, "rows.csv")
    #expect(gone.code == 69)
    #expect(
      gone.errors.hasSuffix(
        """
        /flowers.csv: error: cannot read the file: no such file or directory
          hint: put back the data that run \(run.prefix(8)) was trained on, as they were

        """), "\(gone.errors)")
    try work.write(data + "\n6,6,a", to: "flowers.csv")
    let changed = try work.run("predict", run, "rows.csv")
    #expect(changed.code == 1)
    #expect(changed.errors.contains("cannot be reproduced: the data changed\n  stored: examples "))
    #expect(
      changed.errors.contains(
        "hint: put back the data as they were, or train on what they are now: nn-sweep run flowers.exp"
      ))
  }
}
