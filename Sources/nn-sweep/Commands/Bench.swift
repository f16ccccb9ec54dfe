import ArgumentParser
import Kernels
import Records
import Storage

/// Measures how fast this machine is, and how much of that is used.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure kernels, training and the store on this machine.",
    discussion: """
      Everything is compared with the peak of fused multiply-adds in registers, measured at the \
      same time. Figures are medians of several short measurements, in the threads' own CPU time \
      or, where noted, in wall-clock time. NN_SWEEP_ISA chooses the instruction set for training; \
      kernels are measured with all that the processor has.

      --json writes these fields (what was not measured is empty or null):
        processor, instruction_set (of the training)
        peak_gflops
        data: mnist, or synthetic (of MNIST's shape and density) where MNIST is not here
        kernels[]: product (forward, update or input_gradient), batch, inputs, outputs, isa,
          percent_of_peak
        training[]: network, batch, mode (dense or sparse), jobs, examples_per_second (of all
          threads, in their CPU time), examples_per_second_wall, percent_of_peak (of as many
          threads; of the dense products' operations, so sparse may be above 100)
        store: runs, runs_per_second (in CPU time), runs_per_second_wall
        overheads[]: runs (of 20 epochs, in a whole sweep), microseconds (of CPU time a run, less
          the time of its training by the clock: too small where other programs run),
          training_microseconds (that time)
        sweeps[]: points, runs (left, without duplicates), seconds (of CPU time, from the text of a
          file to the ids of its runs)
        scores[]: work (network and data), scores (recorded beside accuracy), every_epoch (else at
          the result alone), percent_of_training, percent_of_sweep (by which CPU time grows)

      --only verdicts is another thing: of each stored experiment with 40 seeds or more on one split
      it draws a few seeds again and again, and says how often verdicts on them hold.
      """)

  enum Group: String, CaseIterable, ExpressibleByArgument {
    case kernels, training, store, sweeps, scores, verdicts
  }

  @Option(help: "Measure one group only.")
  var only: Group?

  @Flag(help: "Take under a second: fewer shapes, fewer repetitions.")
  var quick = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var data: DataOptions
  @OptionGroup var results: ResultsOptions

  func run() throws {
    if only == .verdicts { return try showVerdicts() }
    let effort = BenchEffort(isQuick: quick)
    let terminal = Terminal()
    func show(_ lines: [TextLine]) {
      if !json { print(terminal.text(lines)) }
    }
    var report = BenchReport()
    report.peak = (0..<20).map { _ in KernelBenchmark.peak() }.max() ?? 0
    show(report.heading)
    if only ?? .kernels == .kernels {
      report.kernels = KernelMeasurement.all(effort)
      show(report.kernelLines)
    }
    if only ?? .training == .training {
      let data = try BenchData(self.data.library)
      report.data = data.name
      report.training = try TrainingMeasurement.all(data, effort)
      show(report.trainingLines)
    }
    if only ?? .store == .store {
      report.store = try StoreMeasurement(runs: effort.storedRuns)
      report.overheads = try effort.overheads.map {
        try OverheadMeasurement(runs: $0.runs, tries: $0.tries)
      }
      show(report.storeLines)
    }
    if only ?? .sweeps == .sweeps {
      report.sweeps = try effort.sweepSizes.map { try SweepMeasurement(tensOfThousands: $0) }
      show(report.sweepLines)
    }
    if only ?? .scores == .scores {
      report.scores = try ScoreMeasurement.all(data.library, effort)
      show(report.scoreLines)
    }
    if json { print(try report.json.document) }
  }

  private func showVerdicts() throws {
    let store = try results.open()
    let terminal = Terminal()
    for record in try store.experiments() {
      let board = try store.leaderboard(of: record.name, limit: 0)
      let draws = quick ? 100 : 1000
      let measured = VerdictMeasurement(
        record, board.scores, counts: [2, 3, 5, 10], draws: draws)
      if let measured { print(terminal.text(measured.lines)) }
    }
  }
}
