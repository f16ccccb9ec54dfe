/// A worker's messages on their way to the queue, several at a time: one by one, the epochs of short
/// runs would wake the consumer more often than they train.
final class Outbox<Message: Sendable> {
  private let queue: EventQueue<[Message]>
  private var pending: [Message] = []
  private var lastFlush = ContinuousClock.now

  /// Seconds that a message may wait while others come.
  private static var patience: Double { 0.05 }

  init(_ queue: EventQueue<[Message]>) { self.queue = queue }

  /// A message that may wait for others.
  func add(_ message: Message) {
    pending.append(message)
    if ContinuousClock.now.seconds(since: lastFlush) >= Self.patience { flush() }
  }

  /// A message that others may have to wait long for.
  func send(_ message: Message) {
    pending.append(message)
    flush()
  }

  private func flush() {
    queue.push(pending)
    pending = []
    lastFlush = .now
  }
}
