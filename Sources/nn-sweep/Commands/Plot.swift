import ArgumentParser
import Experiments
import Plotting
import Records
import Storage

/// Draws the pictures of an experiment.
struct Plot: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw an experiment: who wins, what each axis does, where, and how it went.",
    discussion: """
      Each figure is a gnuplot script with its data beside it, and its pictures, under \
      DIRECTORY/EXPERIMENT: an overview, score curves and loss curves, or the --kind that is asked \
      for. Change a script by hand and redraw it with 'gnuplot FILE.gp'. With --score they show \
      another score, under DIRECTORY/EXPERIMENT/by-SCORE. With --where only the runs that match are \
      drawn, under DIRECTORY/EXPERIMENT/where; the formula knows settings, variables, the network, \
      seed, state, seconds, and training and validation losses and scores.

      The kinds, curves being score and loss:
      \(PlotKinds.help)
      """)

  @OptionGroup var experiment: ExperimentArgument
  @OptionGroup var pictures: PictureOptions
  @OptionGroup var score: ScoreOption
  @OptionGroup var filter: FilterOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let store = try results.open()
    let own = try experiment.find(in: store)
    let record = try score.ranked(own)
    let filter = try filter.filter(
      of: record.name, in: store, ResultFact.ofRun, testCure: FilterOptions.chooseOtherwise)
    let note = score.note(own, record)
    let usual =
      try results.plots(of: record.name) + (note == nil ? "" : "/by-\(record.score.column)")
      + (filter == nil ? "" : "/where")
    let (directory, stem) = try pictures.place(otherwise: usual)
    if let note { printNote(note) }
    var found = try Self.found(record, in: store, where: filter, for: pictures.kinds)
    if record.score != own.score, found.bestRuns.isEmpty {
      throw ScoreOption.absence(of: record.score, own)
    }
    if pictures.kinds.contains(.boundary) {
      found.boundary = try Boundary.of(found.bestRuns, in: store, library: data.library)
    }
    let options = try pictures.options(of: found)
    var figures = pictures.kinds.map { $0.figure(of: found, options) }
    if let stem {
      for index in figures.indices {
        figures[index].name = figures.count == 1 ? stem : "\(stem)-\(figures[index].name)"
      }
    }
    if pictures.terminal {
      let terminal = Terminal()
      for figure in figures {
        print(
          try Self.writer.text(
            figure, columns: terminal.columns ?? 80, isColored: terminal.supportsColor))
      }
      return
    }
    let paths = try Self.writer.write(
      figures, pictures.formats, zoom: pictures.zoom, into: directory,
      stop: { Signals.wasInterrupted })
    for path in paths { print(path) }
  }

  /// What is drawn after a run; the paths of the pictures.
  @discardableResult
  static func draw(
    _ experiment: ExperimentRecord, in store: Results, into directory: String
  ) throws -> [String] {
    let results = try found(experiment, in: store, for: PlotKind.standard)
    return try writer.write(
      PlotKind.standard.map { $0.figure(of: results) }, into: directory,
      stop: { Signals.wasInterrupted })
  }

  /// Draws with the fonts that come with the program.
  static var writer: PictureWriter { PictureWriter(fonts: SharedFiles.folder("fonts")) }

  /// The runs that figures of these kinds show.
  private static func found(
    _ experiment: ExperimentRecord, in store: Results, where filter: ResultFilter? = nil,
    for kinds: [PlotKind]
  ) throws -> SweepResults {
    var runs = try store.runs(of: experiment.name)
    if let filter { runs = runs.compactMap(filter.selecting) }
    if let filter, runs.isEmpty {
      throw Failure("no run of '\(experiment.name)' where \(filter.text)", .world)
    }
    var results = SweepResults(
      experiment: experiment, curves: try store.curves(of: runs), condition: filter?.text)
    try store.addEvidence(to: &results.verdicts, of: experiment)
    if kinds.contains(where: { $0.needsConfusion(results) }) {
      results.confusion = try confusion(results.bestRuns, in: store)
    }
    return results
  }

  /// The validation part's counts of all the runs together; nil where those of one were not kept.
  static func confusion(_ runs: [PointRecord], in store: Results) throws -> [Int]? {
    var sum: [Int] = []
    for run in runs {
      guard let epoch = run.result?.epoch,
        let counts = try store.confusions(of: run.id, epoch: epoch)
          .first(where: { $0.part == .validation })?.counts,
        sum.isEmpty || sum.count == counts.count
      else { return nil }
      sum = sum.isEmpty ? counts : zip(sum, counts).map(+)
    }
    return sum.isEmpty ? nil : sum
  }
}
