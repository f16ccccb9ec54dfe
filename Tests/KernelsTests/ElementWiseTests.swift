import Testing

@testable import Kernels

/// Functions of every instruction set, place by place or row by row, against their scalar twins.
@Suite struct ElementWiseTests {
  /// Bit patterns all over the range of Float: both signs, denormals, infinities and NaN.
  static let samples: [Float] =
    stride(from: 0, to: Int(UInt32.max), by: 1_048_573).map { Float(bitPattern: UInt32($0)) }
    + [
      0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1, -1,
    ]
    + (-400...400).map { Float($0) * 0.3 }

  static func same(_ a: Float, _ b: Float) -> Bool { a == b || (a.isNaN && b.isNaN) }

  /// The samples in rows of a width that leaves pads.
  static func matrix(_ values: [Float], columns: Int = 13) -> Matrix {
    var matrix = Matrix(rows: (values.count + columns - 1) / columns, columns: columns)
    for (place, value) in values.enumerated() { matrix[place / columns, place % columns] = value }
    return matrix
  }

  @Test(arguments: InstructionSet.available)
  func `every function equals its scalar twin and lets NaN and infinities through`(
    _ set: InstructionSet
  ) {
    for function in ElementWise.Function.allCases {
      var values = Self.matrix(Self.samples)
      var slopes = Self.matrix(Self.samples.map { _ in 1.5 })
      let source = Self.matrix(Self.samples)
      ElementWise.multiply(&slopes, bySlopeOf: function, at: source, rows: slopes.rows, using: set)
      ElementWise.apply(function, to: &values, rows: values.rows, using: set)
      for (place, x) in Self.samples.enumerated() {
        let (got, slope) = (values[place / 13, place % 13], slopes[place / 13, place % 13])
        let (expected, expectedSlope) = (
          Reference.value(of: function, x), 1.5 * Reference.slope(of: function, x)
        )
        if !Self.same(got, expected) || !Self.same(slope, expectedSlope) {
          Issue.record("\(function) of \(x): \(got) \(expected), \(slope) \(expectedSlope)")
        }
        if x.isNaN { #expect(got.isNaN && (slope.isNaN || function == .identity)) }
      }
      let padsAreZero = values.padsAreZero && slopes.padsAreZero
      #expect(padsAreZero)
    }
  }

  @Test(arguments: InstructionSet.available)
  func `factors multiply their places and let NaN and infinities through`(_ set: InstructionSet) {
    let factors: [Float] = Self.samples.indices.map { [0, 1.25, -3, .nan, .infinity][$0 % 5] }
    var values = Self.matrix(Self.samples)
    ElementWise.multiply(&values, by: Self.matrix(factors), rows: values.rows, using: set)
    for (place, (sample, factor)) in zip(Self.samples, factors).enumerated() {
      let same = Self.same(values[place / 13, place % 13], sample * factor)
      #expect(same)
    }
    let padsAreZero = values.padsAreZero
    #expect(padsAreZero)
  }

  @Test(arguments: InstructionSet.available)
  func `softmax and its slope equal their scalar twins`(_ set: InstructionSet) {
    for columns in [1, 3, 10, 16, 31, 40, 100] {
      let z = ProductTests.numbers(11 * columns, 5)
      let d = ProductTests.numbers(11 * columns, 6)
      var outputs = Self.matrix(z, columns: columns)
      var deltas = Self.matrix(d, columns: columns)
      ElementWise.softmax(&outputs, rows: 11, using: set)
      ElementWise.multiply(&deltas, bySoftmaxSlopeAt: outputs, rows: 11, using: set)
      for row in 0..<11 {
        let range = row * columns..<(row + 1) * columns
        let expected = Reference.softmax(Array(z[range])).values
        let expectedDeltas = Reference.softmaxSlope(Array(d[range]), at: expected)
        for column in 0..<columns {
          let same =
            outputs[row, column] == expected[column]
            && deltas[row, column] == expectedDeltas[column]
          #expect(same)
        }
      }
      let padsAreZero = outputs.padsAreZero && deltas.padsAreZero
      #expect(padsAreZero)
    }
  }
}
