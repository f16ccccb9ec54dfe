import Glibc

/// Folders of this process's own among the temporary files.
public enum TemporaryFolder {
  /// Why none could be made.
  public struct Refusal: Error {
    /// Where it was to be.
    public let place: String
    /// The system's error number.
    public let code: Int32

    /// In the system's words.
    public var cause: String { String(cString: strerror(code)) }
    /// What went wrong.
    public var message: String { "no temporary folder can be made in '\(place)': \(cause)" }
    /// What to do about it.
    public var hint: String { SystemLimit.hint(code) ?? TemporaryFolder.cure }
  }

  /// What to do where the folder of temporary files does not do.
  public static let cure = "set TMPDIR to a folder that is there and may be written"

  /// The folder of temporary files: what `TMPDIR` names, else `/tmp`. It is somebody else's, and made by
  /// nobody here where it is not there.
  public static var place: String {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return named.isEmpty ? "/tmp" : named
  }

  /// Makes an empty folder for this user alone, whose name begins so.
  public static func make(_ name: String, in place: String = place) throws(Refusal) -> String {
    var path = Array("\(place)/\(name)-XXXXXX".utf8CString)
    guard mkdtemp(&path) != nil else { throw Refusal(place: place, code: errno) }
    return path.withUnsafeBytes { String(decoding: $0.dropLast(), as: UTF8.self) }
  }
}
