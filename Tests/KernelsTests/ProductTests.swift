import Testing

@testable import Kernels

/// Every instruction set against the scalar twins, bit for bit, for every small shape.
@Suite struct ProductTests {
  static let batches = 1...33
  static let outputs = 1...70
  /// The portable kernels call a slow fused multiply-add: fewer inputs have to do.
  static func inputs(_ set: InstructionSet) -> [Int] {
    set == .portable ? [1, 2, 7, 16, 17, 33] : Array(1...40) + [63, 65, 129]
  }

  /// Numbers of several magnitudes, some of them zero.
  static func numbers(_ count: Int, _ place: UInt64) -> [Float] {
    var source = RandomSource(seed: 1, .data, place)
    return (0..<count).map { _ in
      let scale: Float = [0, 0x1p-12, 0.125, 1, 1, 8][source.below(6)]
      return Float(source.uniform() - 0.5) * scale
    }
  }

  static func matrix(_ rows: Int, _ columns: Int, _ place: UInt64) -> Matrix {
    var matrix = Matrix(rows: rows, columns: columns)
    let numbers = numbers(rows * columns, place)
    for row in 0..<rows {
      for column in 0..<columns { matrix[row, column] = numbers[row * columns + column] }
    }
    return matrix
  }

  /// The same numbers for every count of outputs: a narrower layer is a part of a wider one.
  static func layer(_ inputs: Int, _ outputs: Int) -> LayerParameters {
    let widest = max(outputs, Self.outputs.upperBound)
    let numbers = numbers((inputs + 1) * widest, UInt64(inputs))
    var layer = LayerParameters(inputs: inputs, outputs: outputs)
    for output in 0..<outputs {
      for input in 0..<inputs { layer[input, output] = numbers[input * widest + output] }
      layer.setBias(output, numbers[inputs * widest + output])
    }
    return layer
  }

  /// Whether the first rows and columns of two matrices are equal, and the pads of one are zero.
  static func agree(_ got: borrowing Matrix, _ expected: borrowing Matrix, rows: Int) -> Bool {
    for row in 0..<rows {
      for column in 0..<got.columns where got[row, column] != expected[row, column] { return false }
    }
    return got.padsAreZero
  }

  /// An expectation that costs nothing where it holds, for hundreds of thousands of them.
  static func expect(_ holds: Bool, _ shape: @autoclosure () -> String) {
    if !holds { Issue.record("differs from the scalar twin at \(shape())") }
  }

  @Test(arguments: InstructionSet.available)
  func `forward equals its scalar twin`(_ set: InstructionSet) {
    for inputs in Self.inputs(set) {
      let x = Self.matrix(Self.batches.upperBound, inputs, 1)
      var expected = Matrix(rows: Self.batches.upperBound, columns: Self.outputs.upperBound)
      Reference.forward(
        x, rows: x.rows, Self.layer(inputs, Self.outputs.upperBound), into: &expected)
      for outputs in Self.outputs {
        let layer = Self.layer(inputs, outputs)
        var z = Matrix(rows: Self.batches.upperBound, columns: outputs)
        for batch in Self.batches {
          Products.forward(x, rows: batch, layer, into: &z, using: set)
          Self.expect(Self.agree(z, expected, rows: batch), "\(batch) x \(inputs) x \(outputs)")
        }
      }
    }
  }

  @Test(arguments: InstructionSet.available)
  func `update equals its scalar twin`(_ set: InstructionSet) {
    for inputs in Self.inputs(set) {
      let x = Self.matrix(Self.batches.upperBound, inputs, 1)
      for outputs in Self.outputs where set != .portable || outputs % 5 == 1 {
        let deltas = Self.matrix(Self.batches.upperBound, outputs, 2)
        let start = Self.layer(inputs, outputs)
        var expected = start.copy()
        for batch in Self.batches {
          // One more row continues every chain of one row fewer.
          Reference.update(&expected, inputs: x, deltas: deltas, rows: batch - 1..<batch)
          var layer = start.copy()
          Products.update(&layer, inputs: x, deltas: deltas, rows: batch, using: set)
          Self.expect(layer.equals(expected), "\(batch) x \(inputs) x \(outputs)")
        }
      }
    }
  }

  @Test(arguments: InstructionSet.available)
  func `input gradient equals its scalar twin`(_ set: InstructionSet) {
    for inputs in Self.inputs(set) {
      for outputs in Self.outputs where set != .portable || outputs % 5 == 1 {
        let layer = Self.layer(inputs, outputs)
        let deltas = Self.matrix(Self.batches.upperBound, outputs, 2)
        var expected = Matrix(rows: Self.batches.upperBound, columns: inputs)
        var got = Matrix(rows: Self.batches.upperBound, columns: inputs)
        Reference.inputGradient(
          deltas, rows: Self.batches.upperBound, layer, into: &expected)
        for batch in Self.batches {
          Products.inputGradient(deltas, rows: batch, layer, into: &got, using: set)
          Self.expect(
            Self.agree(got, expected, rows: batch), "\(batch) x \(inputs) x \(outputs)")
        }
      }
    }
  }

