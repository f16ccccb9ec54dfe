import Experiments
import Networks
import Records

/// Every run of a sweep in file order: a row of what tells it from the others.
struct PointList {
  let sweep: Sweep

  /// Those that tell settings apart; epochs have a column of their own.
  private var axes: [Axis] {
    Settings.differing(sweep.lazy.map(\.settings)).filter { $0 != .epochs }
  }

  /// A table for people.
  var table: [TextLine] {
    let axes = axes
    var table = TextTable(
      [.init("run", .text)] + axes.map { .init($0.rawValue, $0.isNumeric ? .number : .text) }
        + [.init("seed", .number), .init("epochs", .number), .init("parameters", .number)])
    for spec in sweep { table.append(cells(spec, axes, id: spec.id.short, \.words)) }
    return table.lines()
  }

  /// Comma-separated values, RFC 4180, written line by line: a sweep may be long.
  func writeCSV(_ write: (String) -> Void) {
    let axes = axes
    write(
      (["run"] + axes.map(\.rawValue) + ["seed", "epochs", "parameters"]).joined(separator: ","))
    for spec in sweep {
      write(cells(spec, axes, id: spec.id.hex).map(RowFormat.field).joined(separator: ","))
    }
  }

  private func cells(
    _ spec: PointSpec, _ axes: [Axis], id: String,
    _ text: (AxisValue) -> String = { $0.description }
  ) -> [String] {
    [id] + axes.map { spec.settings[$0].map(text) ?? "" }
      + ["\(spec.training.seed)", "\(spec.epochs)", "\(spec.training.architecture.parameters)"]
  }
}
