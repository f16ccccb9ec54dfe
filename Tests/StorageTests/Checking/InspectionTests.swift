import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// What somebody has changed by hand is set right when the database is opened for writing, or by the
/// next run of the experiment; nothing asks to be run again for ever.
struct InspectionTests {
  private let sandbox = Sandbox()
  private let points = [
    Fixture.point(0, hidden: "2"), Fixture.point(1, hidden: "4", stop: StopRule(patience: 1)),
  ]

  private func register(_ store: Store) throws -> Registration {
    try store.register(Fixture.experiment(), points: points, stamp: "a")
  }

  /// Two finished runs, and all that views show of them.
  private func fill() throws -> [String] {
    let store = try sandbox.store()
    _ = try register(store)
    try store.finishAll()
    try store.close()
    return try shown()
  }

  /// What views show.
  private func shown() throws -> [String] {
    try DatabaseQueue(path: sandbox.database).read { db in
      SampleFunctions.add(to: db)
      return try ["runs", "curves", "leaderboard"].flatMap { view in
        try Row.fetchAll(db, sql: "SELECT * FROM \(view)").map { "\($0)" }
      }
    }
  }

  /// Opens the database, has the experiment run again, and answers what was said.
  private func run() throws -> [String] {
    var notes: [String] = []
    let store = try sandbox.store { notes.append($0) }
    _ = try register(store)
    try store.finishAll()
    #expect(try register(store).waiting == 0)
    try store.close()
    return sandbox.findings(notes)
  }

  @Test(arguments: [
    "trajectories SET seed = 9", "trajectories SET parameters = -1", "trajectories SET draw = 7",
    "trajectories SET draw = 0",
    "trajectories SET fold = 2", "points SET draw = 3", "points SET fold = 1",
    "points SET validation_score = 0.99", "points SET test_loss = NULL", "points SET merit = 5",
    "points SET result_epoch = 2", "points SET last_epoch = 9223372036854775807",
    "points SET result_epoch = NULL", "points SET state = 'running'", "points SET state = 'x'",
    "points SET state = 'diverged'", "points SET position = 9223372036854775807",
    "points SET ranked_by = 'x'", "points SET ranked_by = 'auc'",
  ])
  func `a value that follows from others is set right`(change: String) throws {
    let before = try fill()
    try sandbox.edit("UPDATE \(change) WHERE id = 2")
    #expect(try run() == ["1 value did not follow from the others: set right"])
    #expect(try shown() == before)
    #expect(try run().isEmpty)
  }

  @Test(arguments: [
    "settings SET hidden = '8'", "settings SET learning_rate = 1e300", "settings SET hidden = NULL",
    "points SET position = 5", "points SET turn = -1", "points SET planned_epochs = 99",
    "points SET active = 0", "points SET state = 'waiting'",
    "experiments SET differing = 'loss'", "experiments SET sequence = 9223372036854775807",
    "experiments SET score = 'x', has_classes = 0", "datasets SET classes = 'x'",
    "datasets SET classes = '[]'", "datasets SET splits = 'x'", "datasets SET name = ''",
  ])
  func `what the file says is brought back by the next run`(change: String) throws {
    let before = try fill()
    try sandbox.edit("UPDATE \(change)")
    #expect(try run().isEmpty)
    #expect(try shown() == before)
  }

