import Experiments
import Foundation
import Kernels
import Records
import Storage

/// Trains one slice of a sweep into a shard. No leaderboard and no pictures: those are of the whole.
struct SliceRun {
  let loaded: LoadedSweep
  let slice: Slice
  /// The directory of all shards.
  let directory: String
  /// Its share of the trainings.
  let share: Set<TrajectoryID>
  let training: SweepTraining

  /// Seconds between two copies that others see.
  private static let pause = 60.0

  /// - Parameter finished: Trainings that are left out, since somebody has all of them already.
  init(
    _ loaded: LoadedSweep, _ slice: Slice, in directory: String, training: SweepTraining,
    without finished: Set<TrajectoryID> = []
  ) {
    self.loaded = loaded
    self.slice = slice
    self.directory = directory
    self.training = training
    let census = SweepCensus(loaded.sweep)
    let slices = loaded.deal(census, slices: slice.count).slices
    share = Set(
      zip(census.trajectories, slices).lazy.filter { $1 == slice.number - 1 }.map(\.0.id)
    ).subtracting(finished)
  }

  /// Trains what earlier attempts have left.
  /// - Throws: An end with its exit code where runs are left or have failed.
  func run() throws {
    _ = Signals.stopOnInterrupt()
    let shard = try Shard(of: slice, in: directory)
    defer { shard.discard() }
    let store = try Store(directory: shard.scratch, provenance: .here, note: printNote)
    let (cause, left, overtime) = try store.closing {
      let earlier = try takeOver(into: store)
      let name = loaded.file.name
      let registration = try store.register(
        loaded.record, points: loaded.sweep.requests(of: share),
        keep: loaded.file.keep, databases: slice.count)
      printLines(
        "\(name), slice \(slice): \(NumberText.counted(registration.points, "run")),"
          + " \(NumberText.count(registration.points - registration.waiting)) trained already")
      // Several attempts that have everything between them become one that has it alone.
      guard registration.waiting > 0 || earlier > 1 && !isPublished(registration.points) else {
        return (nil as StopCause?, StateCounts(), 0)
      }
      var publishing = Publishing(shard, store)
      // Whatever ends the training, what was trained is published as far as it got.
      let end = Result {
        try training.train(loaded, store) { publishing.publish(every: Self.pause) }
      }
      try shard.publish(store)
      printLines("shard  \(shard.published)")
      let cause = try end.get()
      let left = try store.results.states()[name] ?? StateCounts()
      return (cause, left, try store.results.overtime(of: loaded.file).count)
    }
    try conclude(cause, left, overtime: overtime)
  }

  /// Whether one of the earlier attempts has published so many points, all of them done.
  private func isPublished(_ points: Int) -> Bool {
    Shard.published(of: slice, in: directory).contains { path in
      let counts = try? Results(directory: path).states()[loaded.file.name]
      guard let counts else { return false }
      return counts.total >= points && counts[.waiting] + counts[.running] + counts[.failed] == 0
    }
  }

  private func conclude(_ cause: StopCause?, _ left: StateCounts, overtime: Int) throws {
    let waiting = left[.waiting] + left[.running] - overtime
    let verb = waiting == 1 ? "is" : "are"
    switch cause {
    case .alikeFailures:
      throw Failure.end(
        "\(StopCause.alikeFailures.rawValue): \(waiting) of \(left.total) runs \(verb) left",
        hint: "--keep-going trains the others nevertheless", .runs)
    case .firstFailure: throw Failure.end(StopCause.firstFailure.rawValue, .runs)
    case nil where waiting == 0: try RunSummary.checkFailures(left)
    default:
      throw Failure.end(
        "\(cause?.rawValue ?? "not everything was trained"): \(waiting) of \(left.total) runs of"
          + " slice \(slice) \(verb) left; the same command goes on from there", .interrupted)
    }
  }

  /// Takes over what earlier attempts at this slice have published. What is wrong with one of them
  /// is told, and what it had is trained again. Answers how many there were.
  private func takeOver(into store: Store) throws -> Int {
    var count = 0
    for path in Shard.published(of: slice, in: directory) {
      do {
        let outcome = try store.merge(path)
        count += 1
        for refusal in outcome.refused {
          printNote("\(refusal.run) in '\(path)': \(refusal.reason)")
        }
        guard outcome.conflicts.isEmpty else {
          throw Failure(
            "other numbers for the same run in '\(path)' and another shard of slice \(slice):\n  "
              + outcome.conflicts.joined(separator: "\n  "),
            hint: "one of the machines or builds is wrong: nn-sweep reproduce RUN tells which",
            .runs)
        }
      } catch let error as StorageError where error.isAbout(path) {
        printNote("not taken over: \(error.message)")
      }
    }
    return count
  }
}

/// Publishes a shard from time to time while it grows.
private struct Publishing {
  private let shard: Shard
  private let store: Store
  private var last = ContinuousClock.now

  init(_ shard: Shard, _ store: Store) {
    self.shard = shard
    self.store = store
  }

  /// A failure is told and tried again at the next time: the disk may be there again.
  mutating func publish(every seconds: Double) {
    guard (.now - last) / .seconds(1) >= seconds, !Signals.wasInterrupted else { return }
    do {
      try shard.publish(store)
    } catch {
      printNote(Failure(error)?.message ?? "\(error)")
    }
    last = .now
  }
}
