import Foundation
import GRDB
import Testing

/// What most tests of results do: a table of flowers, a sweep, and questions to the database.
extension Workspace {
  /// Writes `flowers.csv`: so many rows of two numbers and a kind, `a` or `b` by the row's number.
  func writeFlowers(_ count: Int, isA: (Int) -> Bool) throws {
    let rows = (0..<count).map { "\($0 % 7),\($0 * 5 % 11),\(isA($0) ? "a" : "b")" }
    try write("x,y,kind\n" + rows.joined(separator: "\n"), to: "flowers.csv")
  }

  /// Writes an experiment and trains all that it asks for.
  func train(_ text: String, as name: String = "flowers.exp") throws {
    try write(text, to: name)
    let ending = try run("run", name, "--no-plots")
    try #require(ending.code == 0, "\(ending.errors)")
  }

  /// The rows of an answer, without its heading.
  func rows(_ query: String) throws -> [String] {
    let answer = try run("sql", query, "--format", "csv")
    return answer.output.split(separator: "\n").dropFirst().map(String.init)
  }

  /// Changes a database behind the program's back.
  func edit(_ sql: String, in results: String = "results") throws {
    try DatabaseQueue(path: path(results + "/sweeps.sqlite")).writeWithoutTransaction {
      try $0.execute(sql: sql)
    }
  }

  /// The object that a command prints.
  func object(_ words: String...) throws -> [String: Any] {
    let ending = try start(words).end()
    try #require(ending.code == 0, "\(ending.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    return try #require(json as? [String: Any])
  }

  /// The sweep of `ofFlowers`.
  static let flowers = """
    name: flowers
    dataset: {csv: flowers.csv, header: true, label: kind}
    epochs: 6
    stop: {patience: 2}
    batch_size: 8
    repeats: 2
    grid: {hidden: [4, 8]}
    """

  /// A folder with a trained sweep to refit, and rows to predict.
  static func ofFlowers() throws -> Workspace {
    let work = try Workspace()
    try work.writeFlowers(60) { $0 % 2 == 0 }
    try work.write("x,y\n1,2\n3,4\n6,10\n", to: "rows.csv")
    try work.train(flowers)
    return work
  }

  /// The runs of its refit that are asked for, by their ids.
  var refitted: [String] {
    get throws {
      try rows("select id from runs where experiment = 'flowers.refit' and active order by seed")
    }
  }
}
