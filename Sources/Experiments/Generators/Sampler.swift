import Kernels
import Records

/// How a sample is drawn.
enum SampleMethod: String, CaseIterable, Sendable {
  /// Each setting independent of the others, but none twice.
  case random
  /// Settings that fill the space evenly.
  case sobol
}

/// Draws settings without repetition until there is no other left. A longer sample begins with
/// the shorter one.
struct Sampler: Sendable, Sequence, IteratorProtocol {
  /// As many settings in a row that were drawn before are taken for a sign that few are left.
  private static let patience = 1000

  private let dimensions: [SampleDimension]
  private var random: RandomSource
  /// nil for a random sample, and where nearly everything has been drawn.
  private var sobol: SobolSequence?
  /// Every setting by number, where there are only so many.
  private var finite: LazyShuffle?
  private var seen: Set<[SampleValue]> = []

  init(
    _ dimensions: [SampleDimension], _ method: SampleMethod, random: RandomSource
  ) throws(Unfit) {
    for dimension in dimensions { try dimension.check() }
    self.dimensions = dimensions
    self.random = random
    finite = Self.count(dimensions).map { LazyShuffle(count: $0) }
    guard method == .sobol else { return }
    guard dimensions.count <= SobolSequence.mostDimensions else {
      throw Unfit(
        "method",
        "sobol draws \(SobolSequence.mostDimensions) axes at most, not \(dimensions.count)",
        hint: "write method: random")
    }
    sobol = SobolSequence(shifts: dimensions.map { _ in self.random.next() })
  }

  /// How many settings there are; nil where they are not counted.
  static func count(_ dimensions: [SampleDimension]) -> Int? {
    var product = 1
    for dimension in dimensions {
      guard let count = dimension.count else { return nil }
      let (next, overflows) = product.multipliedReportingOverflow(by: count)
      if overflows { return nil }
      product = next
    }
    return product
  }

  /// The next setting, a value a dimension; nil when there is no other.
  mutating func next() -> [SampleValue]? {
    if sobol == nil, finite != nil { return nextOfFinite() }
    for _ in 0..<Self.patience {
      guard let point = point() else { break }
      let values = zip(dimensions, point).map { $0.value(at: $1) }
      if seen.insert(values).inserted { return values }
    }
    sobol = nil
    return finite == nil ? nil : nextOfFinite()
  }

  private mutating func point() -> [Double]? {
    if sobol != nil { return sobol?.next() }
    return dimensions.map { _ in random.uniform() }
  }

  private mutating func nextOfFinite() -> [SampleValue]? {
    while var rest = finite?.next(&random) {
      var values: [SampleValue] = []
      for dimension in dimensions.reversed() {
        let count = dimension.count ?? 1
        values.append(dimension.value(at: rest % count))
        rest /= count
      }
      values.reverse()
      // Only a Sobol sample that came to its end has seen anything before.
      if seen.isEmpty || seen.insert(values).inserted { return values }
    }
    return nil
  }
}

/// The numbers below `count` in random order, one by one: the shuffle of Fisher and Yates, which
/// keeps only what it has moved.
struct LazyShuffle: Sendable {
  private let count: Int
  private var drawn = 0
  private var moved: [Int: Int] = [:]

  init(count: Int) { self.count = count }

  mutating func next(_ random: inout RandomSource) -> Int? {
    guard drawn < count else { return nil }
    let place = drawn + random.below(count - drawn)
    let number = moved[place] ?? place
    moved[place] = moved[drawn] ?? drawn
    moved[drawn] = nil
    drawn += 1
    return number
  }
}
