import ArgumentParser
import Storage

/// Answers a question in SQL.
struct Sql: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run one SQL statement that only reads.",
    discussion: """
      The views runs, curves and leaderboard are described in docs/database.md. For example:

        nn-sweep sql "select hidden, max(validation_accuracy) from runs group by hidden"
      """)

  @Argument(help: ArgumentHelp("A statement that only reads.", valueName: "statement"))
  var statement: String

  @Option(help: ArgumentHelp("csv or jsonl instead of a table.", valueName: "format"))
  var format: RowFormat?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var results: ResultsOptions

  func run() throws {
    let store = try results.open()
    if json { return try printJSON(store) }
    if let format { return try format.write(store, statement) }
    var table = TextTable([])
    try store.query(statement) { columns in
      table = TextTable(columns.map { TextTable.Column($0, .text) })
    } row: { values in
      table.append(values.map { $0.text ?? NumberText.missing })
    }
    print(Terminal().text(table.lines()))
  }

  /// A list of objects with their keys in column order.
  private func printJSON(_ store: Results) throws {
    let output = LineWriter()
    var rows = ""
    var names: [String] = []
    try store.query(statement) { columns in
      names = columns
      output.line("[")
    } row: { values in
      if !rows.isEmpty { output.line(rows + ",") }
      rows = "  " + RowFormat.object(names, values)
    }
    if !rows.isEmpty { output.line(rows) }
    output.line("]")
    output.flush()
  }
}
