import Records

/// Points of the unit cube that fill it evenly: Sobol's sequence (1967) in Gray code order (Antonov
/// and Saleev, 1979) with the direction numbers of Joe and Kuo ("Constructing Sobol sequences with
/// better two-dimensional projections", 2008), and a digital shift for each coordinate, which
/// keeps the evenness.
struct SobolSequence: Sendable, IteratorProtocol {
  /// More coordinates are not in the table.
  static let mostDimensions = primitives.count + 1

  /// Numbers before the binary point; 2³² points are more than anyone can train.
  private static let bits = 32

  /// 32 direction numbers a coordinate.
  private let directions: [[UInt32]]
  /// 53 bits a coordinate; those after the 32nd are constant.
  private let shifts: [UInt64]
  private var current: [UInt32]
  private var drawn: UInt32 = 0

  /// One shift a coordinate, `mostDimensions` at most. The upper 53 bits count.
  init(shifts: [UInt64]) {
    precondition(shifts.count <= Self.mostDimensions, "the table holds all coordinates")
    self.shifts = shifts.map { $0 >> 11 }
    directions = shifts.indices.map(Self.directions)
    current = shifts.map { _ in 0 }
  }

  /// The next point, each coordinate in [0, 1); nil after the last one.
  mutating func next() -> [Double]? {
    guard drawn < .max else { return nil }
    let point = zip(current, shifts).map { Double(UInt64($0) << 21 ^ $1) * 0x1p-53 }
    drawn += 1
    let bit = drawn.trailingZeroBitCount
    for dimension in current.indices { current[dimension] ^= directions[dimension][bit] }
    return point
  }

  /// A primitive polynomial over the field of two elements, its inner coefficients as bits, and
  /// the first odd numbers mᵢ < 2ⁱ.
  private struct Primitive {
    var coefficients: Int
    var initial: [UInt32]
  }

  /// v₁ … v₃₂ with vᵢ = mᵢ / 2ⁱ as a binary fraction, and mᵢ by the polynomial's recurrence.
  private static func directions(of dimension: Int) -> [UInt32] {
    guard dimension > 0 else { return (0..<bits).map { 1 << (bits - 1 - $0) } }
    let primitive = primitives[dimension - 1]
    let degree = primitive.initial.count
    var directions = primitive.initial.enumerated().map { $1 << (bits - 1 - $0) }
    for index in degree..<bits {
      var direction = directions[index - degree] ^ (directions[index - degree] >> degree)
      for step in 1..<max(degree, 1)
      where primitive.coefficients >> (degree - 1 - step) & 1 == 1 {
        direction ^= directions[index - step]
      }
      directions.append(direction)
    }
    return directions
  }

  private static let primitives = [
    Primitive(coefficients: 0, initial: [1]),
    Primitive(coefficients: 1, initial: [1, 3]),
    Primitive(coefficients: 1, initial: [1, 3, 1]),
    Primitive(coefficients: 2, initial: [1, 1, 1]),
    Primitive(coefficients: 1, initial: [1, 1, 3, 3]),
    Primitive(coefficients: 4, initial: [1, 3, 5, 13]),
    Primitive(coefficients: 2, initial: [1, 1, 5, 5, 17]),
    Primitive(coefficients: 4, initial: [1, 1, 5, 5, 5]),
    Primitive(coefficients: 7, initial: [1, 1, 7, 11, 19]),
    Primitive(coefficients: 11, initial: [1, 1, 5, 1, 1]),
    Primitive(coefficients: 13, initial: [1, 1, 1, 3, 11]),
    Primitive(coefficients: 14, initial: [1, 3, 5, 5, 31]),
    Primitive(coefficients: 1, initial: [1, 3, 3, 9, 7, 49]),
    Primitive(coefficients: 13, initial: [1, 1, 1, 15, 21, 21]),
    Primitive(coefficients: 16, initial: [1, 3, 1, 13, 27, 49]),
    Primitive(coefficients: 19, initial: [1, 1, 1, 15, 7, 5]),
    Primitive(coefficients: 22, initial: [1, 3, 1, 15, 13, 25]),
    Primitive(coefficients: 25, initial: [1, 1, 5, 5, 19, 61]),
    Primitive(coefficients: 1, initial: [1, 3, 7, 11, 23, 15, 103]),
    Primitive(coefficients: 4, initial: [1, 3, 7, 13, 13, 15, 69]),
  ]
}
