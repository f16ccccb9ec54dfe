import Digests
import Foundation

/// The digest of a file of any size.
enum FileDigest {
  private static let piece = 1 << 20

  /// - Parameter each: Is given every piece of the file in turn.
  static func of(_ path: String, each: (Data) throws -> Void = { _ in }) throws -> String {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var hasher = Digest.Hasher()
    while let bytes = try file.read(upToCount: piece), !bytes.isEmpty {
      hasher.update(bytes)
      try each(bytes)
    }
    return hasher.finish().hex
  }
}
