import Glibc

/// Reads and safely replaces whole files; the only place that opens one.
enum FileBytes {
  /// A bigger file is refused rather than let memory run out.
  static let limit = 8 << 30

  /// What stands for standard input where a file is named.
  static let standardInput = "-"

  /// All bytes of a regular file.
  ///
  /// Opened without blocking, because opening a named pipe would wait for a writer for ever.
  static func contents(of path: String) throws(DatasetError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, systemMessage()) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path, systemMessage()) }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else {
      throw unreadable(path, "it is a directory", "a folder of IDX files is given as {idx: DIR}")
    }
    guard kind == S_IFREG else {
      throw unreadable(path, "it is not a regular file", "copy what it yields into a file")
    }
    guard status.st_size <= limit else {
      throw unreadable(path, "it is larger than 8 GiB", "take fewer rows")
    }
    try DataMemory.require(Int(status.st_size), for: path)
    return try bytes(from: descriptor, size: Int(status.st_size), path: path)
  }

  private static func bytes(
    from descriptor: Int32, size: Int, path: String
  ) throws(DatasetError) -> [UInt8] {
    var failure: String?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress! + count, size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = systemMessage() }
        if got <= 0 { return }
        count += got
      }
    }
    if let failure { throw unreadable(path, failure) }
    return bytes
  }

  private static func unreadable(
    _ path: String, _ cause: String, _ hint: String = "check the path and who may read it"
  ) -> DatasetError {
    DatasetError("cannot read the file: \(cause)", path: path, hint: hint)
  }

  /// All bytes of standard input, as they come.
  private static func standardInputContents() throws(DatasetError) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let piece = try bytes(from: STDIN_FILENO, size: 1 << 20, path: "standard input")
      guard !piece.isEmpty else { return all }
      all += piece
      guard all.count <= limit else {
        throw unreadable("standard input", "it is larger than 8 GiB", "take fewer rows")
      }
      // The old bytes are still there while they are copied.
      try DataMemory.require(2 * all.count, for: "standard input")
    }
  }

  /// Whether a path is a folder.
  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The bytes of a file, or of standard input for `-`, unpacked if they are gzip data.
  static func unpackedContents(of path: String) throws(DatasetError) -> [UInt8] {
    let bytes = try path == standardInput ? standardInputContents() : contents(of: path)
    guard Gzip.isCompressed(bytes) else { return bytes }
    do {
      return try Gzip.unpacked(bytes)
    } catch {
      throw DatasetError(
        error.message, path: path, hint: error.hint)
    }
  }

  /// The names in a directory, sorted.
  static func names(in directory: String) throws(DatasetError) -> [String] {
    guard let stream = opendir(directory) else {
      throw DatasetError(
        "cannot read the folder: \(systemMessage())", path: directory,
        hint: "check the path and who may read it")
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names.sorted()
  }

  /// The size of a file; nil where there is none.
  static func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Gives a finished file its final name, and makes sure that both outlast a power cut.
  static func publish(_ temporary: String, as final: String) throws(DatasetError) {
    let directory = final.lastIndex(of: "/").map { String(final[..<$0]) } ?? "."
    guard synchronize(temporary), rename(temporary, final) == 0, synchronize(directory) else {
      throw DatasetError("cannot write the file: \(systemMessage())", path: final)
    }
  }

  private static func synchronize(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  /// Removes a file that may not be there.
  static func remove(_ path: String) {
    unlink(path)
  }

  /// What the last system call found, in the style of our messages.
  private static func systemMessage() -> String { String(cString: strerror(errno)).uncapitalized }
}

extension String {
  /// With a small first letter, as in the middle of a message.
  var uncapitalized: String { prefix(1).lowercased() + dropFirst() }
}
