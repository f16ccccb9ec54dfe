import Datasets
import Formulas
public import Records

extension Sweep {
  /// What is probably not meant, a line each: for a person to look at before anything is trained.
  public var warnings: [String] {
    var lines: [String] = []
    for space in spaces { lines += space.warnings.map { space.section.prefix + $0 } }
    for line in settingWarnings where !lines.contains(line) { lines.append(line) }
    return lines
  }

  /// Samples that have fewer points than were asked for, a line each: less than was meant is trained.
  public var shortSamples: [String] {
    spaces.compactMap { space in space.shortSample.map { space.section.prefix + $0 } }
  }

  /// Every setting that all runs leave at its default, with what that comes to.
  public var defaults: [(name: String, value: AxisValue)] {
    guard let first else { return [] }
    let isGiven = { (axis: Axis) in
      self.spaces.contains { space in
        space.section.place(of: axis) != nil
          || space.section.inclusions.contains { $0.choices[axis] != nil }
      }
    }
    let hasBudget = [Axis.epochs, .steps, .examples].contains(where: isGiven)
    let axes = Axis.allCases.filter { axis in
      switch axis {
      case .layers, .steps, .examples: false
      case .hidden: !isGiven(.hidden) && !isGiven(.layers)
      case .epochs: !hasBudget
      default: !isGiven(axis)
      }
    }
    var values: [Axis: Set<AxisValue?>] = [:]
    for position in indices.prefix(Self.looked) {
      let resolution = resolution(at: position)
      for axis in axes { values[axis, default: []].insert(resolution.value(axis)) }
    }
    var defaults: [(name: String, value: AxisValue)] = []
    for axis in axes {
      if let known = values[axis], known.count == 1, let value = known.first ?? nil {
        defaults.append((axis.rawValue, value))
      }
    }
    if file.split == nil {
      let split = first.data.split
      let test = first.data.hasOfficialTest ? "official" : "\(split.test ?? Split.defaultTest)"
      let parts = "validation \(split.validation), test \(test), seed \(split.seed)"
      defaults.append(("split", .text(parts)))
    }
    if spaces.allSatisfy({ $0.section.seeds == [1] }) {
      defaults.append(("seed", .number(1)))
    }
    return defaults
  }

  /// Runs that warnings look at: enough to see what a grid has in common.
  private static let looked = 10_000

  private var settingWarnings: [String] {
    var seen: Set<String> = []
    return indices.prefix(Self.looked).flatMap { resolution(at: $0).warnings }
      .filter { seen.insert($0).inserted }
  }
}

extension Section {
  /// `block 'one': `, for lines about a part of a file.
  fileprivate var prefix: String { name.map { "block '\($0)': " } ?? "" }
}

extension SettingSpace {
  fileprivate var warnings: [String] {
    var lines: [String] = []
    for factor in factors where factor.drawn == nil && factor.rows.count == 1 {
      let names = factor.axes.map { "'\($0.axis.rawValue)'" }.joined(separator: " and ")
      lines.append("\(names) has one value only")
    }
    let filters = section.exclusions.count + section.conditions.count
    if filters > 0, count == section.inclusions.count {
      lines.append("the conditions leave out every point")
    } else {
      for (index, condition) in section.conditions.enumerated()
      where !effective.contains(section.exclusions.count + index) {
        lines.append("the condition '\(condition.formula.text)' leaves out nothing")
      }
      for (index, exclusion) in section.exclusions.enumerated() where !effective.contains(index) {
        let names = exclusion.axes.map(\.axis.rawValue).joined(separator: ", ")
        lines.append("what 'exclude' says of \(names) leaves out nothing")
      }
    }
    if let line = shortSample { lines.append(line) }
    return lines
  }

  /// That a sample has fewer points than were asked for, and why.
  fileprivate var shortSample: String? {
    guard let sample = section.sample?.value, let drawn, drawn.count < sample.points else {
      return nil
    }
    return "the sample has \(drawn.count) of \(sample.points) points: "
      + (drawsGivenUp.map { "the conditions left no more of \($0) drawn, and it was given up" }
        ?? "there are no more")
  }
}
