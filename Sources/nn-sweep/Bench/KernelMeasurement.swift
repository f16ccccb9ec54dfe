import Kernels

/// How near one product comes to the peak.
struct KernelMeasurement {
  let product: KernelBenchmark.Product
  let batch: Int
  let inputs: Int
  let outputs: Int
  let instructionSet: InstructionSet
  let percentOfPeak: Double

  /// Every product of every shape on every instruction set of this machine.
  static func all(_ effort: BenchEffort) -> [KernelMeasurement] {
    let benchmark = KernelBenchmark(tries: effort.tries, seconds: effort.kernelSeconds)
    var all: [KernelMeasurement] = []
    for (inputs, outputs) in KernelBenchmark.layers {
      for product in KernelBenchmark.Product.allCases {
        for set in InstructionSet.available where effort.includes(set) {
          for batch in KernelBenchmark.batches where effort.includes(batch: batch) {
            let percent = benchmark.percentOfPeak(
              product, batch: batch, inputs: inputs, outputs: outputs, using: set)
            all.append(
              KernelMeasurement(
                product: product, batch: batch, inputs: inputs, outputs: outputs,
                instructionSet: set, percentOfPeak: percent))
          }
        }
      }
    }
    return all
  }
}
