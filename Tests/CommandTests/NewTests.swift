import Foundation
import Testing

/// `nn-sweep new` with the real binary.
@Suite struct NewTests {
  @Test(arguments: ["digits", "xor", "spirals", "moons", "blobs"])
  func `a new file plans and runs as it is`(dataset: String) throws {
    let work = try Workspace()
    let ending = try work.run("new", "first", "--dataset", dataset)
    #expect(ending.code == 0)
    #expect(ending.output.hasPrefix("data       \(dataset): "))
    #expect(
      ending.output.hasSuffix(
        """

        first.exp is written
          nn-sweep plan first   what it asks for, and how long it takes
          nn-sweep run first    trains it

        """))
    let plan = try work.run("plan", "first")
    #expect(plan.output.hasPrefix("first: 9 settings with 3 seeds, 27 runs\n"))
    let run = try work.run("run", "first", "--no-plots", "-s", "epochs=1")
    #expect(run.code == 0, "\(run.errors)")
  }

  @Test func `a name finds its file wherever a file is taken`() throws {
    let work = try Workspace()
    try work.write("name: other\ndataset: xor\nepochs: 1", to: "first.exp")
    #expect(
      try work.run("run", "first", "--no-plots", "--results", "a b").code == 0)
    for command in ["top", "status", "plot", "export"] {
      let ending = try work.run(command, "first", "--results", "a b")
      #expect(ending.code == 0, "\(command): \(ending.errors)")
    }
    #expect(try work.run("top", "first", "--results", "a b").output.hasPrefix("other on xor: "))
    try work.write("dataset: moons", to: "second.exp")
    #expect(
      try work.run("top", "second", "--results", "a b").errors == """
        error: 'second' has not been run yet
          hint: nn-sweep run second --results 'a b'

        """)
    for typed in ["first", "first.exp"] {
      #expect(
        try work.run("remove", typed, "--results", "a b").errors == """
          error: no experiment '\(typed)', and no run's id begins so
            hint: its experiment is other: nn-sweep remove other --results 'a b'

          """)
    }
  }

  @Test func `a table of one's own needs only the name of its column`() throws {
    let work = try Workspace()
    let rows = (0..<60).map { "\($0 % 7),\($0 % 5),\(3 * ($0 % 7) - $0 % 5),\($0 % 2)" }
    try work.write((["a,b,price,kind"] + rows).joined(separator: "\n"), to: "own.csv")
    for (name, column) in [("numbers", "--target=price"), ("classes", "--label=kind")] {
      #expect(try work.run("new", name, "--dataset", "own.csv", column).code == 0)
      let run = try work.run("run", "\(name).exp", "--no-plots", "-s", "epochs=1")
      #expect(run.code == 0, "\(run.errors)")
    }
  }

  @Test(arguments: [
    ("kind", 0..<60, "label: kind, header: true"), ("price", 0..<60, "target: price, header: true"),
    ("", 0..<60, "label: 2, header: false"),
  ])
  func `the last column is looked at where none is named`(
    name: String, rows: Range<Int>, answer: String
  ) throws {
    let work = try Workspace()
    let last = { name == "price" ? "\($0 * $0 % 97)" : $0 % 2 == 0 ? "cat" : "dog" }
    let lines = rows.map { "\($0 % 7).5,\($0 * 7 % 11),\(last($0))" }
    try work.write(
      ((name.isEmpty ? [] : ["a,b,\(name)"]) + lines).joined(separator: "\n"), to: "own.csv")
    #expect(try work.run("new", "t", "--dataset", "own.csv").code == 0)
    let text = try String(contentsOfFile: work.path("t.exp"), encoding: .utf8)
    #expect(text.contains("dataset: {csv: own.csv, \(answer)}\n"), "\(text)")
    let run = try work.run("run", "t.exp", "--no-plots", "-s", "epochs=1")
    #expect(run.code == 0, "\(run.errors)")
  }

  @Test func `texts are no numbers to predict, and what does not run yet is said`() throws {
    let work = try Workspace()
    try work.write("a,kind\n" + (0..<40).map { "\($0),k\($0 % 2)\n" }.joined(), to: "own.csv")
    let target = try work.run("new", "t", "--dataset", "own.csv", "--target", "kind")
    #expect(target.code == 2)
    #expect(
      target.errors == """
        own.csv: error: column 'kind' holds texts, not numbers to predict
          hint: for classes say --label kind

        """)
    try work.write("a,kind\n1,x\n1,\n2,x\n3,y\n", to: "gap.csv")
    let gap = try work.run("new", "gap", "--dataset", "gap.csv", "--label", "kind")
    #expect(gap.code == 2)
    #expect(gap.errors.hasPrefix("./gap.csv:3:3: error: the value of"))
    #expect(!work.exists("gap.exp"))
    let later = try work.run("new", "later", "--dataset", "later.csv", "--label", "kind")
    #expect(later.code == 0)
    #expect(later.errors.hasPrefix("note: it does not run yet: ./later.csv: error: cannot read"))
    #expect(try work.run("new", "never", "--dataset", "later.csv").code == 69)
    // The table is what is asked about: without it there is nothing to write.
    let absent = try work.run("new", "absent.csv", "--label", "kind")
    #expect(absent.code == 69 && absent.errors.contains("absent.csv: error: cannot read"))
    #expect(!work.exists("absent.exp"))
  }

  @Test func `a table with gaps needs only its name, and runs as it is`() throws {
    let work = try Workspace()
    let rows = (0..<60).map {
      "\($0),\($0 % 9 == 4 ? "NA" : "\($0 % 7)"),\(["red", "", "blue"][$0 % 3]),n\($0),"
        + "\(["7", "8b", "9"][$0 % 3]),\($0 % 2 == 0 ? "a" : "b")"
    }
    try work.write(
      "id,x,color,name,code,kind\n" + rows.joined(separator: "\n"), to: "own table.csv")
    let new = try work.run("new", "own table.csv", "--label", "kind")
    #expect(new.code == 0, "\(new.errors)")
    let text = try String(contentsOfFile: work.path("own-table.exp"), encoding: .utf8)
    #expect(
      text.contains(
        """
        # 'id' counts the rows: left out
        # 'name' has another text in nearly every row: left out
        # 'code' has '8b' in line 3, which is no number, as most of its fields are: read as texts
        dataset: {csv: "own table.csv", label: kind, header: true, drop: [id, name], \
        categories: [code], missing: {numbers: median, texts: category, indicator: true}}

        """), "\(text)")
    #expect(new.output.contains("'x' lacks 7 values: they become the median of training, with an"))
    #expect(
      new.output.contains(
        """
        left out   'id' counts the rows
        left out   'name' has another text in nearly every row
        as texts   'code' has '8b' in line 3, which is no number, as most of its fields are
        own-table.exp is written

        """))
    let run = try work.run("run", "own-table", "--no-plots", "-s", "epochs=1")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try work.run("new", "own table.csv", "--dataset", "xor").code == 64)
  }

  @Test func `numbers and dates in another notation are left out with the reason`() throws {
    let work = try Workspace()
    let rows = (0..<60).map {
      "\($0 * 7 % 11);\($0 == 0 ? "n/a" : "\($0 * 7 % 50),4\($0 % 10)");2024-01-\(10 + $0 % 20);"
        + "\($0 % 2 == 0 ? "yes" : "no")\n"
    }
    try work.write("x;umsatz_eur;signup;churn\n" + rows.joined(), to: "kunden.csv")
    let new = try work.run("new", "kunden.csv", "--label", "churn")
    #expect(new.code == 0, "\(new.errors)")
    let money =
      "'umsatz_eur' has '7,41' in line 3, which looks like a number with a decimal comma (to use it,"
      + " write it with a point, as in 5.94, and take it out of drop)"
    let day =
      "'signup' has '2024-01-10' in line 2, which looks like a date (to use it, write the days or"
      + " seconds since a fixed moment, and take it out of drop)"
    #expect(new.output.contains("left out   \(money)\nleft out   \(day)\n"), "\(new.output)")
    let text = try String(contentsOfFile: work.path("kunden.exp"), encoding: .utf8)
    #expect(text.contains("# \(money): left out\n# \(day): left out\n"), "\(text)")
    #expect(text.contains("drop: [umsatz_eur, signup]"))
    #expect(try work.run("run", "kunden", "--no-plots", "-s", "epochs=1").code == 0)
    let target = try work.run("new", "t", "--dataset", "kunden.csv", "--target", "umsatz_eur")
    #expect(target.code == 2)
    #expect(target.errors.contains("a number with a decimal comma\n  hint: write it with a point"))
  }

  @Test func `a file that is no table is named, with what makes one of it`() throws {
    let work = try Workspace()
    for (file, bytes, kind) in [
      ("real.parquet", "PAR1\u{0}\u{1}", "a Parquet file\n  hint: convert it: python3 -c"),
      ("real.json", "[{\"a\": 1}]", "a JSON file\n  hint: convert it: python3 -c"),
      ("real.pages", "PAR1\u{0}\u{1}", "a Parquet file\n  hint: convert it: python3 -c"),
    ] {
      try work.write(bytes, to: file)
      for arguments in [[file, "--label", "a"], [file], ["own", "--dataset", file]] {
        let new = try work.start(["new"] + arguments).end()
        #expect(new.code == 2 && new.errors.contains("error: this is " + kind), "\(new.errors)")
      }
    }
    #expect(try work.run("data", "show", "real.json").errors.contains("this is a JSON file"))
    for file in [
      "no.csv", "no.tsv", "no.txt", "no.xls", "no.xlsx", "no.parquet", "no.npz", "no.npy",
      "no.csv.gz",
    ] {
      let new = try work.run("new", file)
      #expect(new.code == 69 && new.errors.contains("cannot read the file"), "\(new.errors)")
    }
    for arguments in [
      ["no.npz", "--inputs", "x", "--label", "y"], ["no.npy", "--label", "y.npy"],
    ] {
      #expect(try work.start(["new"] + arguments).end().code == 69)
    }
    let name = try work.run("new", "first", "--label", "kind")
    #expect(name.code == 69)
    #expect(
      name.errors == """
        first: error: there is no such file to learn from
          hint: name the data: nn-sweep new TABLE, or first --dataset TABLE, with --label kind

        """)
    try FileManager.default.createDirectory(
      atPath: work.path("images"), withIntermediateDirectories: true)
    #expect(
      try work.run("new", "images", "--label", "kind").errors.contains("a folder is no table"))
    try work.write("", to: "images/train-images-idx3-ubyte")
    #expect(
      try work.run("new", "images").errors.contains("nn-sweep new NAME --dataset ./images"))
    let written = try FileManager.default.contentsOfDirectory(atPath: work.folder.path)
    #expect(!written.contains { $0.hasSuffix(".exp") }, "\(written)")
  }

  @Test func `what its comments suggest works too`() throws {
    let work = try Workspace()
    #expect(try work.run("new", "first", "--dataset", "xor").code == 0)
    let text = try String(contentsOfFile: work.path("first.exp"), encoding: .utf8)
    // The linear-scaling study, as the comments describe it.
    let scaling = text.replacing(/(?m)^  learning_rate: .*\n/, with: "")
      .replacing(/(?m)^batch_size: .*\n/, with: "")
      .replacing("# let:", with: "let:").replacing("# derive:", with: "derive:")
      .replacing("grid:                          #", with: "grid:\n  batch_size: [16, 64, 128] #")
    try work.write(scaling, to: "scaling.exp")
    let plan = try work.run("plan", "scaling.exp")
    #expect(plan.code == 0, "\(plan.errors)")
    #expect(plan.output.hasPrefix("scaling: 27 settings with 3 seeds, 81 runs\n"))
  }

  @Test func `an unknown dataset and a file that exists are refused`() throws {
    let work = try Workspace()
    let unknown = try work.run("new", "first", "--dataset", "digit")
    #expect(unknown.code == 2)
    #expect(unknown.errors.contains("did you mean 'digits'?"))
    #expect(!work.exists("first.exp"))
    try work.write("mine", to: "first.exp")
    let existing = try work.run("new", "first")
    #expect(existing.code == 69)
    #expect(
      existing.errors == """
        first.exp: error: it exists already
          hint: move or remove it, or choose another name

        """)
    try work.write("x,kind\n1,a\n2,b\n", to: "first.csv")
    let table = try work.run("new", "first.csv", "--label", "kind")
    #expect(table.code == 69)
    #expect(
      table.errors == """
        first.exp: error: it exists already
          hint: move or remove it, or name another: nn-sweep new first-2 --dataset first.csv \
        --label kind

        """)
    #expect(
      try work.run("new", "first-2", "--dataset", "first.csv", "--label", "kind").code == 0)
    #expect(try work.run("new", "a", "--label", "x", "--target", "y").code == 64)
  }
}
