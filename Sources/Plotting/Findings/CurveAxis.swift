import Datasets
import Records

extension CurveAxis {
  var title: String {
    switch self {
    case .epoch: "epoch"
    case .step: "steps"
    case .examples: "examples"
    case .seconds: "seconds of processor time"
    }
  }

  /// How far one epoch gets; nil where it depends on the run.
  private func stride(_ settings: Settings, _ data: ExperimentData) -> Double? {
    let known = data.splits?.facts.first?.counts ?? data.description?.rows
    let rows = Double(known?.training ?? 0)
    switch self {
    case .epoch: return 1
    case .examples: return rows
    case .step: return (rows / max(settings[.batchSize]?.number ?? 32, 1)).rounded(.up)
    case .seconds: return nil
    }
  }

  /// Where the epochs of runs of one setting lie, the first of them first.
  func places(_ runs: [PointCurve], _ settings: Settings, _ data: ExperimentData) -> [Double] {
    let longest = runs.map(\.epochs.count).max() ?? 0
    if let stride = stride(settings, data) { return (0..<longest).map { Double($0 + 1) * stride } }
    var total = 0.0
    return (0..<longest).map { index in
      let seconds = runs.compactMap { index < $0.epochs.count ? $0.epochs[index].seconds : nil }
      total += seconds.reduce(0, +) / Double(max(seconds.count, 1))
      return total
    }
  }
}
