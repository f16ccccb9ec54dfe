import Foundation
import Kernels
import Plotting
import Records
import Storage

extension ReportPicture {
  /// What is drawn of an experiment: figures that need axes are left out where nothing varies.
  private static func kinds(_ results: SweepResults) -> [(kind: PlotKind, caption: String)] {
    let axes = results.axisCount
    var kinds: [(PlotKind, String)] = []
    if axes > 0 {
      kinds.append(
        (.ranked, "The best settings: a ring is a run, a dot their mean, a line its 95 % interval.")
      )
      kinds.append((.effects, "What each axis does, all others pooled."))
    }
    if axes > 1 { kinds.append((.heatmap, "The two axes that decide most together.")) }
    kinds.append((.score, "How the score went, epoch by epoch."))
    kinds.append((.loss, "How the loss went, epoch by epoch."))
    return kinds
  }

  /// Draws them in a folder that is gone afterwards; none before a run has finished. `verdicts` are
  /// those of the same runs.
  static func draw(
    _ experiment: ExperimentRecord, _ runs: [PointRecord], _ verdicts: [SweepVerdict],
    in store: Results
  ) throws -> [ReportPicture] {
    var results = SweepResults(experiment: experiment, curves: try store.curves(of: runs))
    results.verdicts = verdicts
    guard !results.bestRuns.isEmpty else { return [] }
    let folder = try TemporaryFolder.make("nn-sweep-report")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let kinds = kinds(results)
    let options = PlotOptions(millimeters: width)
    let figures = kinds.map { $0.kind.figure(of: results, options) }
    _ = try PictureSet.writer.write(
      figures, [.svg], into: folder, stop: { Signals.wasInterrupted })
    return zip(figures, kinds).compactMap { figure, kind in
      let path = "\(folder)/\(figure.name).svg"
      guard let svg = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
      return ReportPicture(name: figure.name, caption: kind.caption, svg: svg)
    }
  }

  /// In millimeters: at the width of the page its text is as large as the page's.
  private static let width = 240.0
}