  @Test(arguments: InstructionSet.available)
  func `wide and deep layers equal their scalar twins`(_ set: InstructionSet) {
    for (inputs, outputs) in [(300, 257), (1024, 33), (17, 1024)] {
      let x = Self.matrix(13, inputs, 3)
      let deltas = Self.matrix(13, outputs, 4)
      var layer = Self.layer(inputs, outputs)
      var expected = layer.copy()
      var z = Matrix(rows: 13, columns: outputs)
      var expectedZ = Matrix(rows: 13, columns: outputs)
      var gradient = Matrix(rows: 13, columns: inputs)
      var expectedGradient = Matrix(rows: 13, columns: inputs)
      Products.forward(x, rows: 13, layer, into: &z, using: set)
      Reference.forward(x, rows: 13, layer, into: &expectedZ)
      Self.expect(Self.agree(z, expectedZ, rows: 13), "\(inputs) x \(outputs)")
      Products.inputGradient(deltas, rows: 13, layer, into: &gradient, using: set)
      Reference.inputGradient(deltas, rows: 13, layer, into: &expectedGradient)
      Self.expect(Self.agree(gradient, expectedGradient, rows: 13), "\(inputs) x \(outputs)")
      Products.update(&layer, inputs: x, deltas: deltas, rows: 13, using: set)
      Reference.update(&expected, inputs: x, deltas: deltas, rows: 0..<13)
      Self.expect(layer.equals(expected), "\(inputs) x \(outputs)")
    }
  }

  /// One odd value among ordinary ones, in the inputs and in the deltas.
  @Test(
    arguments: InstructionSet.available, [Float.nan, .infinity, -.infinity, 0x1p-140, -0x1.8p-128])
  func `odd values go through every product as in its twin`(_ set: InstructionSet, _ odd: Float) {
    for (inputs, outputs) in [(5, 3), (40, 37), (33, 16)] {
      var x = Self.matrix(12, inputs, 5)
      var deltas = Self.matrix(12, outputs, 6)
      x[3, inputs - 1] = odd
      deltas[7, outputs - 1] = odd
      var layer = Self.layer(inputs, outputs)
      var expected = layer.copy()
      var z = Matrix(rows: 12, columns: outputs)
      var expectedZ = Matrix(rows: 12, columns: outputs)
      var gradient = Matrix(rows: 12, columns: inputs)
      var expectedGradient = Matrix(rows: 12, columns: inputs)
      Products.forward(x, rows: 12, layer, into: &z, using: set)
      Reference.forward(x, rows: 12, layer, into: &expectedZ)
      Products.inputGradient(deltas, rows: 12, layer, into: &gradient, using: set)
      Reference.inputGradient(deltas, rows: 12, layer, into: &expectedGradient)
      Products.update(&layer, inputs: x, deltas: deltas, rows: 12, using: set)
      Reference.update(&expected, inputs: x, deltas: deltas, rows: 0..<12)
      let padsAreZero = z.padsAreZero && gradient.padsAreZero
      #expect(padsAreZero)
      for row in 0..<12 {
        for column in 0..<outputs {
          let same = ElementWiseTests.same(z[row, column], expectedZ[row, column])
          #expect(same)
        }
        for column in 0..<inputs {
          let same = ElementWiseTests.same(gradient[row, column], expectedGradient[row, column])
          #expect(same)
        }
      }
      layer.visit { input, output in
        let same = ElementWiseTests.same(layer[input, output], expected[input, output])
        #expect(same)
      }
      let isFinite = layer.isFinite
      #expect(isFinite == odd.isFinite)
    }
  }

  @Test func `rows are an odd number of cache lines apart`() {
    for columns in [1, 16, 1000, 1024, 2048, 4096, 10_240] {
      let matrix = Matrix(rows: 2, columns: columns)
      #expect(matrix.stride >= columns && matrix.stride % 32 == 16)
    }
  }
}

extension Matrix {
  /// Whether everything beyond the columns is zero.
  var padsAreZero: Bool {
    for row in 0..<rows {
      for column in columns..<stride where buffer.start[row * stride + column] != 0 { return false }
    }
    return true
  }
}

extension LayerParameters {
  /// Whether all parameters are equal, pads included.
  func equals(_ other: borrowing LayerParameters) -> Bool {
    for place in 0..<buffer.count where buffer.start[place] != other.buffer.start[place] {
      return false
    }
    return true
  }
}
