import Foundation
import Testing

/// What is told of data, and what becomes of data that cannot be judged, with the real binary.
@Suite struct DataTests {
  private static let data = """
    data       t.csv: 60 rows (36 training, 12 validation, 12 test), 5 inputs, 2 classes
               'cat' 30 (18, 6, 6), 'dog' 30 (18, 6, 6)
               'color' is text: 3 inputs ('blue', 'green', 'red')
               the first line names the columns

    """

  private func animals() throws -> Workspace {
    let work = try Workspace()
    let colors = ["red", "blue", "green"]
    let rows = (0..<60).map {
      "\($0),\(colors[$0 % 3]),\($0 * 7 % 11),\($0 % 2 == 0 ? "cat" : "dog")\n"
    }
    try work.write(",color,x,kind\n" + rows.joined(), to: "t.csv")
    try work.write("dataset: {csv: t.csv, label: kind}\nepochs: 1", to: "t.exp")
    return work
  }

  @Test func `plan and run describe the data and say what looks wrong`() throws {
    let work = try animals()
    let plan = try work.run("plan", "t.exp")
    #expect(plan.output.hasPrefix("t: 1 setting with 1 seed, 1 run\n" + Self.data))
    let finding = "t.csv: column '0' counts the rows; leave it out with drop: [0]\n"
    #expect(plan.output.contains("\nwarning: " + finding))
    let run = try work.run("run", "t.exp", "--no-plots")
    #expect(run.output.hasPrefix(Self.data))
    #expect(run.errors.contains("note: " + finding))
    let stored = try work.run(
      "sql", "select json_extract(description, '$.classes[1].counts.test') n from datasets",
      "--format", "csv")
    #expect(stored.output == "n\n6\n", "\(stored.errors)")
  }

