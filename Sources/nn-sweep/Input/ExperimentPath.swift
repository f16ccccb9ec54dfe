import Foundation
import YAMLLite

/// Where an experiment file stands, by what was typed for it.
struct ExperimentPath {
  let path: String
  /// Whether it is one of the examples that are installed with the program.
  let isExample: Bool
  /// The names of the examples; empty where none are installed.
  private let examples: [String]

  /// The file of this name; else the one with `.exp` after it; else, for a name without a folder,
  /// the example of that name; else the name itself, which then cannot be read.
  init(_ name: String) {
    let folder = name.contains("/") ? nil : SharedFiles.folder("examples")
    let here = [name, name + ".exp"]
    let there = folder.map { folder in here.map { "\(folder)/\($0)" } } ?? []
    examples = folder.map(Self.experiments) ?? []
    if let found = here.first(where: Self.isFile) {
      (path, isExample) = (found, false)
    } else if let found = there.first(where: Self.isFile), found.hasSuffix(".exp") {
      (path, isExample) = (found, true)
    } else {
      (path, isExample) = (name, false)
    }
  }

  /// Whether a file of the user's own, or a folder, stands there.
  var isThere: Bool { !isExample && FileManager.default.fileExists(atPath: path) }

  /// Whether it is a folder, which no experiment is.
  var isFolder: Bool { FileManager.default.fileExists(atPath: path) && !Self.isFile(path) }

  /// Which file of a folder may be meant.
  var folderHint: String {
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let names = Self.experiments(in: path)
    let files = names.prefix(mostNamesShown).map { "\(folder)/\($0).exp" }
    if files.isEmpty { return "no file in it ends with .exp; nn-sweep new NAME writes one" }
    if files.count == 1 { return "did you mean '\(files[0])'?" }
    return "name one of: " + files.joined(separator: ", ")
      + (files.count < names.count ? ", …" : "")
  }

  /// What to do where there is no such file.
  var hint: String {
    let name = path.hasSuffix(".exp") ? String(path.dropLast(4)) : path
    if let found = Self.deeper(name) { return "did you mean '\(found)'?" }
    if examples.isEmpty {
      return localHint ?? "name an experiment file, NAME.exp; nn-sweep new NAME writes one"
    }
    return suggestion(
      for: name, among: examples, every: "the examples: \(examples.joined(separator: ", "))")
  }

  /// The experiment of this name in a folder `experiments`, as in a copy of the source: of the current
  /// folder, or beside the program.
  private static func deeper(_ name: String) -> String? {
    guard !name.contains("/") else { return nil }
    let file = "experiments/\(name).exp"
    return [file, SharedFiles.programFolder.map { "\($0)/\(file)" }].compactMap(\.self)
      .first(where: isFile)
  }

  /// The experiments beside it that may be meant.
  private var localHint: String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let start = folder.isEmpty ? "" : folder + "/"
    let names = Self.experiments(in: folder.isEmpty ? "." : folder).map { start + $0 + ".exp" }
    let typed = path.hasSuffix(".exp") ? path : path + ".exp"
    return nearest(to: typed, among: names).map { "did you mean '\($0)'?" }
  }

  /// Anything but a folder, such as a pipe.
  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }

  private static func experiments(in folder: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".exp") }.map { String($0.dropLast(4)) }.sorted()
  }
}
