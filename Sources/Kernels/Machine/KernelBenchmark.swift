import CKernels

/// How near the products come to what the processor can do.
///
/// Times are of the thread's own CPU clock. Other work on the machine slows whatever runs at the
/// moment, so every time is set against the peak measured beside it, and the median of several such
/// shares counts.
public struct KernelBenchmark: Sendable {
  /// What is measured.
  public enum Product: String, CaseIterable, Sendable {
    case forward, update
    case inputGradient = "input_gradient"
  }

  /// The batch sizes and layers (inputs, outputs) of a whole benchmark.
  public static let batches = [1, 10, 15, 32, 128]
  public static let layers = [(784, 30), (784, 128), (128, 64), (64, 15), (30, 10), (1024, 1024)]

  /// Shares of which the median counts.
  public let tries: Int
  /// Seconds of one.
  public let seconds: Double

  public init(tries: Int = 7, seconds: Double = 0.002) {
    precondition(tries > 0, "at least one try")
    self.tries = tries
    self.seconds = seconds
  }

  /// The share of the peak that a product reaches, in percent, counting only useful operations:
  /// two for each row, input and output.
  public func percentOfPeak(
    _ product: Product, batch: Int, inputs: Int, outputs: Int, using set: InstructionSet
  ) -> Double {
    let operations = 2 * Double(batch * inputs * outputs)
    let parts = Parts(batch: batch, inputs: inputs, outputs: outputs)
    parts.run(product, using: set)
    // Once is too short to be timed where a product is small.
    var repetitions = 1
    var time = 0.0
    while true {
      time = Self.seconds { parts.run(product, repetitions, using: set) }
      if time > seconds / 8 { break }
      repetitions *= 4
    }
    repetitions = max(1, Int(Double(repetitions) * seconds / time))
    // A product that takes long by itself, as on portable code, is steady enough.
    let shares = (0..<(time > 10 * seconds ? 1 : tries)).map { _ in
      let peak = Self.peak()
      let time = Self.seconds { parts.run(product, repetitions, using: set) }
      return operations * Double(repetitions) / time / peak
    }
    return 100 * Self.median(shares)
  }

  /// Floating-point operations a second of fused multiply-adds in registers, one thread, at this
  /// moment: a look of 0.2 ms, on the instruction set that does most.
  public static func peak() -> Double { peak(of: fastest) }

  private static func peak(of set: InstructionSet) -> Double {
    var operations = 0.0
    let seconds = Self.seconds { operations = set.kernels.pointee.peak(60_000) }
    return operations / seconds
  }

  private static let fastest: InstructionSet = {
    // Portable code may call a library for every operation.
    let sets = InstructionSet.available.filter { $0 != .portable }
    let peaks = sets.map { set in (set, median((0..<5).map { _ in peak(of: set) })) }
    return peaks.max { $0.1 < $1.1 }?.0 ?? .portable
  }()

  private static func seconds(_ body: () -> Void) -> Double {
    let start = CPUTime.ofThread
    body()
    return CPUTime.ofThread - start
  }

  /// The middle of some numbers, the upper of the two middle ones where they are even.
  public static func median(_ numbers: [Double]) -> Double {
    precondition(!numbers.isEmpty, "a median of something")
    return numbers.sorted()[numbers.count / 2]
  }

  /// One layer and a batch, with numbers that stay ordinary however often a product is repeated.
  private final class Parts {
    let batch: Int
    var inputs: Matrix
    var outputs: Matrix
    var deltas: Matrix
    var parameters: LayerParameters

    init(batch: Int, inputs: Int, outputs: Int) {
      self.batch = batch
      self.inputs = Matrix(rows: batch, columns: inputs)
      self.outputs = Matrix(rows: batch, columns: outputs)
      deltas = Matrix(rows: batch, columns: outputs)
      parameters = LayerParameters(inputs: inputs, outputs: outputs)
      var source = RandomSource(seed: 1, .data)
      func number(_ scale: Double) -> Float { Float(scale * (source.uniform() - 0.5)) }
      for row in 0..<batch {
        for column in 0..<inputs { self.inputs[row, column] = number(1) }
        for column in 0..<outputs { deltas[row, column] = number(1e-7) }
      }
      for input in 0..<inputs {
        for output in 0..<outputs { parameters[input, output] = number(0.1) }
      }
    }

    func run(_ product: Product, _ repetitions: Int = 1, using set: InstructionSet) {
      for _ in 0..<repetitions {
        switch product {
        case .forward:
          Products.forward(inputs, rows: batch, parameters, into: &outputs, using: set)
        case .update:
          Products.update(&parameters, inputs: inputs, deltas: deltas, rows: batch, using: set)
        case .inputGradient:
          Products.inputGradient(deltas, rows: batch, parameters, into: &inputs, using: set)
        }
      }
    }
  }
}
