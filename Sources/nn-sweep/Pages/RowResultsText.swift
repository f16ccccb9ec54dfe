import Kernels
import Records

/// Names the runs that lack row results, with the command that brings them and how long it takes here
/// by what the stored runs took.
struct RowResultsText {
  let missing: MissingRowResults
  let experiment: ExperimentRecord
  /// Threads that will train.
  var threads = Cores.usable

  /// `12 of 40 runs lack row results: nn-sweep run digits.exp --again, about 3 s`.
  var line: TextLine {
    let count = NumberText.count(missing.lacking)
    let verb = missing.lacking == 1 ? "lacks" : "lack"
    let lack = "\(count) of \(NumberText.counted(missing.runs, "run")) \(verb) row results: "
    let time = seconds.map { ", about \(NumberText.estimate($0))" } ?? ""
    let keeping = KeptOptions.text("--results", "--data")
    return TextLine(
      lack
        + (command.map { $0 + time } ?? "'nn-sweep reproduce RUN --keep\(keeping)' brings one's"),
      .dim)
  }

  /// Nil where the file is no longer what was run, or nn-sweep itself made the experiment.
  var command: String? { experiment.runCommand(" --again") }

  /// Nil where some run never ended.
  var seconds: Double? { missing.seconds.map { $0 / Double(threads) } }
}
