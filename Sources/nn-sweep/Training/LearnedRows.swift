import Datasets
import Kernels
import Records
import Storage

/// Which rows of a file a network has learned from: those that it gets right say nothing of it.
struct LearnedRows {
  let count: Int
  private let rows: Int

  /// Of rows that become the inputs of a run's network. Nil where the run's data are gone or changed,
  /// which then cannot be told.
  init?(_ rows: Examples, of run: PointRecord, in store: Results, library: DatasetLibrary) {
    guard let training = try? Retraining(run, in: store, library: library).training.examples,
      training.columns == rows.columns
    else { return nil }
    // Those of the file are held, which are fewer as a rule.
    var asked: [[UInt32]: Int] = [:]
    for row in 0..<rows.count { asked[Self.bits(rows.row(row)), default: 0] += 1 }
    var count = 0
    for row in 0..<training.count where !asked.isEmpty {
      count += asked.removeValue(forKey: Self.bits(training.row(row))) ?? 0
    }
    (self.count, self.rows) = (count, rows.count)
  }

  /// Equal for equal inputs alone.
  private static func bits(_ row: [Float]) -> [UInt32] { row.map(\.bitPattern) }

  /// What has to be known of a count of right answers; nil where there is nothing.
  var text: String? {
    guard count > 0 else { return nil }
    let all = count == rows ? "all \(NumberText.counted(rows, "row"))" : "\(count) of \(rows) rows"
    return "\(all) \(count == 1 ? "is" : "are") equal in all inputs to rows that the network was"
      + " trained on: how right it is there says nothing of other rows"
  }
}
