/// An axis as it is judged: one alone, or several that move together, as those of a zip do.
public struct AxisGroup: Sendable, Hashable {
  /// In column order, at least one.
  public let axes: [Axis]

  /// `learning_rate`, or `scale and loss` of axes that move together.
  public var name: String { axes.map(\.rawValue).joined(separator: " and ") }

  /// The axes in which the settings differ. Left out are the dataset, on which scores do not compare,
  /// and what follows from the others, as a rate that is computed from a batch size: an axis without
  /// which the settings are a complete grid.
  static func all(_ settings: [Settings]) -> [AxisGroup] {
    let axes = Settings.differing(settings).filter { $0 != .dataset }
    let levels = axes.map { AxisLevels($0, settings) }
    var groups: [(axes: [Axis], levels: AxisLevels)] = []
    for (axis, levels) in zip(axes, levels) {
      let twin = groups.firstIndex {
        $0.levels.numbers == levels.numbers && !($0.levels.isContinuous && levels.isContinuous)
      }
      if let twin { groups[twin].axes.append(axis) } else { groups.append(([axis], levels)) }
    }
    for place in groups.indices.reversed() where groups.count > 1 {
      // Settings are computed from the file's own variables, not these from them.
      if case .variable = groups[place].axes[0] { continue }
      let others = groups.indices.filter { $0 != place }.map { groups[$0].levels }
      // Nearly each setting has its own value of a random sample: any grid would fit.
      if !others.contains(where: \.isContinuous), AxisLevels.isGrid(others, settings.count) {
        groups.remove(at: place)
      }
    }
    return groups.map { AxisGroup(axes: $0.axes) }
  }
}

/// The values of an axis by number, in the order in which settings bring them.
struct AxisLevels: Sendable {
  let numbers: [Int]
  let count: Int
  /// The numbers themselves, where there are more than eight.
  let values: [Double]?

  /// Whether nearly each setting has a value of its own, as in a random sample.
  var isContinuous: Bool { values != nil && 2 * count > numbers.count }

  init(_ axis: Axis, _ settings: [Settings]) {
    var known: [AxisValue?: Int] = [:]
    numbers = settings.map { setting in
      let value = setting[axis]
      if let number = known[value] { return number }
      known[value] = known.count
      return known.count - 1
    }
    count = known.count
    let values = settings.map { $0[axis]?.number }
    self.values =
      axis.isNumeric && count > Self.mostLevels && values.allSatisfy { $0 != nil }
      ? values.map { $0 ?? 0 } : nil
  }

  /// Of more values than these an axis is judged as a quadratic.
  private static let mostLevels = 8

  /// Whether every combination occurs once.
  static func isGrid(_ axes: [AxisLevels], _ settings: Int) -> Bool {
    guard axes.reduce(1.0, { $0 * Double($1.count) }) == Double(settings) else { return false }
    var seen: Set<[Int]> = []
    return (0..<settings).allSatisfy { place in
      seen.insert(axes.map { $0.numbers[place] }).inserted
    }
  }
}
