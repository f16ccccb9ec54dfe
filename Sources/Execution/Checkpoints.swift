import Experiments
import Records
import Synchronization

/// Says when runs that last are to be written down: not more often than every few seconds, and at
/// a cost of at most a hundredth of the time.
final class Checkpoints: Sendable {
  /// Seconds between two rounds at least.
  private static let shortest = 5.0
  /// Seconds of training for one second of writing.
  private static let patience = 100.0

  /// How many rounds there have been: a worker that has seen fewer owes a checkpoint.
  private let rounds = Atomic<Int>(0)

  var round: Int { rounds.load(ordering: .relaxed) }

  /// The one consumer's view of the clock.
  struct Pace {
    private var last = ContinuousClock.now
    private var pause = Checkpoints.shortest

    /// Begins a round when it is time.
    mutating func tick(_ checkpoints: Checkpoints) {
      let now = ContinuousClock.now
      guard now.seconds(since: last) >= pause else { return }
      last = now
      checkpoints.rounds.add(1, ordering: .relaxed)
    }

    /// Takes note of what writing cost.
    mutating func wrote(in seconds: Double) {
      pause = max(Checkpoints.shortest, Checkpoints.patience * seconds)
    }
  }
}

extension ContinuousClock.Instant {
  func seconds(since begin: ContinuousClock.Instant) -> Double {
    let (seconds, attoseconds) = (self - begin).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}
