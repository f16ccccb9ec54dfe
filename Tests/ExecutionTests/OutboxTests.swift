import Experiments
import Records
import Testing

@testable import Execution

@Suite struct OutboxTests {
  private let queue = EventQueue<Delivery>()

  private func epoch(_ number: Int, of run: Character = "a") -> TrajectoryEvent {
    let metrics = PartMetrics(loss: 0, score: 0)
    return .epoch(
      TrajectoryID(hex: String(repeating: run, count: 32))!, worker: 0,
      EpochRecord(
        epoch: number, training: metrics, validation: metrics, test: metrics, seconds: 0),
      counts: PartCounts())
  }

  /// Runs, epochs and how many each event stands for.
  private func delivered() -> [String] {
    queue.drain(waiting: 0).flatMap(\.events).map { event in
      switch event {
      case .started(let run, _): "\(run.hex.prefix(1)) started"
      case .epoch(let run, _, let record, _, let epochs):
        "\(run.hex.prefix(1)) \(record.epoch) of \(epochs)"
      case .ended(let result): "\(result.id.hex.prefix(1)) ended"
      }
    }
  }

  @Test func `one event stands for the epochs of a run that wait`() {
    let outbox = Outbox(queue, tellsEveryEpoch: false)
    for event in [epoch(1), epoch(2), epoch(3), epoch(1, of: "b"), epoch(2, of: "b")] {
      outbox.add(event)
    }
    outbox.send { $0.isLast = true }
    #expect(delivered() == ["a 3 of 3", "b 2 of 2"])
  }

  @Test func `what has been delivered is not told again`() {
    let outbox = Outbox(queue, tellsEveryEpoch: false)
    outbox.add(epoch(1))
    outbox.send { _ in }
    outbox.add(epoch(2))
    outbox.send { $0.events.append(epoch(1, of: "b")) }
    #expect(delivered() == ["a 1 of 1", "a 2 of 1", "b 1 of 1"])
  }

  @Test func `every epoch is told where that is asked for`() {
    let outbox = Outbox(queue, tellsEveryEpoch: true)
    for number in 1...3 { outbox.add(epoch(number)) }
    outbox.send { $0.isLast = true }
    #expect(delivered() == ["a 1 of 1", "a 2 of 1", "a 3 of 1"])
  }
}
