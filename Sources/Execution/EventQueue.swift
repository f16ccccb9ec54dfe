import Dispatch
import Synchronization

/// Messages on their way from the workers to the one consumer, in the order in which they came.
///
/// Bounded: a worker that is far ahead of the consumer waits, so that memory stays small when runs
/// are shorter than the writing of their rows.
final class EventQueue<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let capacity: Int
  private let space: DispatchSemaphore
  /// Says that the queue is no longer empty.
  private let news = Bell()
  /// Says that the consumer should not rest.
  private let haste = Bell()

  init(capacity: Int = 4096) {
    self.capacity = capacity
    space = DispatchSemaphore(value: capacity)
  }

  /// Called by workers. An urgent message ends the consumer's rest, and so does the one that fills
  /// the queue.
  func push(_ message: Message, isUrgent: Bool = false) {
    space.wait()
    let count = messages.withLock { messages in
      messages.append(message)
      return messages.count
    }
    if count == 1 { news.ring() }
    if isUrgent || count == capacity { haste.ring() }
  }

  /// Lets messages come together for so many seconds, or until one is urgent.
  func rest(_ seconds: Double) { haste.wait(seconds) }

  /// Everything that has come since the last call; waits for at most `seconds` for something.
  ///
  /// A message that was drained without waiting for it leaves its ring behind, for which a later call
  /// may return early and empty-handed.
  func drain(waiting seconds: Double) -> [Message] {
    if messages.withLock({ $0.isEmpty }) { news.wait(seconds) }
    let drained = messages.withLock { pending in
      let all = pending
      pending.removeAll(keepingCapacity: true)
      return all
    }
    for _ in drained { space.signal() }
    return drained
  }
}
