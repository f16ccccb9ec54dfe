import ArgumentParser
import Datasets
import Foundation

/// Where datasets are looked for.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where to look for mnist/ and fashion-mnist/, before NN_SWEEP_DATA and the user's cache.",
      valueName: "directory"), completion: .directory)
  var data: String?

  var library: DatasetLibrary { library(before: nil) }

  /// The same where a directory that was asked for earlier comes first, unless one is asked for now.
  func library(before earlier: String?) -> DatasetLibrary {
    DatasetLibrary(
      directories: DatasetLibrary.standardDirectories(
        asked: data ?? earlier, environment: ProcessInfo.processInfo.environment))
  }
}
