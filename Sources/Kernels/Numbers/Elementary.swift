/// Elementary functions of Doubles made of operations that IEEE 754 rounds exactly, so that they
/// give the same bits on every machine, which no mathematical library promises.
///
/// Each reduces its argument and sums a Taylor series; errors stay near one unit in the last place
/// (`pow` loses about as many more as its result has powers of e).
public enum Elementary {
  /// ln 2 in two pieces; the first has its low 21 bits clear, so its product with an exponent is
  /// exact.
  private static let ln2High = 0x1.62e42feep-1
  private static let ln2Low = 0x1.a39ef35793c76p-33

  /// eˣ.
  public static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.79 { return .infinity }
    if x < -745.14 { return 0 }
    let k = (x * 1.4426950408889634).rounded(.toNearestOrEven)
    let high = x - k * ln2High
    let low = k * ln2Low
    let value = 1 + exponentialMinusOne(high - low, rest: (high - (high - low)) - low)
    // Two steps, because 2ᵏ itself may overflow or be denormal where the product is not.
    let half = (k / 2).rounded(.towardZero)
    return value * powerOfTwo(Int(half)) * powerOfTwo(Int(k - half))
  }

  /// eʳ⁺ʳᵉˢᵗ − 1 for |r| ≤ 1 and a rest far below r's last place.
  private static func exponentialMinusOne(_ r: Double, rest: Double = 0) -> Double {
    var series = 0.0
    for factorial in reciprocalFactorials { series = series * r + factorial }
    return r + (rest + r * r * series)
  }

  /// 1/18!, 1/17! … 1/2!.
  private static let reciprocalFactorials: [Double] = [
    1 / 6_402_373_705_728_000, 1 / 355_687_428_096_000, 1 / 20_922_789_888_000,
    1 / 1_307_674_368_000, 1 / 87_178_291_200,
    1 / 6_227_020_800, 1 / 479_001_600, 1 / 39_916_800, 1 / 3_628_800, 1 / 362_880, 1 / 40_320,
    1 / 5_040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2,
  ]

  /// 2ᵏ for −1022 ≤ k ≤ 1023.
  private static func powerOfTwo(_ k: Int) -> Double {
    Double(bitPattern: UInt64(k + 1023) << 52)
  }

  /// 1/23, 1/21 … 1/3.
  private static let reciprocalOdds: [Double] = [
    1 / 23, 1 / 21, 1 / 19, 1 / 17, 1 / 15, 1 / 13, 1 / 11, 1 / 9, 1 / 7, 1 / 5, 1 / 3,
  ]

  /// The natural logarithm: −∞ at zero, NaN below.
  public static func log(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x < 0 { return .nan }
    if x == 0 { return -.infinity }
    var exponent = Double(x.exponent)
    var fraction = x.significand
    if fraction > 1.4142135623730951 {
      fraction /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m − 1) / (m + 1)), and f − s(f − tail) keeps the rounding of s out of it.
    let f = fraction - 1
    let s = f / (2 + f)
    let square = s * s
    var tail = 1 / 25.0
    for odd in reciprocalOdds { tail = tail * square + odd }
    tail *= 2 * square
    return exponent * ln2High + (f - (s * (f - tail) - exponent * ln2Low))
  }

  /// The sine; as exact as stated for |x| ≤ 10⁶.
  public static func sin(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let (quarter, r) = reducedToQuarter(x)
    switch quarter {
    case 0: return sinSeries(r)
    case 1: return cosSeries(r)
    case 2: return -sinSeries(r)
    default: return -cosSeries(r)
    }
  }

  /// The cosine; as exact as stated for |x| ≤ 10⁶.
  public static func cos(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let (quarter, r) = reducedToQuarter(x)
    switch quarter {
    case 0: return cosSeries(r)
    case 1: return -sinSeries(r)
    case 2: return -cosSeries(r)
    default: return sinSeries(r)
    }
  }

  /// x = r + q·π/2 with |r| ≤ π/4 and q taken modulo 4 (Cody and Waite, π/2 in three pieces).
  private static func reducedToQuarter(_ x: Double) -> (quarter: Int, rest: Double) {
    let quarters = (x * 0.6366197723675814).rounded(.toNearestOrEven)
    var rest = x.addingProduct(-quarters, 0x1.921fb544p0)
    rest = rest.addingProduct(-quarters, 0x1.0b4611a6p-34)
    rest = rest.addingProduct(-quarters, 0x1.3198a2e037073p-69)
    let quarter = quarters.truncatingRemainder(dividingBy: 4)
    return (Int(quarter < 0 ? quarter + 4 : quarter), rest)
  }

  private static func sinSeries(_ r: Double) -> Double {
    let square = r * r
    var series = 1.0
    for n in stride(from: 18.0, through: 4, by: -2) { series = 1 - series * square / (n * (n + 1)) }
    return r - r * (square * (series / 6))
  }

  private static func cosSeries(_ r: Double) -> Double {
    let square = r * r
    var series = 1.0
    for n in stride(from: 19.0, through: 3, by: -2) { series = 1 - series * square / (n * (n + 1)) }
    return 1 - square * (series / 2)
  }

  /// The hyperbolic tangent.
  public static func tanh(_ x: Double) -> Double {
    if x.magnitude <= 0.5 {
      let e = exponentialMinusOne(2 * x)
      return x.magnitude < 0x1p-28 ? x : e / (e + 2)
    }
    let magnitude = 1 - 2 / (exp(2 * x.magnitude) + 1)
    return x < 0 ? -magnitude : magnitude
  }

  /// xʸ for x ≥ 0: e^(y ln x); NaN for negative x.
  public static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    return exp(y * log(x))
  }
}
