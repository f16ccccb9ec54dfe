import Foundation

/// The files that are installed with the program: example experiments, and fonts where the system
/// may have none.
enum SharedFiles {
  /// The folder that this program stands in.
  static var programFolder: String? {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")).map {
      ($0 as NSString).deletingLastPathComponent
    }
  }

  /// The folder `share/nn-sweep/NAME` beside the `bin` of this program; nil where there is none,
  /// as in a build folder.
  static func folder(_ name: String) -> String? {
    guard let programFolder else { return nil }
    let prefix = (programFolder as NSString).deletingLastPathComponent
    let folder = (prefix as NSString).appendingPathComponent("share/nn-sweep/\(name)")
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
      && isFolder.boolValue ? folder : nil
  }
}
