import Foundation
import Testing

/// `nn-sweep new` and `data show` with the real binary, for tables that are to be mended first.
@Suite struct NewOfFaultyTableTests {
  /// A table whose column `age` has at least twenty different numbers.
  private static func people(_ row: (Int) -> String) -> String {
    "temp,age,color,grade\n" + (0..<60).map { row($0) + "\n" }.joined()
  }

  private static func row(_ number: Int, age: String? = nil) -> String {
    "\(number * 7 % 11).5,\(age ?? "\(number * 13 % 50)"),\(["red", "blue"][number % 2]),"
      + ["low", "mid", "high"][number * 5 % 7 % 3]
  }

  @Test func `a text among numbers is named, and its column is left out`() throws {
    let work = try Workspace()
    try work.write(Self.people { Self.row($0, age: $0 == 40 ? "abc" : nil) }, to: "t.csv")
    let words = "has 'abc' in line 42, which is no number, as most of its fields are"
    let show = try work.run("data", "show", "t.csv", "--label", "grade")
    #expect(show.code == 0, "\(show.errors)")
    #expect(
      show.output.contains(
        "warning: column 'age' \(words); correct it, or empty the field if it stands for no value, or"
          + " leave it out with drop: [age], or read it as texts with categories: [age]\n"),
      "\(show.output)")
    #expect(show.output.contains(/(?m)^age +left out +0$/))
    let new = try work.run("new", "t.csv", "--label", "grade")
    #expect(new.code == 0, "\(new.errors)")
    let told =
      "'age' \(words) (to use it, correct it, or empty the field if it stands for no value, and take"
      + " it out of drop)"
    #expect(new.output.contains("left out   \(told)\n"), "\(new.output)")
    let text = try String(contentsOfFile: work.path("t.exp"), encoding: .utf8)
    #expect(text.contains("# \(told): left out\n"), "\(text)")
    #expect(text.contains("header: true, drop: [age]}\n"), "\(text)")
    let target = try work.run("new", "u", "--dataset", "t.csv", "--target", "age")
    #expect(target.code == 2)
    #expect(
      target.errors == """
        t.csv: error: column 'age' \(words)
          hint: correct it, or delete the row; for classes say --label age

        """)
  }

  @Test func `where a row has to go first, nothing is written`() throws {
    let work = try Workspace()
    let rows = Self.people { Self.row($0) }
    let lines = rows.split(separator: "\n").map(String.init)
    let texts = "which is no number, as most of its fields are\n"
    for (name, table, error) in [
      ("units", [lines[0], "°C,years,,"] + lines[1...], "./units.csv:2:11: error: the value of"),
      ("footer", lines + ["Total,12345,,"], "./footer.csv:62:14: error: the value of"),
      (
        "survey", [lines[0], "Temperature,How old are you?,Color,Do you agree?"] + lines[1...],
        "survey.csv: error: column 'temp' has 'Temperature' in line 2, \(texts)  hint: correct it, or delete"
      ),
    ] as [(String, [String], String)] {
      try work.write(table.joined(separator: "\n"), to: "\(name).csv")
      let new = try work.run("new", "\(name).csv", "--label", "grade")
      #expect(new.code == 2, "\(name)")
      #expect(new.errors.hasPrefix(error), "\(new.errors)")
      #expect(!work.exists("\(name).exp"))
      try work.write(rows, to: "\(name).csv")
      #expect(try work.run("new", "\(name).csv", "--label", "grade").code == 0)
      let text = try String(contentsOfFile: work.path("\(name).exp"), encoding: .utf8)
      #expect(!text.contains("drop: [") && !text.contains("categories"), "\(text)")
    }
  }

  @Test func `hints can be followed with the command that gives them`() throws {
    let work = try Workspace()
    let all = (0..<30).map { "\($0),5;\($0 * 7 % 30),25;\($0 % 2 == 0 ? "x" : "y")\n" }
    try work.write("a;b;grade\n" + all.joined(), to: "all.csv")
    let error = """
      all.csv: error: no column can be an input: 'a' has '0,5' in line 2, which looks like a number \
      with a decimal comma
        hint: write it with a point, as in 5.94

      """
    for command in [["new"], ["data", "show"]] {
      let ending = try work.start(command + ["all.csv", "--label", "grade"]).end()
      #expect(ending.code == 2 && ending.errors == error, "\(ending.errors)")
    }
    #expect(!work.exists("all.exp"))
    let rows = (0..<30).map { "\($0 * 7 % 11);\($0),5\n" }.joined()
    try work.write("x;grade\n" + rows, to: "comma.csv")
    let show = try work.run("data", "show", "comma.csv", "--target", "grade")
    #expect(show.code == 2)
    #expect(
      show.errors.hasSuffix("\n  hint: write it with a point, as in 5.94\n"), "\(show.errors)")
    try work.write("1,5;2,a\n3,5;4,b\n", to: "two.csv")
    for command in [["new"], ["data", "show"]] {
      let ending = try work.start(command + ["two.csv", "--label", "last"]).end()
      #expect(ending.errors.contains("say which in a line above the table: sep=;"))
    }
    let parted = (0..<30).map { "\($0 * 7 % 11).5;\($0 % 2 == 0 ? "a,b" : "c,d")\n" }.joined()
    try work.write("sep=;\n" + parted, to: "two.csv")
    let new = try work.run("new", "two.csv", "--label", "last")
    #expect(new.code == 0, "\(new.errors)")
  }

  @Test func `what a key of the file mends is written`() throws {
    let work = try Workspace()
    let rows = Self.people { Self.row($0) }.replacing("low", with: "None")
    try work.write(rows, to: "t.csv")
    let show = try work.run("data", "show", "t.csv", "--label", "grade")
    #expect(show.code == 2)
    #expect(
      show.errors.hasSuffix(
        "say categories: [grade]; 'categories' stands in an experiment file, which nn-sweep new t.csv"
          + " --label grade writes\n"), "\(show.errors)")
    let new = try work.run("new", "t.csv", "--label", "grade")
    #expect(new.code == 0)
    #expect(new.errors.hasPrefix("note: it does not run yet: ./t.csv:"), "\(new.errors)")
    let text = try String(contentsOfFile: work.path("t.exp"), encoding: .utf8)
    try work.write(
      text.replacing("header: true", with: "header: true, categories: [grade]"), to: "t.exp")
    #expect(try work.run("plan", "t").code == 0)
  }

  @Test(arguments: [9, 30, 45, 63])
  func `the first file of a small table runs as it is`(rows: Int) throws {
    let work = try Workspace()
    let lines = (0..<rows).map { "\($0 * $0 % 17).5,\($0 % 2 == 0 ? "a" : "b")\n" }.joined()
    try work.write("x,kind\n" + lines, to: "t.csv")
    let new = try work.run("new", "t.csv", "--label", "kind")
    #expect(new.code == 0)
    #expect(!new.errors.contains("does not run yet"), "\(new.errors)")
  }
}
