import Digests
import Foundation
import Testing

@testable import Datasets

/// Fetching over the loopback interface; curl is needed.
@Suite struct DatasetFetcherTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Two small files in place of the four large ones.
  private static let images = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
  private static let contents: [String: [UInt8]] = [
    "/data/images.gz": gzipped(images), "/data/labels.gz": gzipped([1, 2, 3]),
  ]
  private static let size = contents["/data/images.gz"]!.count

  private func fetcher(_ server: LoopbackServer) -> DatasetFetcher {
    var fetcher = DatasetFetcher(address: server.address + "/data/")
    fetcher.stallSeconds = 1
    fetcher.files = [
      RemoteFile(
        name: "images.gz", size: Self.images.count, sha256: Digest(sha256: Self.images).hex),
      RemoteFile(name: "labels.gz", size: 3, sha256: Digest(sha256: [1, 2, 3]).hex),
    ]
    return fetcher
  }

  private func errorText(_ fetcher: DatasetFetcher, _ server: LoopbackServer) -> String? {
    failure { () throws(DatasetError) in
      _ = try fetcher.fetch(.mnist, into: scratch.path) { _ in }
    }.map { scratch.text($0).replacingOccurrences(of: server.address, with: "URL") }
  }

  private func files() -> [String] {
    ((try? FileBytes.names(in: scratch.path + "/mnist")) ?? []).filter { !$0.hasPrefix(".") }
  }

  private func expectAllInPlace() throws {
    #expect(files() == ["images.gz", "labels.gz"])
    #expect(
      try FileBytes.unpackedContents(of: scratch.path + "/mnist/images.gz") == Self.images)
  }

  private func writePart(_ bytes: some Sequence<UInt8>) throws {
    try scratch.write(bytes, to: "mnist/images.gz.part")
  }

  @Test func `files are fetched with progress, and not again`() throws {
    let server = try LoopbackServer(Self.contents)
    var progress: [DatasetFetcher.Progress] = []
    let folder = try fetcher(server).fetch(.mnist, into: scratch.path) { progress.append($0) }
    #expect(folder == scratch.path + "/mnist")
    try expectAllInPlace()
    let done = progress.filter(\.isComplete)
    #expect(done.map(\.file) == ["images.gz", "labels.gz"])
    #expect(done[0].bytes == Self.size)
    let last = try #require(progress.last { $0.file == "images.gz" && !$0.isComplete })
    #expect(last.bytes == Self.size)
    #expect(last.total == Self.size)
    _ = try fetcher(server).fetch(.mnist, into: scratch.path) { _ in }
    #expect(
      server.requests.map(\.path) == ["/data/images.gz", "/data/labels.gz"])
  }

  @Test func `a begun file is continued`() throws {
    let server = try LoopbackServer(Self.contents)
    try writePart(Self.contents["/data/images.gz"]!.prefix(1000))
    var totals: Set<Int?> = []
    _ = try fetcher(server).fetch(.mnist, into: scratch.path) {
      if $0.file == "images.gz", $0.total != nil { totals.insert($0.total) }
    }
    try expectAllInPlace()
    #expect(server.requests.first?.start == 1000)
    #expect(totals == [Self.size])
  }

  @Test func `a file that is there but for its name is checked and named`() throws {
    let server = try LoopbackServer(Self.contents)
    try writePart(Self.contents["/data/images.gz"]!)
    _ = try fetcher(server).fetch(.mnist, into: scratch.path) { _ in }
    try expectAllInPlace()
    #expect(server.requests.count == 2)
  }

  @Test func `a beginning from elsewhere is thrown away`() throws {
    let server = try LoopbackServer(Self.contents)
    try writePart(Array(repeating: 7, count: 1000))
    _ = try fetcher(server).fetch(.mnist, into: scratch.path) { _ in }
    try expectAllInPlace()
    #expect(server.requests.map(\.start) == [1000, nil, nil])
  }

  @Test func `a server that cannot continue starts again`() throws {
    let server = try LoopbackServer(Self.contents, answers: [.wholeWithoutRange])
    try writePart(Self.contents["/data/images.gz"]!.prefix(1000))
    _ = try fetcher(server).fetch(.mnist, into: scratch.path) { _ in }
    try expectAllInPlace()
  }

  @Test func `a promise of more bytes than can be counted is no danger`() throws {
    let server = try LoopbackServer(Self.contents, answers: [.promising(length: .max), .whole])
    try writePart(Self.contents["/data/images.gz"]!.prefix(1000))
    _ = try fetcher(server).fetch(.mnist, into: scratch.path) { _ in }
    try expectAllInPlace()
  }

  @Test func `a connection that is cut off is taken up again`() throws {
    let server = try LoopbackServer(
      Self.contents, answers: [.cutOff(after: 90_000), .cutOff(after: 90_000), .whole])
    _ = try fetcher(server).fetch(.mnist, into: scratch.path) { _ in }
    try expectAllInPlace()
    #expect(server.requests.prefix(3).map(\.start) == [nil, 90_000, 180_000])
  }

  @Test func `a truncated answer is an error that keeps what came`() throws {
    let server = try LoopbackServer(
      Self.contents, answers: [.cutOff(after: 500), .cutOff(after: 0)])
    #expect(
      errorText(fetcher(server), server) == """
        error: cannot fetch 'URL/data/images.gz': the connection was cut off: transfer closed with \
        \(Self.size - 500) bytes remaining to read
          hint: what came is kept: the same command goes on from there
        """)
    #expect(files() == ["images.gz.part"])
    #expect(FileBytes.size(of: scratch.path + "/mnist/images.gz.part") == 500)
  }

  @Test func `a stalled answer is given up, and continued by the next command`() throws {
    let server = try LoopbackServer(
      Self.contents, answers: [.stall(after: 500), .stall(after: 0), .whole])
    #expect(
      errorText(fetcher(server), server) == """
        error: cannot fetch 'URL/data/images.gz': nothing came for 1 s
          hint: what came is kept: the same command goes on from there
        """)
    #expect(files() == ["images.gz.part"])
    _ = try fetcher(server).fetch(.mnist, into: scratch.path) { _ in }
    try expectAllInPlace()
  }

  @Test(arguments: [404, 403, 500])
  func `an answer that is none names its number`(status: Int) throws {
    let server = try LoopbackServer(Self.contents, answers: [.status(status)])
    #expect(
      errorText(fetcher(server), server)
        == """
        error: cannot fetch 'URL/data/images.gz': the server answered \(status)
          hint: check the connection, or name another address with --from
        """)
    #expect(files() == [])
  }

  @Test func `wrong contents never get the name`() throws {
    var contents = Self.contents
    contents["/data/images.gz"] = gzipped(Self.images.reversed())
    let server = try LoopbackServer(contents)
    #expect(
      errorText(fetcher(server), server) == """
        error: what 'URL/data/images.gz' sends is not 'images.gz': its SHA-256 is not the known one
          hint: name another address with --from
        """)
    #expect(files() == [])
    contents["/data/images.gz"] = Array("<html>no</html>".utf8)
    let other = try LoopbackServer(contents)
    #expect(
      errorText(fetcher(other), other) == """
        error: what 'URL/data/images.gz' sends is not 'images.gz': it unpacks to 15 bytes, not 200000
          hint: name another address with --from
        """)
  }

  @Test func `an address without a server is an error`() throws {
    let address = try LoopbackServer([:]).address
    var fetcher = DatasetFetcher(address: address)
    fetcher.stallSeconds = 1
    let error = failure { () throws(DatasetError) in
      _ = try fetcher.fetch(.fashionMNIST, into: scratch.path) { _ in }
    }
    #expect(
      error?.description.hasPrefix(
        "error: cannot fetch '\(address)/train-images-idx3-ubyte.gz': failed to connect") == true)
    #expect(error?.isTextual == false)
  }

  @Test func `a missing curl is named`() {
    var fetcher = DatasetFetcher()
    fetcher.curl = "no-such-curl"
    let error = failure { () throws(DatasetError) in
      _ = try fetcher.fetch(.mnist, into: scratch.path) { _ in }
    }
    #expect(
      error?.description == """
        error: 'no-such-curl' is needed to fetch, and was not found
          hint: install curl, or put the files in place by hand
        """)
  }

  @Test func `only what is on the web is fetched`() {
    let error = failure { () throws(DatasetError) in
      _ = try DatasetFetcher().fetch(.digits, into: scratch.path) { _ in }
    }
    #expect(
      error?.description == """
        error: 'digits' is not fetched from anywhere
          hint: can be fetched: mnist, fashion-mnist
        """)
  }

  @Test func `a file in the place of the folder is an error`() throws {
    try scratch.write("1", to: "mnist")
    let error = failure { () throws(DatasetError) in
      _ = try DatasetFetcher().fetch(.mnist, into: scratch.path) { _ in }
    }
    #expect(
      error.map(scratch.text) == "DIR/mnist: error: cannot make the directory: file exists")
  }

  @Test(arguments: [DatasetSource.mnist, .fashionMNIST])
  func `every file has its size and digest`(source: DatasetSource) {
    let files = RemoteFile.files(of: source)
    #expect(files.map(\.size) == [47_040_016, 60_008, 7_840_016, 10_008])
    #expect(Set(files.map(\.sha256)).count == 4)
    #expect(files.allSatisfy { $0.sha256.count == 64 })
  }
}