  @Test func `of rows in order all are counted, and the first cut is called so`() throws {
    let work = try Workspace()
    let rows = (0..<60).map { "\($0),\($0 * 7 % 11),\($0 % 2 == 0 ? "cat" : "dog")\n" }
    try work.write("day,x,kind\n" + rows.joined(), to: "t.csv")
    let text = "dataset: {csv: t.csv, label: kind}\nsplit: {order: day, "
    try work.write(text + "folds: 3}\nepochs: 1", to: "t.exp")
    let plan = try work.run("plan", "t.exp")
    #expect(
      plan.output.contains(
        """
        data       t.csv: 60 rows (first of 3 cuts: 12 training, 12 validation, 12 test), 2 inputs, \
        2 classes
                   in the first cut 'cat' 18 (6, 6, 6), 'dog' 18 (6, 6, 6)

        """), "\(plan.output)")
    #expect(try work.run("run", "t.exp", "--no-plots").code == 0)
    let report = try work.run("report", "t", "--methods")
    #expect(
      report.output.contains("Networks were trained on t.csv: 60 rows, 2 inputs"),
      "\(report.output)\(report.errors)")
    let show = try work.run("data", "show", "t.exp")
    #expect(show.output.contains("'cat' 30, 'dog' 30"), "\(show.output)")
    try work.write(text + "gap: 2}\nepochs: 1", to: "gap.exp")
    #expect(
      try work.run("plan", "gap.exp").output.contains(
        "t.csv: 60 rows (32 training, 12 validation, 12 test, 4 in gaps), "))
  }

  @Test func `data show of a table with a short row tells of the row`() throws {
    let work = try Workspace()
    try work.write("a,b,kind\n1,2,x\n2,3,y\n3,4\n4,5,y\n", to: "t.csv")
    let show = try work.run("data", "show", "t.csv", "--label", "kind")
    #expect(show.code == 2)
    #expect(
      show.errors.hasPrefix("t.csv:4:4: error: 2 fields in this row, but 3 in the first\n"),
      "\(show.errors)")
  }

  @Test func `data show lists every column and what looks wrong`() throws {
    let work = try animals()
    let show = try work.run("data", "show", "t.csv", "--label", "kind")
    #expect(show.code == 0, "\(show.errors)")
    #expect(
      show.output.hasPrefix(
        "t.csv: 60 rows (36 training, 12 validation, 12 test), 5 inputs, 2 classes\n"))
    #expect(show.output.contains(/(?m)^0 +number +0 to 59, mean 29\.50 +1$/))
    #expect(show.output.contains(/(?m)^color +text +'blue' 20, 'green' 20, 'red' 20 +3$/))
    #expect(show.output.contains(/(?m)^cat +18 +6 +6$/))
    #expect(
      show.output.contains("\nwarning: column '0' counts the rows; leave it out with drop: [0]\n"))
    let file = try work.run("data", "show", "t.exp", "--json")
    #expect(file.output.contains("\"kind\" : \"text\"") && file.output.contains("\"findings\""))
    #expect(show.output.hasSuffix("which nn-sweep new t.csv --label kind writes\n"))
    #expect(try work.run("data", "show", "t.csv").code == 64)
    #expect(try work.run("data", "show", "nofile.csv").code == 69)
    #expect(try work.run("data", "show", "nofile.npy").code == 69)
  }

  @Test func `data show lists the other columns where one is in another notation`() throws {
    let work = try Workspace()
    let rows = (0..<40).map {
      "\($0 * 7 % 11);\($0),5;2024-01-\(10 + $0 % 20);\($0 % 2 == 0 ? "a" : "b")\n"
    }
    try work.write("x;price;day;kind\n" + rows.joined(), to: "t.csv")
    let show = try work.run("data", "show", "t.csv", "--label", "kind")
    #expect(show.code == 0, "\(show.errors)")
    for line in [
      "column 'price' has '0,5' in line 2, which looks like a number with a decimal comma; write it"
        + " with a point, as in 5.94, or leave it out with drop: [price]\n",
      "column 'day' has '2024-01-10' in line 2, which looks like a date; write the days or seconds",
    ] {
      #expect(show.output.contains("warning: " + line), "\(show.output)")
    }
  }

  @Test func `data show finds what tells the answer`() throws {
    let work = try Workspace()
    let rows = (0..<60).map {
      "\($0 % 30),\($0 % 2 == 0 ? 1 : 7).\($0 % 5),\($0 % 2 == 0 ? "a" : "b")"
    }
    try work.write("x,twin,kind\n" + rows.joined(separator: "\n"), to: "t.csv")
    let show = try work.run("data", "show", "t.csv", "--label", "kind")
    #expect(
      show.output.contains("warning: the numbers of column 'twin' are apart for all classes;"))
    #expect(
      show.output.contains(/warning: \d+ of 12 validation rows and \d+ of 12 test rows equal a/))
    let line = (0..<60).map { "\($0 * $0 % 17),\(3 * ($0 % 7) + 1),\($0 % 7)" }
    try work.write("x,twin,y\n" + line.joined(separator: "\n"), to: "n.csv")
    #expect(
      try work.run("data", "show", "n.csv", "--target", "\"y\"").output.contains(
        "warning: column 'twin' follows the target 'y' on a line;"))
  }

  @Test func `a part without variance has no score, and no rule judges by it`() throws {
    let work = try Workspace()
    try work.write((0..<10).map { "\($0),\($0 * $0),\($0 * 2)\n" }.joined(), to: "r.csv")
    let text = """
      dataset: {csv: r.csv, target: last}
      split: {validation: 1, test: 1}
      batch_size: 2
      epochs: 3

      """
    try work.write(text, to: "r.exp")
    let run = try work.run("run", "r.exp", "--no-plots")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.contains("in the whole validation part, which has no R²"))
    let scores = try work.run(
      "sql",
      """
      select validation_score is null v, test_score is null t, training_score is null s,
        validation_loss is null l from runs
      """, "--format", "csv")
    #expect(scores.output == "v,t,s,l\n1,1,0,0\n", "\(scores.errors)")
    let id = try work.run("sql", "select id from runs", "--format", "csv").output.split(
      separator: "\n")
    #expect(try work.run("show", String(id[1])).code == 0)
    #expect(try work.run("reproduce", String(id[1])).code == 0)
    #expect(try work.run("plot", "r").code == 0)
    #expect(try work.run("run", "r.exp", "--again", "--no-plots").code == 0)
    try work.write(text + "stop: {patience: 3}\n", to: "stop.exp")
    let stop = try work.run("run", "stop.exp", "--no-plots")
    #expect(stop.code == 2)
    #expect(stop.errors.contains("'stop' judges by the validation score"))
  }

  @Test func `without a test part nothing is judged by one, and it is said`() throws {
    let work = try Workspace()
    try work.write((0..<20).map { "\($0),\($0 * $0 % 7)\n" }.joined(), to: "r.csv")
    let data = ["dataset: xor\n", "dataset: {csv: r.csv, target: last}\nbatch_size: 2\n"]
    for (name, data) in zip(["classes", "numbers"], data) {
      try work.write(data + "split: {test: 0}\nepochs: 2\nrepeats: 2\n", to: "\(name).exp")
      let plan = try work.run("plan", "\(name).exp")
      #expect(plan.output.contains(" validation, no test part), "), "\(plan.output)")
      let run = try work.run("run", "\(name).exp")
      #expect(run.code == 0, "\(run.errors)")
      let stored = try work.run(
        "sql",
        """
        select count(*) n, count(validation_score) v, count(test_score) + count(test_loss) t
        from curves where experiment = '\(name)'
        """, "--format", "csv")
      #expect(stored.output == "n,v,t\n4,4,0\n", "\(stored.errors)")
      let said = "no test part, so no test scores: the split leaves it no rows\n"
      let top = try work.run("top", name, "--test")
      #expect(top.output.hasSuffix(said), "\(top.output)")
      #expect(!top.output.contains("test accuracy") && !top.output.contains("test R²"))
      let none = try work.run("top", name, "--test", "--where", "test_score > 0")
      #expect(none.output == "\(name): no setting where test_score > 0\n" + said)
      let json = try work.run("top", name, "--test", "--json")
      #expect(json.output.contains("\"test_score\" : null"))
      let id = try work.run(
        "sql", "select id from runs where experiment = '\(name)'", "--format", "csv"
      ).output.split(separator: "\n").map(String.init)[1]
      for options in [[], ["--test"], ["--part", "test"]] {
        let show = try work.start(["show", id] + options).end()
        #expect(show.output.contains("\n" + said), "\(show.output)")
        #expect(!show.output.contains("--test") && !show.output.contains("no report"))
      }
      #expect(try work.run("reproduce", id).code == 0)
      #expect(try work.run("plot", name).code == 0)
      let rows = try work.run(
        "export", name, "--where", "test_score >= 0", "--test", "--format", "jsonl")
      #expect(rows.code == 0 && rows.output == "")
      let canonical = try work.run("export", name, "--canonical")
      #expect(canonical.output.contains("\n  contract 2\n"))
      #expect(canonical.output.contains("\n  split validation 0.2, test 0, seed 0\n"))
      let merge = try work.run("merge", "results", "--results", "other")
      #expect(merge.code == 0, "\(merge.errors)")
      #expect(
        try work.run("export", name, "--canonical", "--results", "other").output
          == canonical.output)
    }
    try work.write("0.5,0.5\n", to: "p.csv")
    let best = try work.run(
      "sql", "select id from runs where experiment = 'classes'", "--format", "csv")
    let id = String(best.output.split(separator: "\n")[1])
    #expect(try work.run("predict", id, "p.csv").code == 0)
  }

  @Test func `a prediction is judged by the rows that have an answer`() throws {
    let work = try Workspace()
    let rows = (0..<90).map { "\($0 % 3).\($0 % 7),\(["ant", "bee", "cow"][$0 % 3])" }
    try work.write("x,kind\n" + rows.joined(separator: "\n"), to: "t.csv")
    try work.write(
      "dataset: {csv: t.csv, label: kind}\nepochs: 200\nlearning_rate: 0.5\nbatch_size: 4",
      to: "t.exp")
    #expect(try work.run("run", "t.exp", "--no-plots").code == 0)
    let id = try work.run("sql", "select id from runs", "--format", "csv").output.split(
      separator: "\n")
    let holes = rows.enumerated().map { $0 % 6 == 1 ? "\($1.prefix(3))," : $1 }
    try work.write("x,kind\n" + holes.joined(separator: "\n"), to: "holes.csv")
    let all = try work.run("predict", String(id[1]), "t.csv")
    let learned =
      "note: all 90 rows are equal in all inputs to rows that the network was trained on: how right"
      + " it is there says nothing of other rows\n"
    #expect(all.errors == "90 of 90 correct (100.00%)\n" + learned)
    let some = try work.run("predict", String(id[1]), "holes.csv")
    #expect(
      some.errors
        == "75 of 75 correct (100.00%) (15 rows without an answer left out)\n" + learned)
    try work.write("x,kind\n1.5,\n2.5,NA\n", to: "none.csv")
    #expect(
      try work.run("predict", String(id[1]), "none.csv").errors
        == "no row has an answer to compare with\n")
  }

  @Test func `one half is the first class, for evaluations and predictions alike`() throws {
    let work = try Workspace()
    try work.write(
      """
      dataset: xor
      layers: 2-3-1
      activations: relu/sigmoid
      initializer: zeros
      epochs: 1
      batch_size: 240
      """, to: "h.exp")
    #expect(try work.run("run", "h.exp", "--no-plots").code == 0)
    let id = try work.run("sql", "select id from runs", "--format", "csv").output.split(
      separator: "\n")
    try work.write("0,0\n1,1\n", to: "p.csv")
    #expect(
      try work.run("predict", String(id[1]), "p.csv").output
        == "row,prediction,probability\n1,0,0.5000\n2,0,0.5000\n")
  }
}
