import Kernels
import Records

/// Everything that one benchmark found out.
struct BenchReport {
  /// Operations a second of the processor's best fused multiply-adds on one thread.
  var peak = 0.0
  /// The name of the images; nil where no network was trained.
  var data: String?
  var kernels: [KernelMeasurement] = []
  var training: [TrainingMeasurement] = []
  var store: StoreMeasurement?
  var overheads: [OverheadMeasurement] = []
  var sweeps: [SweepMeasurement] = []
  var scores: [ScoreMeasurement] = []

  /// The fields that the command's help documents.
  var json: JSONValue {
    .object([
      "processor": .text(Provenance.here.processor),
      "instruction_set": .text(InstructionSet.selected.rawValue),
      "peak_gflops": .number(peak / 1e9),
      "data": JSONValue(data),
      "kernels": .list(kernels.map(\.json)),
      "training": .list(training.map(\.json)),
      "store": store?.json ?? .null,
      "overheads": .list(overheads.map(\.json)),
      "sweeps": .list(sweeps.map(\.json)),
      "scores": .list(scores.map(\.json)),
    ])
  }

  var heading: [TextLine] {
    let peak = NumberText.fixed(peak / 1e9, 1)
    return [
      TextLine("\(Provenance.here.processor): peak \(peak) GFLOP/s on one thread"),
      TextLine(),
    ]
  }

  /// Products by rows, batch sizes by columns.
  var kernelLines: [TextLine] {
    let batches = Set(kernels.map(\.batch)).sorted()
    var table = TextTable(
      [.init("product", .text), .init("layer", .text), .init("isa", .text)]
        + batches.map { .init("batch \($0)", .number) })
    var start = 0
    while start < kernels.count {
      let row = kernels[start..<min(start + batches.count, kernels.count)]
      let first = kernels[start]
      table.append(
        [
          first.product.rawValue, "\(first.inputs)x\(first.outputs)",
          first.instructionSet.rawValue,
        ] + row.map { NumberText.fixed($0.percentOfPeak, 1) + "%" })
      start += batches.count
    }
    return [TextLine("kernels, percent of the peak", .bold)] + table.lines() + [TextLine()]
  }

  var trainingLines: [TextLine] {
    var table = TextTable([
      .init("network", .text), .init("batch", .number), .init("mode", .text),
      .init("jobs", .number), .init("examples/s", .number), .init("by wall clock", .number),
      .init("of peak", .number),
    ])
    for row in training {
      table.append([
        row.network.name, String(row.network.batch), row.mode.rawValue, String(row.jobs),
        NumberText.rate(row.examplesPerSecond), NumberText.rate(row.examplesPerSecondWall),
        NumberText.fixed(row.percentOfPeak, 1) + "%",
      ])
    }
    let images = data == "synthetic" ? "synthetic images: MNIST is not here" : "MNIST"
    let set = InstructionSet.selected.rawValue
    return [TextLine("training, \(set), on \(images)", .bold)] + table.lines() + [TextLine()]
  }

  var storeLines: [TextLine] {
    guard let store else { return [] }
    let rates = (NumberText.rate(store.runsPerSecond), NumberText.rate(store.runsPerSecondWall))
    return [
      TextLine("store, \(NumberText.counted(store.runs, "run")) of one epoch", .bold),
      TextLine("\(rates.0) runs/s of CPU time, \(rates.1) by wall clock"), TextLine(),
    ] + overheadLines
  }

  private var overheadLines: [TextLine] {
    var table = TextTable([
      .init("runs of a sweep", .number), .init("CPU a run", .number),
      .init("training a run", .number),
    ])
    for row in overheads {
      table.append([
        NumberText.count(row.runs), NumberText.fixed(row.microseconds, 0) + " µs",
        NumberText.fixed(row.trainingMicroseconds, 0) + " µs",
      ])
    }
    let heading = "beside training, runs of 20 epochs, 2-4-1 on xor (on a quiet machine)"
    return [TextLine(heading, .bold)] + table.lines() + [TextLine()]
  }

  var sweepLines: [TextLine] {
    var table = TextTable([
      .init("points", .number), .init("runs", .number), .init("time", .number),
    ])
    for row in sweeps {
      table.append([
        NumberText.count(row.points), NumberText.count(row.runs),
        NumberText.fixed(row.seconds, 2) + " s",
      ])
    }
    return [TextLine("sweeps, from a file's text to the ids of its runs", .bold)] + table.lines()
      + [TextLine()]
  }

  var scoreLines: [TextLine] {
    var table = TextTable([
      .init("network", .text), .init("scores", .text), .init("taken", .text),
      .init("of training", .number), .init("of the sweep", .number),
    ])
    for row in scores {
      table.append([
        row.work, row.scores.map(\.name).joined(separator: ", "),
        row.isEveryEpoch ? "every epoch" : "at the result",
        NumberText.fixed(row.percentOfTraining, 1) + "%",
        NumberText.fixed(row.percentOfSweep, 1) + "%",
      ])
    }
    return [TextLine("scores beside accuracy, in CPU time", .bold)] + table.lines()
  }
}

extension KernelMeasurement {
  fileprivate var json: JSONValue {
    .object([
      "product": .text(product.rawValue), "batch": .integer(batch), "inputs": .integer(inputs),
      "outputs": .integer(outputs), "isa": .text(instructionSet.rawValue),
      "percent_of_peak": .number(percentOfPeak),
    ])
  }
}

extension TrainingMeasurement {
  fileprivate var json: JSONValue {
    .object([
      "network": .text(network.name), "batch": .integer(network.batch),
      "mode": .text(mode.rawValue), "jobs": .integer(jobs),
      "examples_per_second": .number(examplesPerSecond),
      "examples_per_second_wall": .number(examplesPerSecondWall),
      "percent_of_peak": .number(percentOfPeak),
    ])
  }
}

extension StoreMeasurement {
  fileprivate var json: JSONValue {
    .object([
      "runs": .integer(runs), "runs_per_second": .number(runsPerSecond),
      "runs_per_second_wall": .number(runsPerSecondWall),
    ])
  }
}

extension OverheadMeasurement {
  fileprivate var json: JSONValue {
    .object([
      "runs": .integer(runs), "microseconds": .number(microseconds),
      "training_microseconds": .number(trainingMicroseconds),
    ])
  }
}

extension SweepMeasurement {
  fileprivate var json: JSONValue {
    .object([
      "points": .integer(points), "runs": .integer(runs), "seconds": .number(seconds),
    ])
  }
}

extension ScoreMeasurement {
  fileprivate var json: JSONValue {
    .object([
      "work": .text(work), "scores": .list(scores.map { .text($0.column) }),
      "every_epoch": .boolean(isEveryEpoch), "percent_of_training": .number(percentOfTraining),
      "percent_of_sweep": .number(percentOfSweep),
    ])
  }
}
