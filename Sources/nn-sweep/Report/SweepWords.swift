import Records

/// What a sweep tried, in words.
struct SweepWords: Sendable {
  /// Settings that are asked for.
  let settings: Int
  let runs: Int
  /// `hidden (8, 16)`, one for each axis in which settings differ.
  let axes: [String]
  /// `3 seeds`, `5 folds, 5 draws`.
  let replicates: String
  /// `30 epochs`, `10 to 50 epochs`.
  let epochs: String
  /// What may end runs before: `patience 5, by loss`; empty where nothing does.
  let stops: [String]

  init(_ points: [PointRecord]) {
    let asked = points.flatMap(\.asked)
    let all = Set(asked.map(\.settings))
    settings = all.count
    runs = points.count
    replicates = ReplicateText(points.map(\.replicate)).text
    axes = Settings.differing(all).map { axis in
      Self.text(axis, asked.lazy.map { $0.settings[axis] })
    }
    let counts = points.map(\.epochs)
    let (fewest, most) = (counts.min() ?? 0, counts.max() ?? 0)
    epochs =
      fewest == most
      ? NumberText.counted(most, "epoch")
      : "\(NumberText.count(fewest)) to \(NumberText.counted(most, "epoch"))"
    stops = Set(points.compactMap { $0.stop?.description }).sorted()
  }

  /// More values than these are told by their number.
  private static let mostValues = 12

  private static func text(_ axis: Axis, _ values: some Sequence<AxisValue?>) -> String {
    var distinct = values.distinct
    let numbers = distinct.compactMap { $0?.number }
    if numbers.count == distinct.count {
      distinct.sort { ($0?.number ?? 0) < ($1?.number ?? 0) }
    }
    let format = AxisFormat(telling: distinct)
    func text(_ value: AxisValue?) -> String { value == nil ? "none" : format.text(value) }
    if distinct.count <= mostValues {
      return "\(axis.rawValue) (\(distinct.map(text).joined(separator: ", ")))"
    }
    let count = "\(NumberText.count(distinct.count)) values"
    guard numbers.count == distinct.count, let low = distinct.first, let high = distinct.last else {
      let some = distinct.prefix(3).map(text).joined(separator: ", ")
      return "\(axis.rawValue) (\(count), such as \(some))"
    }
    return "\(axis.rawValue) (\(count) from \(text(low)) to \(text(high)))"
  }

  /// `9 settings of hidden (8, 16, 32-16) and learning_rate (0.02, 0.1, 0.5), 3 seeds each, 30
  /// epochs`.
  var sentence: String {
    let what =
      axes.isEmpty
      ? "One setting"
      : "\(NumberText.counted(settings, "setting")) of \(Self.joined(axes))"
    let stop = stops.isEmpty ? "" : "at most "
    return "\(what), \(replicates)\(axes.isEmpty ? "" : " each"), \(stop)\(epochs)"
  }

  /// `a, b and c`.
  static func joined(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
