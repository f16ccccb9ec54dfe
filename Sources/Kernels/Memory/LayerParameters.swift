import CKernels

/// The weights and biases of one layer, or anything of their shape: a gradient, a velocity.
///
/// Weights lie in panels of 32 outputs, `[outputs / 32][inputs][32]`; the last panel is 16 wide
/// where that is enough. The layout is the same for every instruction set. Pad outputs hold zero
/// and every operation leaves them so.
public struct LayerParameters: ~Copyable {
  /// The outputs of a panel.
  private static var panel: Int { Int(ck_panel) }

  public let inputs: Int
  public let outputs: Int
  /// `outputs` rounded up to whole vectors of 16, as the panels hold them.
  let paddedOutputs: Int
  let buffer: AlignedBuffer<Float>

  /// Zeros of this shape.
  public init(inputs: Int, outputs: Int) {
    precondition(inputs > 0 && outputs > 0, "a layer has inputs and outputs")
    self.inputs = inputs
    self.outputs = outputs
    paddedOutputs = padded(outputs)
    buffer = AlignedBuffer(count: (inputs + 1) * paddedOutputs, zero: 0)
  }

  /// The weight from an input to an output.
  public subscript(input: Int, output: Int) -> Float {
    get { buffer.start[place(input, output)] }
    set { buffer.start[place(input, output)] = newValue }
  }

  public func bias(_ output: Int) -> Float {
    precondition(output >= 0 && output < outputs, "an output of the layer")
    return biases[output]
  }

  public mutating func setBias(_ output: Int, _ value: Float) {
    precondition(output >= 0 && output < outputs, "an output of the layer")
    biases[output] = value
  }

  /// The same values in memory of their own.
  public func copy() -> LayerParameters {
    var twin = LayerParameters(inputs: inputs, outputs: outputs)
    twin.take(from: self)
    return twin
  }

  /// Takes over the values of parameters of this shape.
  public mutating func take(from other: borrowing LayerParameters) {
    precondition(inputs == other.inputs && outputs == other.outputs, "the same shape")
    buffer.start.update(from: other.buffer.start, count: buffer.count)
  }

  /// The weights row-major, `[inputs][outputs]`.
  public var rowMajorWeights: [Float] {
    get {
      [Float](unsafeUninitializedCapacity: inputs * outputs) { values, initialized in
        forEachRowOfPanels { place, row, count in
          let start = UnsafeMutableBufferPointer(rebasing: values[place..<place + count])
          _ = start.initialize(from: UnsafeBufferPointer(start: row, count: count))
        }
        initialized = inputs * outputs
      }
    }
    set {
      precondition(newValue.count == inputs * outputs, "one value a weight")
      newValue.withUnsafeBufferPointer { values in
        forEachRowOfPanels { place, row, count in
          row.update(from: values.baseAddress! + place, count: count)
        }
      }
    }
  }

  /// Calls `body` for what each input has in each panel: its place in the row-major order, where it
  /// lies, and how many outputs it is for.
  private func forEachRowOfPanels(_ body: (Int, UnsafeMutablePointer<Float>, Int) -> Void) {
    for first in stride(from: 0, to: outputs, by: Self.panel) {
      let width = min(Self.panel, paddedOutputs - first)
      for input in 0..<inputs {
        body(
          input * outputs + first, weights + first * inputs + input * width,
          min(Self.panel, outputs - first))
      }
    }
  }

  /// The biases.
  public var biasValues: [Float] {
    get { Array(UnsafeBufferPointer(start: biases, count: outputs)) }
    set {
      precondition(newValue.count == outputs, "one value an output")
      newValue.withUnsafeBufferPointer { biases.update(from: $0.baseAddress!, count: outputs) }
    }
  }

  /// Whether no weight and no bias is NaN or infinite.
  public var isFinite: Bool {
    // x · 0 is zero for finite x and NaN otherwise, and a sum keeps a NaN. Sixteen sums side by side
    // do not wait for each other.
    let values = UnsafeRawPointer(buffer.start)
    var sums = SIMD16<Float>.zero
    for byte in stride(from: 0, to: 4 * buffer.count, by: MemoryLayout<SIMD16<Float>>.size) {
      sums += values.load(fromByteOffset: byte, as: SIMD16<Float>.self) * 0
    }
    return sums == .zero
  }

  /// The sum of all weights and biases squared, in 64 bits: eight partial sums over every eighth
  /// value as they lie in memory, then those in pairs. Pad outputs are zero and add nothing.
  public var sumOfSquares: Double {
    var lanes = SIMD8<Double>.zero
    for place in stride(from: 0, to: buffer.count, by: 8) {
      var values = SIMD8<Double>.zero
      for lane in 0..<8 { values[lane] = Double(buffer.start[place + lane]) }
      lanes += values * values
    }
    let pairs = lanes.evenHalf + lanes.oddHalf
    let quarters = pairs.evenHalf + pairs.oddHalf
    return quarters.x + quarters.y
  }

  /// Sets every weight and bias to zero.
  public mutating func clear() {
    buffer.start.update(repeating: 0, count: buffer.count)
  }

  /// Floats of all panels together.
  var weightCount: Int { inputs * paddedOutputs }

  var weights: UnsafeMutablePointer<Float> { buffer.start }

  var biases: UnsafeMutablePointer<Float> { buffer.start + weightCount }

  /// The layer as the kernels see it.
  var layer: ck_layer {
    ck_layer(weights: weights, biases: biases, inputs: inputs, outputs: outputs)
  }

  private func place(_ input: Int, _ output: Int) -> Int {
    precondition(
      input >= 0 && input < inputs && output >= 0 && output < outputs, "a weight of the layer")
    let first = output / Self.panel * Self.panel
    let width = min(Self.panel, paddedOutputs - first)
    return first * inputs + input * width + output - first
  }
}
