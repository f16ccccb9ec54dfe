import Glibc

/// A program running beside this one.
///
/// Not Foundation's `Process`: that ends this program where no more files can be opened, and puts
/// children into a process group of their own, so that Ctrl-C would end this program and leave the
/// child writing.
public struct ChildProcess {
  private let id: pid_t

  /// How a program ended.
  public enum Ending: Equatable, Sendable {
    case code(Int)
    case signal(Int)
  }

  /// Why one could not be started.
  public struct LaunchFailure: Error {
    public let isMissing: Bool
    /// In the system's words.
    public let message: String
    /// What to do about it, where it is a limit of the system's.
    public let hint: String?

    init(_ code: Int32) {
      isMissing = code == ENOENT
      message = String(cString: strerror(code))
      hint = SystemLimit.hint(code)
    }
  }

  /// Starts a program, found in `PATH` if its name has no slash, without input.
  /// - Parameters:
  ///   - messages: A new file for what it says on standard error.
  ///   - hasOutput: Whether that file takes its standard output too, which else is thrown away.
  ///   - changes: Variables of its environment that differ from those here; nil for none of them.
  public init(
    _ program: String, _ arguments: [String], messages: String, hasOutput: Bool = false,
    changes: [String: String?] = [:]
  ) throws(LaunchFailure) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, messages, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    if hasOutput {
      posix_spawn_file_actions_adddup2(&actions, 2, 1)
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What this program ignores would end a child whose reader is gone, or whose file may not grow.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let words = Words([program] + arguments)
    let environment = Words(Self.environment(changes))
    var id = pid_t()
    let status = posix_spawnp(
      &id, program, &actions, &attributes, words.pointers, environment.pointers)
    guard status == 0 else { throw LaunchFailure(status) }
    self.id = id
  }

  /// Waits for the end, looking for it and calling a function every so many seconds.
  public func wait(every seconds: Double = 0.05, meanwhile: () -> Void) -> Ending {
    var status: Int32 = 0
    while true {
      let ended = waitpid(id, &status, WNOHANG)
      if ended == id { break }
      // Nothing else waits for this child, so there is no other error to meet.
      if ended < 0 && errno != EINTR { return .code(0) }
      meanwhile()
      usleep(UInt32(1e6 * seconds))
    }
    let signal = Int(status & 0x7F)
    return signal == 0 ? .code(Int(status >> 8 & 0xFF)) : .signal(signal)
  }

  /// Ends it at once; `wait` still has to be called.
  public func end() { kill(id, SIGKILL) }

  /// This program's variables, some of them changed or left out.
  private static func environment(_ changes: [String: String?]) -> [String] {
    var variables: [String] = []
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if !changes.keys.contains(String(text.prefix { $0 != "=" })) { variables.append(text) }
      next += 1
    }
    return variables + changes.compactMap { name, value in value.map { "\(name)=\($0)" } }
  }

  /// Texts as C takes a list of them.
  private final class Words {
    var pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) { pointers = texts.map { strdup($0) } + [nil] }

    deinit { for pointer in pointers { free(pointer) } }
  }
}
