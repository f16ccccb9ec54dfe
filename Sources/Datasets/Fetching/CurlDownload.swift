import Kernels

/// One download by the program curl, going on with what a file already holds.
///
/// curl and not URLSession: a program of its own costs nothing at start-up, where
/// FoundationNetworking loads a dozen libraries, and it knows about resuming, proxies, certificates
/// and stalled connections.
struct CurlDownload {
  /// The program; a name is searched for in `PATH`.
  var program = "curl"
  /// Seconds without a byte after which the connection is given up.
  var stallSeconds = 30

  /// What became of a download.
  enum Outcome: Equatable {
    case complete
    /// Cut off or stalled; a further try may bring the rest.
    case interrupted(String)
    /// The server cannot go on in the middle, or has no more than what the file holds.
    case notResumable
    case failed(String)
  }

  /// Appends what is missing to a file.
  /// - Parameter progress: Called about twenty times a second with the bytes there and, once known,
  ///   the bytes to come.
  func run(
    _ address: String, to file: String, progress: (Int, Int?) -> Void
  ) throws(DatasetError) -> Outcome {
    let headers = file + ".headers"
    let messages = file + ".messages"
    defer {
      FileBytes.remove(headers)
      FileBytes.remove(messages)
    }
    let start = FileBytes.size(of: file) ?? 0
    func report() { progress(FileBytes.size(of: file) ?? 0, Self.total(headers, after: start)) }
    do {
      let curl = try ChildProcess(program, options(address, file, headers), messages: messages)
      let ending = curl.wait(meanwhile: report)
      report()
      return outcome(ending, message: Self.text(messages), status: Self.status(headers))
    } catch {
      throw DatasetError(
        error.isMissing
          ? "'\(program)' is needed to fetch, and was not found"
          : "cannot start '\(program)': \(error.message)",
        hint: error.isMissing ? "install curl, or put the files in place by hand" : error.hint)
    }
  }

  private func options(_ address: String, _ file: String, _ headers: String) -> [String] {
    [
      // First, or a user's .curlrc would be read.
      "--disable", "--silent", "--show-error", "--fail", "--globoff",
      "--location", "--max-redirs", "5", "--proto", "=http,https,file", "--proto-redir",
      "=http,https", "--connect-timeout", String(stallSeconds), "--speed-limit", "1",
      "--speed-time", String(stallSeconds), "--continue-at", "-", "--dump-header", headers,
      "--output", file, "--url", address,
    ]
  }

  /// What curl's exit code means (its manual, "Exit codes").
  private func outcome(
    _ ending: ChildProcess.Ending, message: String, status: Int?
  ) -> Outcome {
    guard case .code(let code) = ending else { return .failed("curl was stopped") }
    let lines = message.split(separator: "\n").map(String.init)
    let text = lines.last.map(Self.withoutPrefix) ?? "curl ended with code \(code)"
    switch code {
    case 0: return .complete
    case 18, 52, 55, 56, 92: return .interrupted("the connection was cut off: \(text)")
    case 22 where status == 416: return .notResumable
    case 22: return .failed("the server answered \(status.map(String.init) ?? "with an error")")
    case 28: return .interrupted("nothing came for \(stallSeconds) s")
    case 33, 36: return .notResumable
    default: return .failed(text)
    }
  }

  /// `curl: (6) Could not resolve host: x` without what only curl's users know.
  private static func withoutPrefix(_ line: String) -> String {
    guard line.hasPrefix("curl: ("), let end = line.firstIndex(of: ")") else { return line }
    let text = line[line.index(after: end)...].drop { $0 == " " }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// The last HTTP status among dumped headers; redirections stand before it.
  private static func status(_ headers: String) -> Int? {
    let lines = fields(headers)
    guard let line = lines.last(where: { $0.hasPrefix("http/") }) else { return nil }
    return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
  }

  /// The size of the whole file by the dumped headers, once there are any.
  private static func total(_ headers: String, after start: Int) -> Int? {
    let prefix = "content-length:"
    guard let line = fields(headers).last(where: { $0.hasPrefix(prefix) }),
      let length = Int(line.dropFirst(prefix.count).drop { $0 == " " })
    else { return nil }
    guard status(headers) == 206 else { return length }
    let (total, overflow) = start.addingReportingOverflow(length)
    return overflow ? nil : total
  }

  private static func fields(_ headers: String) -> [String] {
    text(headers).lowercased().split(whereSeparator: \.isNewline).map(String.init)
  }

  private static func text(_ path: String) -> String {
    (try? FileBytes.contents(of: path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
