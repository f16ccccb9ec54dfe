import ArgumentParser
import Datasets
import Experiments
import Plotting
import Records
import Storage
import YAMLLite

/// Draws the pictures of an experiment.
struct Plot: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw an experiment: who wins, what each axis does, where, and how it went.",
    discussion: """
      Each figure is a gnuplot script with its data beside it, and its pictures, under \
      DIRECTORY/EXPERIMENT: what the file's 'plots' asks for, else an overview, score curves and \
      loss curves; or the --kind that is named here. Change a script by hand and redraw it with 'gnuplot FILE.gp'. With --score they show \
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
    let ranked = try score.ranked(own)
    let filter = try filter.filter(
      of: own.name, in: store, ResultFact.ofRun, testCure: FilterOptions.chooseOtherwise)
    if let note = score.note(own, ranked) { printNote(note) }
    var found = try ExperimentPictures(of: own, in: store, library: data.library, where: filter)
    var requests = try pictures.requests(
      otherwise: Self.asked(by: own), among: found.variedAxes)
    if score.name != nil {
      for index in requests.indices { requests[index].score = ranked.score }
    }
    let usual = try results.plots(of: own.name)
    var (drawn, all) = (PictureSet(), [Figure]())
    for request in requests {
      let place = try pictures.place(
        otherwise: Self.directory(usual, request, own) + (filter == nil ? "" : "/where"))
      var figures: [Figure]
      do {
        figures = try found.figures(request)
      } catch let failure as Failure where requests.count > 1 {
        ExperimentPictures.warn(of: failure, notDrawn: request.kinds)
        continue
      }
      if let stem = place.stem {
        let isAlone = requests.count == 1 && figures.count == 1
        for index in figures.indices {
          figures[index].name = isAlone ? stem : "\(stem)-\(figures[index].name)"
        }
      }
      drawn.add(figures, of: request, to: place.directory)
      all += figures
    }
    guard !all.isEmpty else { throw Failure("no picture of '\(own.name)' can be drawn", .world) }
    // What is half drawn is removed, and a gnuplot under way is ended.
    _ = Signals.stopOnInterrupt()
    try Signals.heeded {
      if pictures.terminal { return try printText(all) }
      for path in try drawn.write() { printLines(path) }
    }
  }

  private func printText(_ figures: [Figure]) throws {
    let terminal = Terminal()
    for figure in figures {
      print(
        try PictureSet.writer.text(
          figure, columns: terminal.columns ?? 80, isColored: terminal.supportsColor))
    }
  }

  /// What the stored text asks for. One that cannot be read any more asks for nothing special.
  private static func asked(by experiment: ExperimentRecord) -> [PictureRequest] {
    let source = SourceFile(path: experiment.path, text: experiment.text)
    return (try? ExperimentFile(source))?.plots ?? PictureRequest.standard
  }

  /// Where figures by another score go.
  private static func directory(
    _ usual: String, _ request: PictureRequest, _ own: ExperimentRecord
  ) -> String {
    guard let score = request.score, score != own.score else { return usual }
    return "\(usual)/by-\(score.column)"
  }

  /// Draws what a file asks for, after its runs; the paths of the pictures. What the runs do not have
  /// is said and left out: they are stored, and other pictures show them. `verdicts` are what the
  /// leaderboard says.
  static func draw(
    _ requests: [PictureRequest], of experiment: ExperimentRecord, in store: Results,
    library: DatasetLibrary, into directory: String, verdicts: [SweepVerdict]
  ) throws -> [String] {
    var found = try ExperimentPictures(
      of: experiment, in: store, library: library, verdicts: verdicts)
    var drawn = PictureSet()
    for request in requests {
      for axis in [request.color, request.facet].compactMap(\.self)
      where try !found.variedAxes.contains(axis) {
        printNote("'\(axis.rawValue)' does not vary: no plot goes by it")
      }
      do {
        drawn.add(
          try found.figures(request), of: request,
          to: Self.directory(directory, request, experiment))
      } catch let failure as Failure where failure.code != .interrupted {
        ExperimentPictures.warn(of: failure, notDrawn: request.kinds)
      }
    }
    return try drawn.write()
  }
}
