import Experiments
import Foundation
public import Networks
import Records

/// What training a run takes of memory at the least. An allocation that fails ends the process, and
/// every run in it; a run that cannot fit is better refused before.
public struct MemoryNeed {
  /// Of weights and biases, and of what the optimizer keeps in their shape.
  let bytes: Double

  /// Of a run with these settings.
  public init(_ settings: TrainingSettings) {
    let copies = settings.optimizer.numbersAParameter
    bytes = 4 * Double(copies) * Double(settings.architecture.parameters)
  }

  /// Why a run cannot be trained with so much memory; nil where it may fit.
  public func refusal(available: Double = MemoryNeed.available) -> String? {
    guard bytes > available else { return nil }
    return "its network takes \(Self.text(bytes)) of memory at least, and there are "
      + Self.text(available)
  }

  /// The machine's memory, or what this process may take of it. Asked once: every run is held
  /// against it.
  public static let available: Double = {
    var limit = rlimit()
    let isLimited = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0
    let memory = Double(ProcessInfo.processInfo.physicalMemory)
    return isLimited ? min(memory, Double(limit.rlim_cur)) : memory
  }()

  private static func text(_ bytes: Double) -> String {
    String(format: "%.1f GB", bytes / 1e9)
  }
}
