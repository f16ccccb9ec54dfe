import Foundation
import Records
import Storage
import Testing

/// Two experiments whose tables differ in names alone share their runs, and each reads its own table.
@Suite struct RowNameTests {
  /// What one table is called otherwise in the other; every number stays.
  struct Renaming: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var sizes = ["S", "M", "L"]
    var colors = ["blue", "red"]
    var column = "width"
    /// Whether the other's names make a file unreadable, and not only mean something else.
    var isRefused = true

    static let all = [
      Renaming(
        testDescription: "an order that is swapped", sizes: ["L", "M", "S"], isRefused: false),
      Renaming(testDescription: "a category with another text", colors: ["bleu", "rouge"]),
      Renaming(testDescription: "a column with another name", column: "breadth"),
    ]

    /// A table of 40 rows that are `yes` where the size is the last of the order and the color the
    /// second.
    func table(classes: [String] = ["no", "yes"]) -> String {
      let rows = (0..<40).map { row in
        let (size, color) = (row % 3, row / 3 % 2)
        return "\(sizes[size]),\(colors[color]),\(row * 7 % 5),\(classes[size * color / 2])"
      }
      return (["size,color,\(column),answer"] + rows).joined(separator: "\n") + "\n"
    }

    func experiment(_ name: String) -> String {
      """
      dataset: {csv: \(name).csv, label: answer, header: true, ordinal: {size: \(sizes)}}
      hidden: [8]
      optimizer: adam
      learning_rate: 0.05
      epochs: 30
      repeats: 2
      """
    }
  }

  private let work: Workspace

  init() throws { work = try Workspace() }

  private func write(_ renaming: Renaming, _ name: String, classes: [String] = ["no", "yes"]) throws
  {
    try work.write(renaming.table(classes: classes), to: "\(name).csv")
    try work.write(renaming.experiment(name), to: "\(name).exp")
  }

  @discardableResult
  private func command(_ arguments: String...) throws -> Workspace.Ending {
    let ending = try work.start(arguments).end()
    #expect(ending.code == 0, "\(arguments) \(ending.errors)")
    return ending
  }

  private func ids(of experiment: String) throws -> [String] {
    try command(
      "sql", "SELECT id FROM runs WHERE experiment = '\(experiment)' ORDER BY id", "--format", "csv"
    ).output.split(separator: "\n").dropFirst().map(String.init)
  }

  @Test(arguments: Renaming.all, [["one", "two"], ["two", "one"]])
  func `a network is read by the names of the experiment that is asked`(
    renaming: Renaming, order: [String]
  ) throws {
    try write(Renaming(testDescription: ""), "one")
    try write(renaming, "two")
    for name in order { try command("run", name, "--no-plots") }
    #expect(try ids(of: "one") == ids(of: "two"))
    let one = try command("predict", "one", "one.csv")
    let two = try command("predict", "two", "two.csv")
    #expect(one.output == two.output)
    #expect(one.errors.contains("40 of 40 correct"), "\(one.errors)")

    // The other table is not what the experiment asks for.
    let other = try work.run("predict", "two", "one.csv")
    #expect((other.code != 0) == renaming.isRefused)
    #expect(other.output != one.output)

    for name in ["one", "two"] { try command("model", name, "-o", "\(name).json") }
    let (first, second) = (try columns("one.json"), try columns("two.json"))
    #expect(first[0]["order"] as? [String] == ["S", "M", "L"])
    #expect(second[0]["order"] as? [String] == renaming.sizes)
    #expect(first[1]["categories"] as? [String] == ["blue", "red"])
    #expect(second[1]["categories"] as? [String] == renaming.colors)
    #expect(second[2]["name"] as? String == renaming.column)
  }

  private func columns(_ file: String) throws -> [[String: Any]] {
    let object = try JSONSerialization.jsonObject(
      with: Data(contentsOf: work.folder.appending(path: file)))
    return try #require((object as? [String: Any])?["columns"] as? [[String: Any]])
  }

  @Test func `of a run that is called differently the experiment has to be said`() throws {
    let renaming = Renaming.all[0]
    try write(Renaming(testDescription: ""), "one")
    try write(renaming, "two")
    for name in ["one", "two"] { try command("run", name, "--no-plots") }
    let id = String(try #require(ids(of: "one").first).prefix(8))
    let open = try work.run("predict", id, "two.csv")
    #expect(open.code == 64)
    #expect(open.output == "")
    #expect(
      open.errors == """
        error: run \(id) is of 'one' and of 'two', and their rows are called differently
          hint: say whose names are meant: --experiment two

        """)
    #expect(try work.run("model", id, "-o", "net.json").errors == open.errors)
    // A column that is dropped means nothing.
    let wide = Renaming(testDescription: "").table().split(separator: "\n").enumerated()
      .map { "\($0.offset == 0 ? "id" : "\($0.offset)"),\($0.element)" }.joined(separator: "\n")
    try work.write(wide, to: "wide.csv")
    try work.write(
      Renaming(testDescription: "").experiment("wide").replacing(
        "header:", with: "drop: [id], header:"),
      to: "wide.exp")
    try command("run", "wide", "--no-plots")
    #expect(try ids(of: "wide") == ids(of: "one"))
    let one = try command("predict", id, "one.csv", "--experiment", "one")
    let two = try command("predict", id, "two.csv", "--experiment", "two")
    #expect(one.output == two.output)
    let needless = try work.run("predict", "two", "two.csv", "--experiment", "two")
    #expect(needless.code == 64)
    #expect(
      needless.errors.contains(
        "error: --experiment is for a run, and an experiment was named\n"
          + "  hint: leave --experiment out"))
    // One that nobody calls otherwise is open no longer.
    try command("remove", "two", "--yes")
    #expect(try command("predict", id, "one.csv").output == one.output)
    #expect(try command("predict", id, "wide.csv").output == one.output)
    try command("run", "two", "--no-plots")
    for name in ["one", "wide"] { try command("remove", name, "--yes") }
    #expect(try command("predict", id, "two.csv").output == two.output)
  }

  @Test func `an experiment whose own table was renamed is read by the new names`() throws {
    try write(Renaming(testDescription: ""), "one")
    try command("run", "one", "--no-plots")
    let before = try command("predict", "one", "one.csv")
    try write(Renaming.all[0], "one")
    let again = try command("run", "one", "--no-plots")
    #expect(again.output.contains("all trained already"))
    #expect(try command("predict", "one", "one.csv").output == before.output)
  }

  @Test func `a refit answers by the names of the experiment that is asked`() throws {
    try write(Renaming(testDescription: ""), "one")
    try write(Renaming.all[0], "two")
    for name in ["one", "two"] {
      try command("run", name, "--no-plots")
      try command("refit", name)
    }
    let one = try command("predict", "one", "one.csv")
    #expect(try command("predict", "two", "two.csv").output == one.output)
    #expect(try command("predict", "two.refit", "two.csv").output == one.output)
  }

  @Test func `two datasets of one experiment are read each by its own names`() throws {
    try write(Renaming(testDescription: ""), "one")
    try work.write(Renaming.all[1].table(), to: "two.csv")
    let both = Renaming(testDescription: "").experiment("one").replacing(
      "dataset: {csv: one.csv, label: answer, header: true, ordinal: {size: [\"S\", \"M\", \"L\"]}}",
      with: """
        dataset:
          - {csv: one.csv, label: answer, header: true, ordinal: {size: [S, M, L]}}
          - {csv: two.csv, label: answer, header: true, ordinal: {size: [S, M, L]}}
        """)
    try work.write(both, to: "both.exp")
    try command("run", "both", "--no-plots")
    let id = try #require(ids(of: "both").first)
    let open = try work.run("predict", id, "two.csv")
    #expect(open.code == 64)
    #expect(
      open.errors.contains("is one of two datasets of 'both' whose rows are called differently"))
    let named = try work.run("predict", id, "two.csv", "--experiment", "both")
    #expect(named.code == 64)
    #expect(named.errors == open.errors)
    // Where both are called alike, nothing is open.
    try write(Renaming(testDescription: ""), "two")
    try command("run", "both", "--no-plots")
    let alike = try command("predict", id, "two.csv", "--experiment", "both")
    #expect(alike.errors.hasPrefix("40 of 40 correct"), "\(alike.errors)")
  }

  @Test func `names that are not stored are not guessed in silence`() throws {
    try write(Renaming(testDescription: ""), "one")
    try write(Renaming(testDescription: ""), "two")
    try command("run", "one", "--no-plots")
    let id = String(try #require(ids(of: "one").first).prefix(8))
    let known = try command("predict", id, "one.csv")
    #expect(known.errors.hasPrefix("40 of 40 correct"), "\(known.errors)")
    try registerWithoutNames("two", as: "one")
    let note = """
      note: the names of the rows of 'two' are not stored: they are read as by the experiment that \
      trained run \(id) first
        hint: to store its own names, run its file again: nn-sweep run FILE

      """
    #expect(try command("predict", id, "one.csv").errors.hasPrefix(note))
    #expect(try command("predict", id, "one.csv", "--experiment", "two").errors.hasPrefix(note))
    #expect(try command("predict", id, "one.csv", "--experiment", "one").errors == known.errors)
    try command("run", "two", "--no-plots")
    #expect(try command("predict", id, "one.csv").errors == known.errors)
  }

  /// As a version that did not store them left it.
  private func registerWithoutNames(_ name: String, as other: String) throws {
    let store = try Store(
      directory: work.path("results"),
      provenance: Provenance(
        host: "here", processor: "cpu", instructionSet: "portable", version: "1.0", commit: "abc"))
    var experiment = try #require(try store.results.experiment(named: other))
    experiment.name = name
    let points = try store.results.runs(of: other).map { run in
      PointRequest(
        position: run.position, id: run.id, canonicalText: "", settings: run.settings,
        replicate: run.replicate, epochs: run.epochs, stop: nil, parameters: run.parameters)
    }
    _ = try store.register(experiment, points: points)
    try store.close()
  }

  @Test func `a class with another name asks for other runs`() throws {
    try write(Renaming(testDescription: ""), "one")
    try write(Renaming(testDescription: ""), "two", classes: ["left", "right"])
    for name in ["one", "two"] { try command("run", name, "--no-plots") }
    #expect(try Set(ids(of: "one")).isDisjoint(with: ids(of: "two")))
    #expect(try command("predict", "two", "two.csv").output.contains(",right,"))
    #expect(try command("predict", "one", "one.csv").output.contains(",yes,"))
  }
}
