import ArgumentParser
import Foundation
import Kernels
import Storage

/// The command: reads arguments and hands over to one subcommand.
@main
struct NNSweep: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nn-sweep",
    abstract: "Trains every network that an experiment file asks for, and shows which learn best.",
    discussion: """
      Write which sizes, rates, batch sizes and activations to try into a file, run it, and look at
      the plots:

        nn-sweep run experiments/digits.exp

      Exit codes: 0 all finished; 1 some runs failed or results disagree; 2 a mistake in a file or
      formula; 64 bad arguments; 69 a problem with data, disk or gnuplot; 130 interrupted.
      """,
    version: Build.description,
    subcommands: [
      Run.self, Plan.self, Keys.self, New.self, Top.self, Show.self, Plot.self, Report.self,
      Compare.self, Confirm.self, Refit.self, Predict.self, Model.self, DataCommand.self,
      Status.self, Export.self, Sql.self, Merge.self, ClusterCommand.self, Remove.self,
      Reproduce.self,
      Bench.self, Doctor.self,
    ])

  /// Those that train, draw or write, and promise how a signal ends them.
  private static let working: [any ParsableCommand.Type] = [
    Run.self, Confirm.self, Refit.self, Reproduce.self, Predict.self, Model.self, Plot.self,
    Report.self, Merge.self, Remove.self, ClusterCommand.self,
  ]

  static func main() {
    if working.contains(where: { $0._commandName == CommandLine.arguments.dropFirst().first }) {
      Signals.endOnInterrupt()
    }
    StandardOutput.prepare()
    MappedMemory.prepare()
    LongWait.tell(printNote)
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let script = CompletionScript.text(for: arguments) { return print(script) }
    do {
      _ = try InstructionSet.requested.get()
      if let failure = ArgumentText.failure() { throw failure }
      let names = configuration.subcommands.map { $0._commandName }
      if let failure = CommandName.failure(arguments, among: names) { throw failure }
      var command = try parseAsRoot()
      try WorkerThreads.requireOne()
      try command.run()
      try StandardOutput.check()
    } catch {
      let failure = Failure(error) ?? ArgumentFailure.failure(error, of: arguments)
      failure?.exit() ?? exit(withError: error)
    }
  }
}
