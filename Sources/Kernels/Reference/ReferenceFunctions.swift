/// The readable scalar twins of the kernels, which must agree with them bit for bit.
///
/// Every function of Floats here is a fixed series of exactly rounded operations.
enum Reference {
  /// eʳ − 1 (a polynomial of degree 6) and 2ᵏ in two factors, with x = r + k ln 2, |r| ≤ ½ ln 2.
  private static func reducedExponential(_ x: Float) -> (q: Float, scale: (Float, Float)) {
    // Adding 1.5·2²³ rounds to an integer, which then stands in the low bits.
    let shifted = Float(12_582_912).addingProduct(x, 0x1.715476p0)
    let k = shifted - 12_582_912
    var r = x.addingProduct(-k, 0x1.62e4p-1)
    r = r.addingProduct(-k, 0x1.7f7d1cp-20)
    var p: Float = 0x1.6d7c9p-10
    p = Float(0x1.123992p-7).addingProduct(p, r)
    p = Float(0x1.5554bep-5).addingProduct(p, r)
    p = Float(0x1.555492p-3).addingProduct(p, r)
    p = Float(0.5).addingProduct(p, r)
    let q = r.addingProduct(r * r, p)
    // In halves, because 2ᵏ itself may overflow or be denormal where the result is not.
    let integer = Int32(bitPattern: shifted.bitPattern &- 0x4B40_0000)
    let half = integer >> 1
    return (q, (powerOfTwo(half), powerOfTwo(integer &- half)))
  }

  private static func powerOfTwo(_ k: Int32) -> Float {
    Float(bitPattern: UInt32(bitPattern: (k &+ 127) << 23))
  }

  /// eˣ.
  static func exp(_ x: Float) -> Float {
    let (q, scale) = reducedExponential(x)
    let value = (1 + q) * scale.0 * scale.1
    return x > 0x1.62e42ep6 ? .infinity : x < -0x1.9fe368p6 ? 0 : value
  }

  /// eˣ − 1, exact near zero, for x ≤ 64.
  private static func exponentialMinusOne(_ x: Float) -> Float {
    let bounded = x < -40 ? -40 : x
    let (q, scale) = reducedExponential(bounded)
    let power = scale.0 * scale.1
    return (power - 1).addingProduct(q, power)
  }

  /// The natural logarithm: −∞ at zero, NaN below.
  static func log(_ x: Float) -> Float {
    let isDenormal = x < 0x1p-126
    let bits = (isDenormal ? x * 0x1p23 : x).bitPattern
    // Halves the mantissas above √2, whose bits begin with 3504F3 after the exponent.
    let offset = bits &- 0x3F35_04F3
    let k = Float(Int32(bitPattern: offset) >> 23) - (isDenormal ? 23 : 0)
    let f = Float(bitPattern: (offset & 0x007F_FFFF) &+ 0x3F35_04F3) - 1
    var p: Float = -0x1.38cf2p-4
    for coefficient in logarithm { p = coefficient.addingProduct(p, f) }
    let square = f * f
    // ln x = k ln 2 + f − f²/2 + f³ p(f), small terms first.
    var tail = (k * 0x1.7f7d1cp-20).addingProduct(f * square, p)
    tail = tail.addingProduct(-0.5, square)
    let value = (f + tail).addingProduct(k, 0x1.62e4p-1)
    if x == 0 { return -.infinity }
    return x < 0 ? .nan : x < .infinity ? value : x
  }

  private static let logarithm: [Float] = [
    0x1.05602ep-3, -0x1.0d81f2p-3, 0x1.22d8f8p-3, -0x1.54728cp-3, 0x1.99a01ep-3, -0x1.000226p-2,
    0x1.555554p-2,
  ]

  static func sigmoid(_ x: Float) -> Float {
    1 / (1 + exp(-x))
  }

  static func tanh(_ x: Float) -> Float {
    let magnitude = x.magnitude
    let e = exponentialMinusOne(2 * (magnitude > 10 ? 10 : magnitude))
    return Float(signOf: x, magnitudeOf: e / (e + 2))
  }

  /// ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|).
  static func softplus(_ x: Float) -> Float {
    let e = exp(-x.magnitude)
    let u = 1 + e
    // What 1 + e lost in rounding is given back to first order.
    let logarithm = log(u) + (e - (u - 1)) / u
    return (x < 0 ? 0 : x) + logarithm
  }

  /// The inner function of gelu's tanh form: tanh(√(2/π) (z + 0.044715 z³)).
  private static func geluTanh(_ z: Float) -> Float {
    let cubic = Float(1).addingProduct(0.044715, z * z)
    return tanh(0.7978846 * z * cubic)
  }

  /// mish is z t and its slope t + z (1 − t²) s, with e = eᶻ, t = tanh(ln(1 + e)) = w / (w + 2),
  /// w = e (e + 2), and s = sigmoid(z) = e / (1 + e).
  private static func mishParts(_ z: Float) -> (e: Float, t: Float) {
    let e = z < -0x1.62e42ep6 ? 0 : exp(z > 20 ? 20 : z)
    let w = e * (e + 2)
    return (e, w / (w + 2))
  }

  /// f(z).
  static func value(of function: ElementWise.Function, _ z: Float) -> Float {
    switch function {
    case .identity: z
    case .sigmoid: sigmoid(z)
    case .tanh: tanh(z)
    case .relu: z < 0 ? 0 : z
    case .leakyReLU: z < 0 ? 0.01 * z : z
    case .elu: z < 0 ? exponentialMinusOne(z) : z
    case .gelu: 0.5 * z * (1 + geluTanh(z))
    case .silu: z * sigmoid(z)
    case .softplus: softplus(z)
    case .mish: z * mishParts(z).t
    }
  }

  /// f′, from z or from a = f(z) as `slopeNeedsPreactivation` says.
  static func slope(of function: ElementWise.Function, _ x: Float) -> Float {
    switch function {
    case .identity: return 1
    case .sigmoid: return x * (1 - x)
    case .tanh: return Float(1).addingProduct(-x, x)
    // What is not above zero is zero or NaN, and a NaN must not be lost.
    case .relu: return x > 0 ? 1 : x
    case .leakyReLU: return x > 0 ? 1 : 0.01 + 0 * x
    case .elu: return x > 0 ? 1 : 1 + x
    case .gelu:
      let t = geluTanh(x)
      // Beyond 10, where 1 − t² is zero, a square may be infinite and zero times it NaN.
      let at = x.magnitude > 10 ? 10 : x.magnitude
      let inner = Float(0.7978846).addingProduct(0.10703222, at * at)
      return (0.5 * (1 + t)).addingProduct(0.5 * x * Float(1).addingProduct(-t, t), inner)
    case .silu:
      let s = sigmoid(x)
      return s.addingProduct(x * s, 1 - s)
    case .softplus: return sigmoid(x)
    case .mish:
      let (e, t) = mishParts(x)
      return t.addingProduct(x * (e / (1 + e)), Float(1).addingProduct(-t, t))
    }
  }
}
