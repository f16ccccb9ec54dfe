import ArgumentParser
import Kernels

/// How many threads train at a time.
struct JobsOption: ParsableArguments {
  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp(
      "Worker threads, one run each; as many as cores by default.", valueName: "n")
  )
  var jobs = Cores.usable

  func validate() throws {
    guard (1...1024).contains(jobs) else { throw ValidationError("-j takes 1 to 1024 threads") }
  }
}
