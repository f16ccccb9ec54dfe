import Testing

/// Runs in which classes and rows have weights.
@Suite struct WeightedRunTests {
  /// One row of ten is a fraud, among others that look much the same.
  static let rows = (0..<200).map { row in
    let isFraud = row % 10 == 3
    let (x, y) = (row * 37 % 101, row * 53 % 97)
    return "\(isFraud ? 30 + x : x),\(y),\(1 + row % 3),\(isFraud ? "fraud" : "no")"
  }

  static let sweep = """
    name: frauds
    dataset: {csv: frauds.csv, header: true, label: kind, weight: cost}
    epochs: 3
    hidden: 6
    grid: {class_weights: [none, balanced, {fraud: 10}]}
    """

  private func finished() throws -> Workspace {
    let work = try Workspace()
    try work.write("x,y,cost,kind\n" + Self.rows.joined(separator: "\n"), to: "frauds.csv")
    try work.write(Self.sweep, to: "frauds.exp")
    let ending = try work.run("run", "frauds.exp", "--no-plots")
    try #require(ending.code == 0, "\(ending.errors)")
    return work
  }

  private func run(_ weights: String, in work: Workspace) throws -> String {
    let table = try work.run(
      "sql", "select id from runs where class_weights = '\(weights)'", "--format", "csv")
    return try #require(table.output.split(separator: "\n").dropFirst().first.map(String.init))
  }

  @Test func `the axis is in tables, pages and filters`() throws {
    let work = try finished()
    let table = try work.run("top", "frauds").output
    for text in ["class_weights", "balanced", "{fraud: 10}"] { #expect(table.contains(text)) }
    let filtered = try work.run("top", "frauds", "--where", "class_weights == 'balanced'").output
    #expect(filtered.contains("balanced") && !filtered.contains("{fraud: 10}"))
    #expect(try work.run("plot", "frauds").code == 0)
  }

  @Test func `a report of a weighted run says so`() throws {
    let work = try finished()
    let note = "trained with class weights: its probabilities are not the classes' frequencies"
    for (weights, isWeighted) in [("none", false), ("balanced", true), ("{fraud: 10}", true)] {
      let page = try work.run("show", run(weights, in: work))
      #expect(page.code == 0)
      #expect(page.output.contains(note) == isWeighted, "\(weights)")
    }
  }

  @Test func `a weighted run is reproduced`() throws {
    let work = try finished()
    for weights in ["balanced", "{fraud: 10}"] {
      let ending = try work.run("reproduce", run(weights, in: work))
      #expect(ending.code == 0, "\(ending.output)\(ending.errors)")
    }
  }
}
