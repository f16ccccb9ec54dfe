import Foundation
import Glibc
import Synchronization

/// An HTTP server on the loopback interface that answers as a script says, one connection after
/// another, so that tests meet a real server's worst behavior.
final class LoopbackServer: Sendable {
  /// What is done with a request.
  enum Answer: Sendable {
    /// All from the byte that was asked for, by a 206 where a range was asked for.
    case whole
    /// Promises all and closes the connection after so many bytes of the rest.
    case cutOff(after: Int)
    /// Promises all, sends so many bytes of the rest, and waits for the client to give up.
    case stall(after: Int)
    /// All, as so many bytes in the promise.
    case promising(length: Int)
    /// All from the first byte, whatever was asked for.
    case wholeWithoutRange
    case status(Int)
  }

  /// What a client asked for.
  struct Request: Sendable, Hashable {
    let path: String
    /// The first byte of the range; nil without one.
    let start: Int?
  }

  let address: String
  private let listener: Int32
  private let log = Log()

  /// What the server's thread tells the test's.
  private final class Log: Sendable {
    let requests = Mutex<[Request]>([])
  }

  /// Serves contents by path. Answers are used up in order; the last one stays.
  init(_ contents: [String: [UInt8]], answers: [Answer] = [.whole]) throws {
    Self.prepareProcess
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) + listen(listener, 8) + getsockname(listener, $0, &length)
      }
    }
    guard status == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    self.address = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
    self.listener = listener
    let thread = Thread { [log] in
      var remaining = answers[...]
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        let answer = remaining.count > 1 ? remaining.removeFirst() : remaining[remaining.startIndex]
        if let request = Self.request(from: connection) {
          log.requests.withLock { $0.append(request) }
          Self.answer(answer, request, contents[request.path], connection)
        }
        close(connection)
      }
    }
    thread.start()
  }

  deinit {
    // Wakes the thread out of accept, which close alone does not.
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// A client that has gone is no reason to die, and a proxy has no business here.
  private static let prepareProcess: Void = {
    signal(SIGPIPE, SIG_IGN)
    setenv("no_proxy", "127.0.0.1", 1)
  }()

  /// All requests so far.
  var requests: [Request] { log.requests.withLock { $0 } }

  private static func request(from connection: Int32) -> Request? {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !text.hasSuffix("\r\n\r\n") {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { return nil }
      text += String(decoding: buffer[..<count], as: UTF8.self)
    }
    let lines = text.components(separatedBy: "\r\n")
    let range = lines.first { $0.lowercased().hasPrefix("range: bytes=") }
    let start = range.flatMap { Int($0.dropFirst("range: bytes=".count).prefix { $0 != "-" }) }
    return Request(path: lines[0].components(separatedBy: " ")[1], start: start)
  }

  private static func answer(
    _ answer: Answer, _ request: Request, _ content: [UInt8]?, _ connection: Int32
  ) {
    guard let content else { return send(status: 404, connection) }
    var start = request.start ?? 0
    if case .status(let status) = answer { return send(status: status, connection) }
    if case .wholeWithoutRange = answer { start = 0 }
    guard start < content.count else { return send(status: 416, connection) }
    let rest = content[start...]
    let isPart = request.start == start
    var length = rest.count
    if case .promising(let promise) = answer { length = promise }
    send(
      "HTTP/1.1 \(isPart ? "206 Partial Content" : "200 OK")\r\nContent-Length: \(length)\r\n"
        + (isPart ? "Content-Range: bytes \(start)-\(content.count - 1)/\(content.count)\r\n" : "")
        + "Connection: close\r\n\r\n", connection)
    switch answer {
    case .cutOff(let count): send(rest.prefix(count), connection)
    case .stall(let count):
      send(rest.prefix(count), connection)
      var byte: UInt8 = 0
      // Returns when the client closes the connection.
      _ = read(connection, &byte, 1)
    default: send(rest, connection)
    }
  }

  private static func send(status: Int, _ connection: Int32) {
    send("HTTP/1.1 \(status) No\r\nContent-Length: 3\r\nConnection: close\r\n\r\nno\n", connection)
  }

  private static func send(_ text: String, _ connection: Int32) {
    send(Array(text.utf8)[...], connection)
  }

  private static func send(_ bytes: ArraySlice<UInt8>, _ connection: Int32) {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let count = write(connection, buffer.baseAddress! + sent, buffer.count - sent)
        guard count > 0 else { return }
        sent += count
      }
    }
  }
}
