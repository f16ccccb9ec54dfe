/// The settings as rows of a linear model.
struct AxisDesign {
  let model: LeastSquares
  /// For each axis: settings that agree in all others, by number; nil where they are no complete grid.
  let others: [[Int]?]

  init(_ axes: [AxisShares.Values], settings count: Int) {
    var rows = [LeastSquares.Row](repeating: [], count: count)
    var groups: [Range<Int>] = []
    for axis in axes {
      let start = groups.last?.upperBound ?? 0
      switch axis {
      case .levels(let levels):
        let most = levels.max() ?? 0
        // The first level is what the others differ from.
        for (row, level) in levels.enumerated() where level > 0 {
          rows[row].append((start + level - 1, 1))
        }
        groups.append(start..<start + most)
      case .numbers(let numbers):
        for (row, value) in Self.standardized(numbers).enumerated() {
          rows[row] += [(start, value), (start + 1, value * value)]
        }
        groups.append(start..<start + 2)
      }
    }
    model = LeastSquares(rows, groups: groups)
    let levels = axes.map { axis -> [Int]? in
      if case .levels(let levels) = axis { levels } else { nil }
    }
    let known = levels.compactMap(\.self)
    let isComplete =
      known.count == axes.count
      && known.reduce(1.0) { $0 * Double(($1.max() ?? 0) + 1) } == Double(count)
      && Set(GroupNumbers.of(known, count)).count == count
    others = axes.indices.map { axis in
      isComplete
        ? GroupNumbers.of(known.indices.filter { $0 != axis }.map { known[$0] }, count) : nil
    }
  }

  private static func standardized(_ numbers: [Double]) -> [Double] {
    let mean = numbers.reduce(0, +) / Double(max(1, numbers.count))
    let deviation = (AxisShares.squares(numbers) / Double(max(1, numbers.count))).squareRoot()
    return numbers.map { deviation > 0 ? ($0 - mean) / deviation : 0 }
  }
}

/// Numbers for combinations of values.
enum GroupNumbers {
  /// For each of `count` settings the number of its combination, from 0 in order of appearance.
  static func of(_ axes: [[Int]], _ count: Int) -> [Int] {
    axes.reduce([Int](repeating: 0, count: count)) { groups, levels in
      var known: [Int: Int] = [:]
      let most = (levels.max() ?? 0) + 1
      return zip(groups, levels).map { group, level in
        let key = group * most + level
        if let number = known[key] { return number }
        known[key] = known.count
        return known.count - 1
      }
    }
  }
}
