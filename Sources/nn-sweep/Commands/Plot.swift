import ArgumentParser
import Experiments
import Plotting
import Storage

/// Draws the pictures of an experiment again.
struct Plot: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw an experiment's overview, score curves and loss curves again.",
    discussion: """
      Each figure is a gnuplot script with its data beside it, an SVG and a PNG, under \
      DIRECTORY/EXPERIMENT. Change a script by hand and redraw it with 'gnuplot FILE.gp'.
      """)

  @OptionGroup var experiment: ExperimentArgument
  @OptionGroup var results: ResultsOptions

  func run() throws {
    let store = try results.open()
    let record = try experiment.find(in: store)
    for path in try Self.draw(record, in: store, into: results.plots(of: record.name)) {
      print(path)
    }
  }

  /// Every figure of the experiment; the paths of the pictures.
  @discardableResult
  static func draw(
    _ experiment: ExperimentRecord, in store: Results, into directory: String
  ) throws -> [String] {
    let curves = try store.curves(of: store.runs(of: experiment.name))
    let results = SweepResults(experiment: experiment, curves: curves)
    return try Plotter().draw(PlotKind.allCases.map { $0.figure(of: results) }, into: directory)
  }
}
