import Experiments
import Records
import Storage

/// Everything that a report tells, read from the database once. Each section is a property of it.
struct ReportMaterial: Sendable {
  let experiment: ExperimentRecord
  /// The best settings, and what may be concluded of all.
  let board: LeaderboardTable
  /// Every run that is asked for, in file order.
  let runs: [PointRecord]
  /// The best setting on each of the data.
  let winners: [ReportWinner]
  let words: SweepWords
  /// Which machines and builds trained how many runs.
  let provenances: [(provenance: Provenance, runs: Int)]
  /// How often test scores were looked at, this time included where they are shown.
  let looks: TestLooks?
  /// What was made of it afterwards.
  let sequel: ReportSequel
  var pictures: [ReportPicture] = []

  /// As many settings as are shown.
  static let mostSettings = 200

  func count(_ state: PointState) -> Int { runs.count { $0.state == state } }

  /// All sections, in the order in which they are read.
  var sections: [ReportSection] {
    [
      question, verdict, limits, settings, pictureSection, classes, failures, data, environment,
      reproduction, methods,
    ].compactMap(\.self)
  }
}

extension ReportMaterial {
  init(_ experiment: ExperimentRecord, in store: Results, showTest: Bool) throws {
    if showTest, experiment.hasTestPart { store.countTestLook(of: [experiment.name]) }
    let board = try LeaderboardTable(
      of: experiment, in: store, count: Self.mostSettings, showTest: showTest)
    let sequel = try ReportSequel(of: experiment, board.verdicts, in: store, showTest: showTest)
    let looks = try store.testLooks(of: experiment.name)
    let runs = try store.runs(of: experiment.name)
    self.init(
      experiment: experiment, board: board, runs: runs,
      winners: try board.verdicts.map {
        try ReportWinner($0, experiment, board.rows, runs, in: store)
      },
      words: SweepWords(runs), provenances: try store.provenances(of: experiment.name),
      looks: looks, sequel: sequel)
  }
}
