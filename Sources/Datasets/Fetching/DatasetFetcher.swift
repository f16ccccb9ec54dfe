/// Fetches the files of `mnist` and `fashion-mnist`.
///
/// A file grows beside its place as `NAME.part` and gets its name only when its size and SHA-256
/// are right; what an interrupted fetch has brought is kept and continued.
public struct DatasetFetcher: Sendable {
  /// How far a file is.
  public struct Progress: Sendable, Hashable {
    public let file: String
    /// Bytes on disk.
    public let bytes: Int
    /// Bytes in all; nil before the server has said.
    public let total: Int?
    /// Whether the file is checked and in place.
    public let isComplete: Bool

    public init(file: String, bytes: Int, total: Int?, isComplete: Bool) {
      self.file = file
      self.bytes = bytes
      self.total = total
      self.isComplete = isComplete
    }
  }

  /// A directory on the web that holds the four files; nil is the usual one.
  public var address: String?
  /// Seconds without a byte after which a connection is given up.
  public var stallSeconds = 30
  /// Tries a file, as long as each one brings something.
  public var attempts = 5
  var curl = "curl"
  /// What is fetched instead, in tests.
  var files: [RemoteFile]?

  public init(address: String? = nil) {
    self.address = address
  }

  /// Fetches what is missing of a source into its folder beneath a directory.
  /// - Returns: The folder.
  public func fetch(
    _ source: DatasetSource, into directory: String, progress: (Progress) -> Void
  ) throws(DatasetError) -> String {
    guard let usual = RemoteFile.address(of: source) else {
      let names = DatasetSource.allNamed.filter(\.isFetched).map(\.name)
      throw DatasetError(
        "'\(source.name)' is not fetched from anywhere",
        hint: "can be fetched: \(names.joined(separator: ", "))", isTextual: true)
    }
    var base = address ?? usual
    while base.hasSuffix("/") { base.removeLast() }
    let folder = directory + "/" + source.name
    do {
      try Directory.make(folder)
    } catch {
      throw DatasetError(
        "cannot make the directory: \(error.cause.uncapitalized)", path: error.path,
        hint: error.hint)
    }
    for file in files ?? RemoteFile.files(of: source) {
      let path = folder + "/" + file.name
      if file.fault(at: path) != nil {
        try fetch(file, from: base + "/" + file.name, to: path, progress: progress)
      }
      let size = FileBytes.size(of: path) ?? 0
      progress(Progress(file: file.name, bytes: size, total: size, isComplete: true))
    }
    return folder
  }

  private func fetch(
    _ file: RemoteFile, from address: String, to path: String, progress: (Progress) -> Void
  ) throws(DatasetError) {
    let part = path + ".part"
    while true {
      let wasBegun = FileBytes.size(of: part) != nil
      try download(file.name, from: address, to: part, progress: progress)
      guard let fault = file.fault(at: part) else { return try FileBytes.publish(part, as: path) }
      FileBytes.remove(part)
      // What was there may have come from elsewhere: once more from the beginning.
      guard wasBegun else {
        throw DatasetError(
          "what '\(address)' sends is not '\(file.name)': \(fault)",
          hint: "name another address with --from")
      }
    }
  }

  /// Brings all bytes of a file, in as many tries as each go on.
  private func download(
    _ name: String, from address: String, to part: String, progress: (Progress) -> Void
  ) throws(DatasetError) {
    let curl = CurlDownload(program: curl, stallSeconds: stallSeconds)
    var interruption: String?
    for _ in 0..<attempts {
      let before = FileBytes.size(of: part) ?? 0
      let outcome = try curl.run(address, to: part) { bytes, total in
        progress(Progress(file: name, bytes: bytes, total: total, isComplete: false))
      }
      let hasGrown = FileBytes.size(of: part) ?? 0 > before
      switch outcome {
      case .complete: return
      case .failed(let cause): throw failure(address, cause, Self.another)
      case .notResumable where interruption == nil:
        // All of it may be there already, which only its checks can tell.
        guard before > 0 else { throw failure(address, "the server refuses it", Self.another) }
        return
      case .notResumable: throw failure(address, interruption ?? "", Self.another)
      case .interrupted(let cause) where hasGrown: interruption = cause
      case .interrupted(let cause): throw failure(address, cause, Self.goesOn)
      }
    }
    throw failure(address, interruption ?? "no try is allowed", Self.goesOn)
  }

  private static let another = "check the connection, or name another address with --from"
  private static let goesOn = "what came is kept: the same command goes on from there"

  private func failure(_ address: String, _ cause: String, _ hint: String) -> DatasetError {
    DatasetError("cannot fetch '\(address)': \(cause)", hint: hint)
  }
}
