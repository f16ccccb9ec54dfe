import ArgumentParser
import Datasets
import Experiments
import Foundation
import Records
import Storage
import YAMLLite

/// Where results are kept: every command takes it.
struct ResultsOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where results are kept.", valueName: "directory"))
  var results = "results"

  /// The results as they are, never created and never changed.
  func open() throws -> Results { try Results(directory: results) }

  /// Where the plots of an experiment stand.
  func plots(of experiment: String) -> String { results + "/" + experiment }
}

/// Which experiment a command is about.
struct ExperimentArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A name or a file; the latest experiment when left out.", valueName: "experiment"))
  var experiment: String?

  init() {}

  init(experiment: String?) { self.experiment = experiment }

  func find(in store: Results) throws -> ExperimentRecord {
    guard let experiment else {
      if let latest = try store.latestExperiment() { return latest }
      throw Failure("error: no experiment in the results yet\n  hint: nn-sweep run FILE", .world)
    }
    if let record = try store.experiment(named: experiment) { return record }
    if FileManager.default.fileExists(atPath: experiment) {
      let name = try ExperimentFile(reading: experiment).name
      if let record = try store.experiment(named: name) { return record }
      throw Failure(
        "error: '\(experiment)' has not been run yet\n  hint: nn-sweep run \(experiment)", .world)
    }
    let known = try store.experiments().map(\.name)
    let hint = suggestion(
      for: experiment, among: known, every: "every experiment: nn-sweep status")
    throw Failure("error: no experiment '\(experiment)'\n  hint: \(hint)", .world)
  }
}

/// Where datasets are looked for.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where to look for mnist/ and fashion-mnist/, before NN_SWEEP_DATA and the user's cache.",
      valueName: "directory"))
  var data: String?

  var library: DatasetLibrary {
    DatasetLibrary(
      directories: DatasetLibrary.standardDirectories(
        asked: data, environment: ProcessInfo.processInfo.environment))
  }
}

extension ExperimentFile {
  /// More than any person writes; a larger file is not an experiment.
  private static let largestSize = 4 << 20

  /// Reads and checks the file at `path`, with settings of the command line in the place of its own.
  init(reading path: String, overrides: [String] = []) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Failure("\(path): error: cannot read it: \(String(cString: strerror(errno)))", .world)
    }
    defer { try? handle.close() }
    let bytes: [UInt8]
    do {
      bytes = Array(try handle.read(upToCount: Self.largestSize + 1) ?? Data())
    } catch {
      throw Failure("\(path): error: cannot read it: \(error.localizedDescription)", .world)
    }
    guard bytes.count <= Self.largestSize else {
      throw Failure("\(path): error: larger than 4 MB: this is not an experiment file", .text)
    }
    try self.init(SourceFile(path: path, bytes: bytes), overrides: overrides)
  }
}
