/// A stream of random numbers that is derived, not consumed: one for each purpose at each place.
///
/// Equal `(seed, purpose, index, second)` always give the same stream, whatever was drawn before,
/// on any machine. The four words are absorbed one after another by the splitmix64 finalizer
/// (Steele, Lea and Flood, 2014), whose next four outputs seed xoshiro256** 1.0 (Blackman and
/// Vigna, 2018). Everything built on top uses integer or exactly rounded operations only.
public struct RandomSource: Sendable {
  /// What a stream is for; a part of its key, so that streams of one seed never overlap. But
  /// `sample` and `visits` keep the word of `order`, under which they were first drawn, so that
  /// sweeps keep their points: `docs/numbers.md` says what they share.
  public enum Purpose: Sendable {
    /// The initial weights of layer `index`.
    case weights
    /// The order of the examples in epoch `index`, from 1.
    case order
    /// The dropout mask of epoch `index`, step `second`.
    case dropout
    /// The split of a dataset into parts.
    case split
    /// A generated dataset.
    case data
    /// The points that a sample draws from a space, at index 1: the stream that orders epoch 1 of a
    /// run whose seed is the sample's.
    case sample
    /// The order in which the settings of a grid are visited, at index 0: epoch 0, which no run has.
    case visits
    /// The seed of a run on a split other than the first draw, from draw `index` and fold `second`,
    /// which is 0 where there are no folds.
    case replicate
    /// Rows that are drawn again and again to see how much a result depends on them, in draw `index`.
    case bootstrap
    /// The order in which a column is put to see what it is good for, in shuffle `index`.
    case permutation

    /// The word of the key.
    fileprivate var word: UInt64 {
      switch self {
      case .weights: 1
      case .order, .sample, .visits: 2
      case .dropout: 3
      case .split: 4
      case .data: 5
      case .replicate: 6
      case .bootstrap: 7
      case .permutation: 8
      }
    }
  }

  @usableFromInline var state: (UInt64, UInt64, UInt64, UInt64)

  /// The stream of one seed, purpose and place.
  public init(seed: UInt64, _ purpose: Purpose, _ index: UInt64 = 0, _ second: UInt64 = 0) {
    var key: UInt64 = 0
    for word in [seed, purpose.word, index, second] {
      key = Self.mixed((key ^ word) &+ Self.golden)
    }
    func word(_ number: UInt64) -> UInt64 { Self.mixed(key &+ number &* Self.golden) }
    state = (word(1), word(2), word(3), word(4))
  }

  /// 2⁶⁴ divided by the golden ratio, odd: the step of splitmix64.
  private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The finalizer of splitmix64, a bijection of 64 bits.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The next 64 bits: one step of xoshiro256**.
  @inlinable public mutating func next() -> UInt64 {
    let product = state.1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }

  /// An integer of 0 ..< `bound`, each equally likely (Lemire, "Fast Random Integer Generation in
  /// an Interval", 2019). `bound` is positive.
  @inlinable public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a bound is positive")
    let width = UInt64(bound)
    var product = next().multipliedFullWidth(by: width)
    if product.low < width {
      let threshold = (0 &- width) % width
      while product.low < threshold {
        product = next().multipliedFullWidth(by: width)
      }
    }
    return Int(product.high)
  }

  /// A number of [0, 1): a multiple of 2⁻⁵³, each equally likely.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A standard normal number by Marsaglia's polar method (1964).
  ///
  /// The second number that the method yields is dropped: a stream is then only its four words.
  public mutating func normal() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      if square > 0 && square < 1 {
        return x * (-2 * Elementary.log(square) / square).squareRoot()
      }
    }
  }

  /// Puts the elements in random order, each order equally likely (Fisher–Yates, from the end).
  @inlinable public mutating func shuffle<Element>(_ elements: inout [Element]) {
    elements.withUnsafeMutableBufferPointer { elements in
      for last in stride(from: elements.count - 1, to: 0, by: -1) {
        elements.swapAt(last, below(last + 1))
      }
    }
  }
}
