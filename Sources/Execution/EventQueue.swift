import Dispatch
import Synchronization

/// Messages on their way from the workers to the one consumer, in the order in which they came.
///
/// Bounded: a worker that is far ahead of the consumer waits, so that memory stays small when runs
/// are shorter than the writing of their rows.
final class EventQueue<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let filled = DispatchSemaphore(value: 0)
  private let space: DispatchSemaphore
  /// Says that the consumer should not rest.
  private let urgent = DispatchSemaphore(value: 0)

  init(capacity: Int = 4096) {
    space = DispatchSemaphore(value: capacity)
  }

  /// Called by workers. An urgent message ends the consumer's rest, and so does one without space.
  func push(_ message: Message, isUrgent: Bool = false) {
    if space.wait(timeout: .now()) == .timedOut {
      urgent.signal()
      space.wait()
    }
    messages.withLock { $0.append(message) }
    filled.signal()
    if isUrgent { urgent.signal() }
  }

  /// Lets messages come together for so many seconds, or until one is urgent.
  func rest(_ seconds: Double) {
    _ = urgent.wait(timeout: .now() + seconds)
  }

  /// Everything that has come since the last call; waits for at most `seconds` for something.
  func drain(waiting seconds: Double) -> [Message] {
    guard filled.wait(timeout: .now() + seconds) == .success else { return [] }
    let drained = messages.withLock { pending in
      let all = pending
      pending.removeAll(keepingCapacity: true)
      return all
    }
    // One count was taken above; counts left over for messages drained here only make a later
    // call return early and empty-handed.
    for _ in drained { space.signal() }
    for _ in drained.dropFirst() { _ = filled.wait(timeout: .now()) }
    return drained
  }
}
