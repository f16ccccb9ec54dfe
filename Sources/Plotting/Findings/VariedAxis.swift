import Records

/// An axis in which the settings of an experiment differ, with its values in a sensible order.
struct VariedAxis: Sendable, Hashable {
  let axis: Axis
  /// Numbers ascending, networks by depth and then sizes, names in file order; before them nil where
  /// some setting has no value, as plain SGD has no momentum.
  let values: [AxisValue?]
  /// Its values as far as a picture can tell them apart.
  let bins: AxisBins
  private let format: AxisFormat
  /// What all values end in and nobody has to read: the output activation after the slash.
  private let ending: String

  /// The axis as `settings`, in file order, use it.
  init(_ axis: Axis, of settings: [PooledSetting]) {
    var seen: Set<AxisValue> = []
    let known = settings.compactMap { $0.settings[axis] }.filter { seen.insert($0).inserted }
    let sorted =
      Self.isOrdered(axis)
      ? known.sorted { Self.rank($0).lexicographicallyPrecedes(Self.rank($1)) } : known
    self.axis = axis
    values = (settings.contains { $0.settings[axis] == nil } ? [nil] : []) + sorted
    // Of very many values some always differ only in digits that nobody reads.
    let every = max(1, values.count / 24)
    format = AxisFormat(
      telling: values.enumerated().filter { $0.offset % every == 0 }.map(\.element))
    ending = Self.commonEnding(known.map(\.words))
    bins = AxisBins(
      values, areOrdered: Self.isOrdered(axis), format, limit: 24, ending: ending.count)
  }

  /// Whether some setting has no value.
  var hasGaps: Bool { values.contains(nil) }

  /// A value, or none, as figures show it.
  func label(_ value: AxisValue?) -> String { format.text(value) }

  /// As a person would say it: see `Axis.words`.
  func named(_ value: AxisValue?) -> String {
    axis.words(value, written: String(label(value).dropLast(value == nil ? 0 : ending.count)))
  }

  private static func commonEnding(_ texts: [String]) -> String {
    guard let first = texts.first, let slash = first.lastIndex(of: "/") else { return "" }
    let ending = String(first[slash...])
    return texts.allSatisfy { $0.hasSuffix(ending) } ? ending : ""
  }

  /// Its values, where more than `limit` in so many bins.
  func bins(limit: Int, count: Int = AxisBins.count) -> AxisBins {
    AxisBins(
      values, areOrdered: isOrdered, format, limit: limit, count: count, ending: ending.count)
  }

  /// Whether values run from small to large, so that colors should too.
  var isOrdered: Bool { Self.isOrdered(axis) }

  private static func isOrdered(_ axis: Axis) -> Bool {
    axis.isNumeric || axis == .hidden || axis == .layers
  }

  /// Numbers that sort as the values should: the number itself, or depth and sizes of `30-16`.
  private static func rank(_ value: AxisValue) -> [Double] {
    switch value {
    case .number(let number): return [number]
    case .text(let text):
      let sizes = text.split(separator: "-").compactMap { Double($0) }
      return [Double(sizes.count)] + sizes
    }
  }
}
