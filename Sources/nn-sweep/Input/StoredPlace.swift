import Foundation

/// Where an experiment file stands that was run some time ago, maybe from another directory.
enum StoredPlace {
  /// The path of a file from the root, to be stored; as it is where the directories above have names
  /// that are no text.
  static func whole(_ path: String) -> String {
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(validatingCString: here).map { "\($0)/\(path)" } ?? path
  }

  /// Where a file may be whose path was stored: there; else, since a folder may have been moved or
  /// copied with its results, at an ever shorter end of that path beside the results' directory.
  static func candidates(_ stored: String, results: String) -> [String] {
    let names = stored.split(separator: "/")
    let ends = names.indices.map { names[$0...].joined(separator: "/") }
    let results = results.prefix(results.count - results.reversed().prefix { $0 == "/" }.count)
    let folder = results.lastIndex(of: "/").map { String(results[...$0]) } ?? ""
    return [stored] + ends.map { folder + $0 }
  }
}
