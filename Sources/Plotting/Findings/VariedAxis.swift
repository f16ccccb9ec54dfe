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
    bins = AxisBins(values, areOrdered: Self.isOrdered(axis), format, limit: 24)
  }

  /// Whether some setting has no value.
  var hasGaps: Bool { values.contains(nil) }

  /// A value, or none, as figures show it.
  func label(_ value: AxisValue?) -> String { format.text(value) }

  /// `dropout 0.5`, or, since a dash would be lost in a sentence, `no dropout`; `no hidden layer`
  /// names its axis itself.
  func named(_ value: AxisValue?) -> String {
    if value == .noHiddenLayer { return label(value) }
    return value == nil ? "no \(axis.rawValue)" : "\(axis.rawValue) \(label(value))"
  }

  /// Its values, where more than `limit` in bins.
  func bins(limit: Int) -> AxisBins {
    AxisBins(values, areOrdered: isOrdered, format, limit: limit)
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
