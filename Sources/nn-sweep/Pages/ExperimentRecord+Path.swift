import Foundation
import Records

extension ExperimentRecord {
  /// The file, from the current directory where that is shorter; nil where it is no longer what was
  /// run: a command that names it would train something else.
  var pathFromHere: String? {
    let here = FileManager.default.currentDirectoryPath + "/"
    let path = path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    return (try? String(contentsOfFile: path, encoding: .utf8)) == text ? path : nil
  }

  /// What runs the file, with options behind its name; nil where `pathFromHere` is.
  func runCommand(_ options: String = "") -> String? {
    pathFromHere.map {
      "nn-sweep run \(shellWord($0))\(options)" + KeptOptions.text("--results", "--data")
    }
  }
}
