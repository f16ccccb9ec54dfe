import Glibc

/// Threads of this process. Unlike Foundation's, one that the system refuses is noticed.
public enum WorkerThreads {
  /// Why no more threads can be had, in the system's words.
  public struct Refusal: Error, Sendable {
    public let cause: String

    /// What to do about it.
    public static let hint =
      "the limits are ulimit -u, ulimit -v and that of a container's processes"
  }

  /// - Throws: Where not one thread can be had beside those that there are. What the system's libraries
  ///   do on threads of their own would wait for one for ever, and say nothing.
  public static func requireOne() throws(Refusal) {
    if let refusal = start({}) { throw refusal }
  }

  /// Starts up to `count` threads, each with its number from 0, and answers how many it became; the
  /// first that the system refuses is the last that is tried, and the reason why it became no more.
  public static func start(
    _ count: Int, _ body: @escaping @Sendable (Int) -> Void
  ) -> (started: Int, refusal: Refusal?) {
    for number in 0..<count {
      if let refusal = start({ body(number) }) { return (number, refusal) }
    }
    return (count, nil)
  }

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static func start(_ body: @escaping @Sendable () -> Void) -> Refusal? {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { work in
        let work = Unmanaged<Work>.fromOpaque(work!).takeRetainedValue()
        work.body()
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      work.release()
      return Refusal(cause: String(cString: strerror(code)))
    }
    pthread_detach(thread)
    return nil
  }
}