  @Test func `each setting is ranked by the class that its data call positive`() throws {
    var experiment = Fixture.experiment()
    experiment.scoring = Scoring(.f1)
    experiment.data = [0, 1].map { (place: Int) in
      ExperimentData(name: "data \(place)", classes: ["no", "yes"], positive: place)
    }
    let points = [0, 1].map { place in
      var point = Fixture.point(place, hidden: "\(place + 2)")
      point.settings[.dataset] = .text("data \(place)")
      point.ranking = Measure(.f1, positive: place)
      return point
    }
    let store = try sandbox.store()
    _ = try store.register(experiment, points: points)
    try store.close()
    try sandbox.edit("UPDATE points SET ranked_by = 'f1/1'")
    #expect(
      try sandbox.findings(sandbox.openingNotes()) == [
        "1 value did not follow from the others: set right"
      ])
    let rankings = try DatabaseQueue(path: sandbox.database).read {
      try String.fetchAll($0, sql: "SELECT ranked_by FROM points ORDER BY id")
    }
    #expect(rankings == ["f1/0", "f1/1"])
  }

  @Test func `points without a setting are asked for again, with their results`() throws {
    let before = try fill()
    try sandbox.edit("UPDATE points SET setting = 77 WHERE id = 2")
    let note = try #require(try run().first)
    #expect(note.hasPrefix("1 row referred to others that are missing: removed;"), "\(note)")
    #expect(try shown() == before)
    #expect(try run().isEmpty)
  }

  @Test func `a run of which nobody knows whether its id or its text is right is trained again`()
    throws
  {
    for column in [
      "canonical = canonical || 'x'", "run = iif(run LIKE 'f%', 'e', 'f') || substr(run, 2)",
      "run = 'x'",
    ] {
      let before = try fill()
      try sandbox.edit(
        """
        PRAGMA ignore_check_constraints = ON;
        UPDATE trajectories SET \(column) WHERE id = (SELECT max(id) FROM trajectories)
        """)
      let notes = try run()
      #expect(notes.count == 1)
      #expect(
        notes[0].hasPrefix("1 run (") && notes[0].contains("with an id that is not of its text"))
      #expect(try shown() == before)
    }
  }

  @Test(arguments: [
    (
      "UPDATE confusions SET test = '[[9223372036854775807,1],[1,1]]'",
      "the confusion counts of 1 result"
    ),
    ("UPDATE confusions SET training = '[[1,2],[3]]'", "the confusion counts of 1 result"),
    ("UPDATE confusions SET validation = '[[3,0],[0,2]]'", "the confusion counts of 1 result"),
    ("UPDATE confusions SET test = NULL", "the confusion counts of 1 result"),
    ("UPDATE confusions SET epoch = 4", "the confusion counts of 1 result"),
    ("UPDATE models SET weights = x'00'", "the weights of 1 result"),
    ("UPDATE models SET context = '{}'", "the weights of 1 result"),
  ])
  func `what cannot be read is removed, and the cure is told`(sql: String, start: String) throws {
    _ = try fill()
    try sandbox.edit("\(sql) WHERE trajectory = 1")
    let notes = try run()
    #expect(notes.count == 1 && notes[0].hasPrefix(start))
    #expect(notes[0].contains(": removed; 'nn-sweep r"))
    let results = try Results(directory: sandbox.path)
    for run in try results.runs(of: "grid") {
      _ = try results.model(of: run.id)
      _ = try results.confusions(of: run.id, epoch: 3)
    }
  }

  private func digest() throws -> String? {
    try DatabaseQueue(path: sandbox.database).read {
      try String.fetchOne($0, sql: "SELECT weights_digest FROM trajectories WHERE id = 1")
    }
  }

  @Test func `weights beside another digest are removed with it until the run is trained again`()
    throws
  {
    _ = try fill()
    let right = try digest()
    try sandbox.edit(
      "UPDATE trajectories SET weights_digest = lower(hex(zeroblob(32))) WHERE id = 1")
    let note =
      "the weights of 1 run (\(points[0].id.short)) have another digest than is stored of them: both"
      + " removed; 'nn-sweep reproduce RUN --keep' brings them back"
    #expect(try run() == [note])
    #expect(try digest() == nil)
    let store = try sandbox.store()
    #expect(try store.results.model(of: points[0].id) == nil)
    let goals = [PointGoal(epochs: 3)]
    try store.keep(
      Fixture.result(TrajectoryClaim(id: points[0].id, position: 0, goals: goals)))
    #expect(try store.results.model(of: points[0].id) != nil)
    try store.close()
    #expect(try digest() == right)
    #expect(try run().isEmpty)
  }

  @Test func `a digest that is missing is that of the weights`() throws {
    _ = try fill()
    let right = try digest()
    try sandbox.edit("UPDATE trajectories SET weights_digest = NULL WHERE id = 1")
    #expect(try run() == ["1 value did not follow from the others: set right"])
    #expect(try digest() == right && right != nil)
  }

  @Test func `damage that is met is looked for also where nobody else has written`() throws {
    _ = try fill()
    try sandbox.edit(
      "UPDATE datasets SET classes = 'x'; UPDATE epochs SET epoch = 9 WHERE epoch = 3")
    Seal(ResultsDirectory(path: sandbox.path)).put()
    let error = #expect(throws: StorageError.self) {
      try Results(directory: sandbox.path).experiments()
    }
    #expect(
      error?.message.contains("the names of classes of experiment 'grid' cannot be read") == true)
    #expect(try run().count == 1)
    #expect(try Results(directory: sandbox.path).experiments().count == 1)
  }

  @Test func `claims without a holder, and a holder behind whom there is no number, hold nothing`()
    throws
  {
    let store = try sandbox.store()
    _ = try register(store)
    try store.close()
    try sandbox.edit(
      """
      INSERT INTO claims VALUES (1, 77);
      INSERT INTO holders SELECT 9223372036854775807, 1, id FROM provenance;
      INSERT INTO claims VALUES (2, 9223372036854775807);
      """)
    for _ in 0..<2 {
      let again = try sandbox.store()
      #expect(try again.claim("grid", limit: 9).count == 2)
      try again.close()
    }
  }

  @Test(arguments: ["row names", "1 results", "splits"])
  func `a list of versions that lacks one is completed, without a copy`(version: String) throws {
    let before = try fill()
    try sandbox.edit("DELETE FROM grdb_migrations WHERE identifier = '\(version)'")
    #expect(try run().isEmpty)
    #expect(try shown() == before)
    let files = try FileManager.default.contentsOfDirectory(atPath: sandbox.path)
    #expect(!files.contains { $0.contains("backup") })
  }

  @Test
  func `a gap in the list of versions of an older database is told before anything is copied`()
    throws
  {
    try FileManager.default.createDirectory(
      atPath: sandbox.path, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: sandbox.database)
    try Schema.migrator.migrate(queue, upTo: "chance")
    try queue.close()
    try sandbox.edit(
      """
      INSERT INTO experiments (id, name, description, path, text, sequence)
        VALUES (1, 'grid', '', '', '', 1);
      DELETE FROM grdb_migrations WHERE identifier = 'splits';
      """)
    let error = #expect(throws: StorageError.self) { try sandbox.store() }
    #expect(error?.cause == "its list of versions has a gap")
    let files = try FileManager.default.contentsOfDirectory(atPath: sandbox.path)
    #expect(!files.contains { $0.contains("backup") })
  }
}
