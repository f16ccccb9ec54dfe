import Records

extension AxisValue {
  /// The value behind the name of its axis, where it does not name itself: `hidden 16`.
  func named(_ axis: Axis) -> String {
    self == .noHiddenLayer ? words : "\(axis.rawValue) \(words)"
  }
}

/// Writes what tells settings from one another as a person would say it: `32 units, rate 1`.
struct SettingWords {
  private let axes: [Axis]
  private let formats: [Axis: AxisFormat]

  /// Of settings on the same data; an axis of `others` that they have is named too, be it the same in
  /// all.
  init(_ settings: [Settings], naming others: [Axis] = []) {
    let differing = Settings.differing(settings)
    let same = Set(others).subtracting(differing).filter { axis in
      settings.contains { $0[axis] != nil }
    }
    axes = (differing + same).sorted()
      .filter { $0 != .dataset }
    formats = Dictionary(
      axes.map { axis in (axis, AxisFormat(telling: Array(Set(settings.map { $0[axis] })))) },
      uniquingKeysWith: { $1 })
  }

  /// Empty where there is but one, and no other axis to be named.
  func callAsFunction(_ settings: Settings) -> String {
    axes.map { self($0, settings[$0]) }.joined(separator: ", ")
  }

  /// One value: `rate 1`.
  func callAsFunction(_ axis: Axis, _ value: AxisValue?) -> String {
    axis.words(value, written: text(axis, value))
  }

  /// As a table writes it: `1`.
  func text(_ axis: Axis, _ value: AxisValue?) -> String {
    (formats[axis] ?? AxisFormat(telling: [value])).text(value)
  }
}
