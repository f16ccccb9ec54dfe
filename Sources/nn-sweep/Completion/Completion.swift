import ArgumentParser
import Datasets
import Experiments
import Foundation
import Networks
import Records
import Storage

/// What a shell offers for an argument that only the program knows of. Whatever fails offers nothing.
enum Completion {
  /// Names of experiments in the results that the line names, and experiment files.
  static let experiments = CompletionKind.custom { words, _, prefix in
    matches(prefix, names(in: words)) + files(prefix, endings: ["exp"])
  }

  /// Names of experiments, ids of runs, and behind an `@` the epochs at which a run is read.
  static let runs = CompletionKind.custom { words, _, prefix in
    matches(prefix, names(in: words)) + runs(prefix, in: words)
  }

  /// The same with the known datasets.
  static let rows = CompletionKind.custom { words, _, prefix in
    matches(prefix, Array(Set(names(in: words) + DatasetSource.names)).sorted())
      + runs(prefix, in: words)
  }

  /// Known datasets, and files.
  static let datasets = CompletionKind.custom { _, _, prefix in
    matches(prefix, DatasetSource.names) + files(prefix)
  }

  /// `key=`, and the values that a key can have.
  static let settings = CompletionKind.custom { _, _, prefix in settings(prefix) }

  private static func matches(_ prefix: String, _ words: [String]) -> [String] {
    words.filter { $0.hasPrefix(prefix) }
  }

  private static func names(in words: [String]) -> [String] {
    (try? results(in: words).experimentNames()) ?? []
  }

  /// More ids than a person looks through.
  private static let mostRuns = 50

  /// Runs that begin so: without a beginning, the best of the latest experiment.
  private static func runs(_ prefix: String, in words: [String]) -> [String] {
    let digits = prefix.prefix { $0 != "@" }
    guard let store = try? results(in: words), digits.allSatisfy(\.isHexDigit) else { return [] }
    if digits.count < prefix.count { return readings(prefix, of: String(digits), in: store) }
    var ids: [String] = []
    if prefix.isEmpty {
      guard let latest = try? store.latestExperiment(),
        let rows = try? store.leaderboard(of: latest.name, limit: 20).rows
      else { return [] }
      return rows.compactMap { $0.medianRun?.short }
    }
    try? store.query(
      "SELECT run FROM trajectories WHERE run LIKE ? || '%' ORDER BY run LIMIT \(mostRuns)",
      [prefix.lowercased()]
    ) { _ in
    } row: { values in
      if case .text(let id)? = values.first { ids.append(String(id.prefix(max(8, prefix.count)))) }
    }
    return Array(Set(ids)).sorted()
  }

  /// `id@epochs` of runs that begin so.
  private static func readings(
    _ prefix: String, of digits: String, in store: Results
  ) -> [String] {
    var epochs: [String] = []
    try? store.query(
      """
      SELECT DISTINCT p.epochs FROM points p JOIN trajectories t ON t.id = p.trajectory
      WHERE t.run LIKE ? || '%' ORDER BY p.epochs LIMIT \(mostRuns)
      """, [digits.lowercased()]
    ) { _ in
    } row: { values in
      if case .integer(let number)? = values.first { epochs.append("\(digits)@\(number)") }
    }
    return matches(prefix, epochs)
  }

  /// The results that a line is about.
  private static func results(in words: [String]) throws -> Results {
    var folder = "results"
    for (word, next) in zip(words, words.dropFirst() + [""]) {
      if word == "--results" { folder = next }
      if word.hasPrefix("--results=") { folder = String(word.dropFirst("--results=".count)) }
    }
    return try Results(directory: folder)
  }

  /// Files and folders that begin so, hidden ones only where that is asked for.
  private static func files(_ prefix: String, endings: [String] = []) -> [String] {
    let slash = prefix.lastIndex(of: "/").map { prefix.index(after: $0) } ?? prefix.startIndex
    let (folder, start) = (String(prefix[..<slash]), prefix[slash...])
    let path = folder.isEmpty ? "." : folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().compactMap { name in
      guard name.hasPrefix(start), !name.hasPrefix(".") || start.hasPrefix(".") else { return nil }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
      if isFolder.boolValue { return folder + name + "/" }
      let isWanted = endings.isEmpty || endings.contains { name.hasSuffix("." + $0) }
      return isWanted ? folder + name : nil
    }
  }
}

extension Completion {
  /// A key with its sign, or the values of the key before the sign, of a list the last one.
  static func settings(_ prefix: String) -> [String] {
    guard let sign = prefix.firstIndex(of: "=") else {
      return matches(prefix, ExperimentKey.all.filter(\.isOverridable).map { $0.name + "=" })
    }
    let typed = prefix[prefix.index(after: sign)...]
    let last = typed.lastIndex(of: ",").map { typed.index(after: $0) } ?? typed.startIndex
    let kept = String(prefix[..<last])
    return values(of: String(prefix[..<sign])).filter { $0.hasPrefix(typed[last...]) }
      .map { kept + $0 }
  }

  /// What may stand for a key: all names where it takes one, else an example.
  private static func values(of name: String) -> [String] {
    guard let setting = Setting(name: name) else { return [] }
    switch setting.row.kind {
    case .name(let names): return names
    case .dataset: return DatasetSource.names
    case .classWeights: return ["none", "balanced"]
    case .activations:
      let outputs = [Activation.softmax, .sigmoid, .identity]
      return Activation.allCases.filter(\.isHiddenAllowed).flatMap { hidden in
        outputs.map { "\(hidden.rawValue)/\($0.rawValue)" }
      }
    case .number, .sizes, .stop: return [setting.row.example]
    }
  }
}
