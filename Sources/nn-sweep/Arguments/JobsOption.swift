import ArgumentParser
import Foundation

/// How many threads train at a time.
struct JobsOption: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Worker threads, one run each; as many as cores by default.", valueName: "n")
  )
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard (1...1024).contains(jobs) else { throw ValidationError("-j takes 1 to 1024 threads") }
  }
}
