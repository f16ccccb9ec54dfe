import Kernels
import Records
import Synchronization

/// The memory that the runs of a sweep share: a run begins only while what it takes is left, so that
/// together they never take more than there is.
public final class MemoryBudget: Sendable {
  /// Bytes of all runs together.
  public let capacity: Double
  /// What each run takes that has begun and is not recorded yet.
  private let taken = Mutex<[TrajectoryID: Double]>([:])

  public init(capacity: Double) { self.capacity = capacity }

  /// What is left to this process now, once its data are read, less what the splits that are opened
  /// of them, so many threads, the database and the rest of the program will still take.
  public convenience init(threads: Int, bytesOfSplits: Int = 0) {
    let left = MemoryLeft.bytes
    let rest =
      Self.bytesOfTheRest + Double(threads) * Self.bytesOfThread + Double(bytesOfSplits)
    self.init(capacity: left - min(rest, left / 4))
  }

  /// The program grew by so much at most in sweeps of up to 20,000 small runs, and the stack of a
  /// thread is counted whole by `ulimit -v`.
  private static let (bytesOfTheRest, bytesOfThread) = (32_000_000.0, 8_400_000.0)

  /// Takes a run's share if there is enough. A run that is alone always gets what the capacity
  /// allows.
  func take(_ need: MemoryNeed, for run: TrajectoryID) -> Bool {
    taken.withLock { taken in
      guard taken.values.reduce(need.bytes, +) <= capacity else { return false }
      taken[run] = need.bytes
      return true
    }
  }

  /// Gives back the shares of runs that are over.
  func giveBack(_ runs: some Sequence<TrajectoryID>) {
    taken.withLock { taken in
      for run in runs { taken[run] = nil }
    }
  }
}
