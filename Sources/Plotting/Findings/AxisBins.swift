import Records

/// The values of an axis, too many of them put together with their neighbors: a random sample may
/// have no value twice. Settings without a value have a bin of their own, the first.
struct AxisBins: Sendable, Hashable {
  /// A value, or the first and the last of those put together.
  let labels: [String]
  /// Whether any bin holds more than one value.
  let isCoarse: Bool
  private let places: [AxisValue?: Int]

  /// Bins when there are too many values.
  static let count = 8

  /// Ordered values, where more than `limit`, in `count` bins of as many each; else every value for
  /// itself, in `format` less `ending` characters. Nil stands before all others.
  init(
    _ values: [AxisValue?], areOrdered: Bool, _ format: AxisFormat, limit: Int,
    count most: Int = AxisBins.count, ending: Int = 0
  ) {
    isCoarse = areOrdered && values.count > limit
    let known = values.compactMap(\.self)
    let count = isCoarse ? min(most, max(known.count, 1)) : known.count
    let bins: [[AxisValue?]] =
      (known.count < values.count ? [[nil]] : [])
      + (0..<count).map {
        Array(known[($0 * known.count / count)..<(($0 + 1) * known.count / count)])
      }
    labels = Self.labels(bins, format).map { String($0.dropLast($0.count > ending ? ending : 0)) }
    let places = bins.enumerated().flatMap { place, bin in bin.map { ($0, place) } }
    self.places = Dictionary(uniqueKeysWithValues: places)
  }

  /// The labels where room is short.
  var ticks: [String] {
    labels.map { $0 == AxisValue.noHiddenLayer.words ? "none" : $0 }
  }

  /// The bin of a value of the axis, or of none.
  func place(of value: AxisValue?) -> Int? { places[value] }

  /// Ends of a bin need not be told exactly, but no two bins may look the same.
  private static func labels(_ bins: [[AxisValue?]], _ single: AxisFormat) -> [String] {
    func ends(_ bin: [AxisValue?], _ format: AxisFormat) -> [String] {
      bin.count == 1 ? [single.text(bin[0])] : [bin[0], bin[bin.count - 1]].map(format.text)
    }
    let format = AxisFormat(from: 2, over: 4) { format in
      let told = bins.map { ends($0, format) }
      return Set(told).count == told.count && told.allSatisfy { Set($0).count == $0.count }
    }
    return bins.map { ends($0, format).joined(separator: " – ") }
  }
}
