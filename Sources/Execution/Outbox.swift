import Experiments
import Records

/// What a worker says to the consumer, as much as has come together.
struct Delivery: Sendable {
  var events: [TrajectoryEvent] = []
  var checkpoints: [TrajectoryResult] = []
  /// Whether the worker is done: nothing follows.
  var isLast = false
  /// Why it ended before its time.
  var failure: (any Error)?

  /// Results of runs that ended.
  var results: [TrajectoryResult] {
    events.compactMap { event in
      if case .ended(let result) = event { result } else { nil }
    }
  }
}

/// A worker's news on their way to the queue, several at a time: one by one, the epochs of short
/// runs would wake the consumer more often than they train.
final class Outbox {
  private let queue: EventQueue<Delivery>
  private let tellsEveryEpoch: Bool
  private var pending = Delivery()
  private var lastFlush = ContinuousClock.now

  /// Seconds that news may wait while others come.
  private static var patience: Double { 0.05 }

  /// Unless every epoch is to be told, one event stands for those of a run that wait.
  init(_ queue: EventQueue<Delivery>, tellsEveryEpoch: Bool) {
    self.queue = queue
    self.tellsEveryEpoch = tellsEveryEpoch
  }

  /// An event that may wait for others.
  func add(_ event: TrajectoryEvent) {
    if !tellsEveryEpoch, let merged = pending.events.last?.merged(with: event) {
      pending.events[pending.events.count - 1] = merged
    } else {
      pending.events.append(event)
    }
    if ContinuousClock.now.seconds(since: lastFlush) >= Self.patience { flush() }
  }

  /// Something that others may have to wait long for.
  func send(_ change: (inout Delivery) -> Void) {
    change(&pending)
    flush()
  }

  private func flush() {
    queue.push(pending, isUrgent: pending.isLast)
    pending = Delivery()
    lastFlush = .now
  }
}

extension TrajectoryEvent {
  /// Two successive events about epochs of one run as one; nil for others.
  fileprivate func merged(with next: TrajectoryEvent) -> TrajectoryEvent? {
    guard case .epoch(let run, _, _, _, let earlier) = self,
      case .epoch(run, let worker, let record, let counts, let epochs) = next
    else { return nil }
    return .epoch(run, worker: worker, record, counts: counts, epochs: earlier + epochs)
  }
}
