import ArgumentParser
import Experiments
import Plotting
import Records
import Storage

/// Draws the pictures of an experiment again.
struct Plot: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw an experiment's overview, score curves and loss curves again.",
    discussion: """
      Each figure is a gnuplot script with its data beside it, an SVG and a PNG, under \
      DIRECTORY/EXPERIMENT. Change a script by hand and redraw it with 'gnuplot FILE.gp'. With \
      --score they show another score, under DIRECTORY/EXPERIMENT/by-SCORE. With \
      --where only the runs that match are drawn, under DIRECTORY/EXPERIMENT/where; the formula \
      knows settings, variables, the network, seed, state, seconds, and training and validation \
      losses and scores.
      """)

  @OptionGroup var experiment: ExperimentArgument
  @OptionGroup var score: ScoreOption
  @OptionGroup var filter: FilterOptions
  @OptionGroup var results: ResultsOptions

  func run() throws {
    let store = try results.open()
    let own = try experiment.find(in: store)
    let record = try score.ranked(own)
    let filter = try filter.filter(
      of: record.name, in: store, ResultFact.ofRun, testCure: FilterOptions.chooseOtherwise)
    let note = score.note(own, record)
    let directory =
      try results.plots(of: record.name) + (note == nil ? "" : "/by-\(record.score.column)")
      + (filter == nil ? "" : "/where")
    if let note { printNote(note) }
    for path in try Self.draw(record, in: store, where: filter, into: directory) { print(path) }
  }

  /// Every figure of the experiment; the paths of the pictures.
  @discardableResult
  static func draw(
    _ experiment: ExperimentRecord, in store: Results, where filter: ResultFilter? = nil,
    into directory: String
  ) throws -> [String] {
    var runs = try store.runs(of: experiment.name)
    if let filter { runs = runs.compactMap(filter.selecting) }
    if let filter, runs.isEmpty {
      throw Failure("no run of '\(experiment.name)' where \(filter.text)", .world)
    }
    let results = SweepResults(
      experiment: experiment, curves: try store.curves(of: runs), condition: filter?.text)
    return try PictureWriter(fonts: SharedFiles.folder("fonts")).write(
      PlotKind.allCases.map { $0.figure(of: results) }, into: directory,
      stop: { Signals.wasInterrupted })
  }
}
