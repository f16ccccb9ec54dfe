import Foundation
public import Networks

/// What training a run takes of memory. An allocation that fails ends the process, and every run in
/// it; a run that cannot fit is better refused before.
public struct MemoryNeed: Sendable {
  /// Of the network and what its optimizer keeps, in training and in results on their way into the
  /// database, and of what lies between its layers.
  public let bytes: Double

  /// Of a run with these settings. Under a stop rule it remembers the best epoch: a second training,
  /// and its state beside the other in all that is stored, of which a checkpoint and the end may be on
  /// their way together. With 9 million parameters and Adam the process came to 1.37 GB, where this
  /// says 1.32 GB.
  public init(_ settings: TrainingSettings, hasStopRule: Bool = false) {
    let architecture = settings.architecture
    let optimizer = settings.optimizer
    var copies = Self.copies + Double(optimizer.numbersAParameter)
    if hasStopRule { copies += Double(optimizer.numbersAParameter + 6 * (1 + optimizer.slots)) }
    let rows = max(settings.batchSize, Training.evaluationRows)
    let units = Double(architecture.layers.reduce(0, +))
    bytes = 4 * (copies * Double(architecture.parameters) + 3 * Double(rows) * units)
  }

  /// Numbers a parameter beside the optimizer's. With 16 million parameters and Adam the process came
  /// to 998 MB, where this says 914 MB and 34 MB are there without a run.
  private static let copies = 10.0

  /// Why a run cannot be trained with so much memory; nil where it fits.
  public func refusal(available: Double) -> String? {
    guard bytes > available else { return nil }
    return "its training takes \(Self.text(bytes)) of memory, and there are "
      + Self.text(available)
  }

  /// `1.5 GB`, and megabytes below one of them.
  private static func text(_ bytes: Double) -> String {
    bytes < 1e9
      ? String(format: "%.0f MB", bytes / 1e6) : String(format: "%.1f GB", bytes / 1e9)
  }
}
