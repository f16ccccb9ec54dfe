import Synchronization

/// Asks every worker to stop at its next batch. Set once, read by all, safe in a signal handler.
public final class StopFlag: Sendable {
  private let isSet = Atomic<Bool>(false)

  public init() {}

  public var value: Bool { isSet.load(ordering: .relaxed) }

  public func set() { isSet.store(true, ordering: .relaxed) }
}
