extension Reference {
  /// z = x W + b: each output one chain in ascending order of the inputs, starting from its bias.
  static func forward(
    _ inputs: borrowing Matrix, rows: Int, _ parameters: borrowing LayerParameters,
    into z: inout Matrix
  ) {
    for row in 0..<rows {
      for output in 0..<parameters.outputs {
        var sum = parameters.bias(output)
        for input in 0..<parameters.inputs {
          sum = sum.addingProduct(inputs[row, input], parameters[input, output])
        }
        z[row, output] = sum
      }
    }
  }

  /// W += xᵀ d, b += Σ d: each a chain in ascending order of the rows, starting from what is there.
  static func update(
    _ parameters: inout LayerParameters, inputs: borrowing Matrix, deltas: borrowing Matrix,
    rows: Range<Int>
  ) {
    for output in 0..<parameters.outputs {
      for input in 0..<parameters.inputs {
        var sum = parameters[input, output]
        for row in rows { sum = sum.addingProduct(inputs[row, input], deltas[row, output]) }
        parameters[input, output] = sum
      }
      var sum = parameters.bias(output)
      for row in rows { sum += deltas[row, output] }
      parameters.setBias(output, sum)
    }
  }

  /// d Wᵀ: each a chain in ascending order of the outputs, starting from zero.
  static func inputGradient(
    _ deltas: borrowing Matrix, rows: Int, _ parameters: borrowing LayerParameters,
    into gradient: inout Matrix
  ) {
    for row in 0..<rows {
      for input in 0..<parameters.inputs {
        var sum: Float = 0
        for output in 0..<parameters.outputs {
          sum = sum.addingProduct(deltas[row, output], parameters[input, output])
        }
        gradient[row, input] = sum
      }
    }
  }
}
