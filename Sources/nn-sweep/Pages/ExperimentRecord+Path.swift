import Foundation
import Records

extension ExperimentRecord {
  /// The file, from the current directory where that is shorter; nil where it is no longer what was
  /// run: a command that names it would train something else.
  var pathFromHere: String? {
    (try? String(contentsOfFile: path, encoding: .utf8)) == text ? shortPath : nil
  }

  /// The same, also where its text is another one by now; nil where there is no file.
  var namedPath: String? { FileManager.default.fileExists(atPath: path) ? shortPath : nil }

  private var shortPath: String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }

  /// What runs the file, with options behind its name; nil where `pathFromHere` is.
  func runCommand(_ options: String = "") -> String? {
    pathFromHere.map {
      "nn-sweep run \(shellWord($0))\(options)" + KeptOptions.text("--results", "--data")
    }
  }
}
