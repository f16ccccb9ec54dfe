import Glibc

/// A program running beside this one.
///
/// Not Foundation's `Process`, which puts children into a process group of their own: Ctrl-C would
/// end this program and leave the child writing.
struct ChildProcess {
  private let id: pid_t

  /// How a program ended.
  enum Ending: Equatable {
    case code(Int)
    case signal(Int)
  }

  struct LaunchFailure: Error {
    let isMissing: Bool
    let message: String
  }

  /// Starts a program found in `PATH`, without input or output, its messages going into a new file.
  init(_ program: String, _ arguments: [String], messages: String) throws(LaunchFailure) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, messages, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    var words = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var id = pid_t()
    let status = posix_spawnp(&id, program, &actions, nil, words, environ)
    guard status == 0 else {
      throw LaunchFailure(isMissing: status == ENOENT, message: String(cString: strerror(status)))
    }
    self.id = id
  }

  /// Waits for the end, calling a function twenty times a second meanwhile.
  func wait(meanwhile: () -> Void) -> Ending {
    var status: Int32 = 0
    while true {
      let ended = waitpid(id, &status, WNOHANG)
      if ended == id { break }
      // Nothing else waits for this child, so there is no other error to meet.
      if ended < 0 && errno != EINTR { return .code(0) }
      meanwhile()
      usleep(50_000)
    }
    let signal = Int(status & 0x7F)
    return signal == 0 ? .code(Int(status >> 8 & 0xFF)) : .signal(signal)
  }
}
