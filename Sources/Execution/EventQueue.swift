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

  init(capacity: Int = 4096) {
    space = DispatchSemaphore(value: capacity)
  }

  /// Called by workers.
  func push(_ message: Message) {
    space.wait()
    messages.withLock { $0.append(message) }
    filled.signal()
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
