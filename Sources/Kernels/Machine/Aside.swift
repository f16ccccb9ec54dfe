import Dispatch
import Synchronization

/// A value that is made on a thread of its own while others go on.
public final class Aside<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let body: @Sendable () -> Value
  private let end = DispatchGroup()

  /// Begins at once.
  public init(_ body: @escaping @Sendable () -> Value) {
    self.body = body
    end.enter()
    let (started, _) = WorkerThreads.start(1) { [self] _ in make() }
    // Where the system refuses a thread it is made when it is asked for.
    if started == 0 { end.leave() }
  }

  /// The value, for which one may have to wait.
  public var value: Value {
    end.wait()
    if let value = made.withLock({ $0 }) { return value }
    return body()
  }

  private func make() {
    let value = body()
    made.withLock { $0 = value }
    end.leave()
  }
}
