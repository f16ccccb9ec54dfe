/// Finds the axes that tell settings apart, one setting after another: a million of them need no
/// more memory than their distinct values.
///
/// What another axis settles by default is left out: `layers` where `hidden` tells the networks
/// apart, `initializer` and `loss` where the activations decide them, and the knobs that an
/// optimizer or a schedule settles. So is what each block of a file fixes: the block's name stands for
/// it. The dataset is always named, since scores on different data do not compare.
public struct DifferingAxes: Sendable {
  private var first: Settings?
  private var varied: Set<Axis> = []
  /// By axis: the value that goes with each value of the axis that may settle it.
  private var companions: [Axis: [[AxisValue?]: AxisValue?]] = [:]
  private var unsettled: Set<Axis> = []
  /// The first setting of each block, and the axes in which another one of the same block differs.
  private var blocks: [AxisValue?: Settings] = [:]
  private var variedInBlocks: Set<Axis> = [.block, .dataset]

  public init() {}

  public init(of settings: some Sequence<Settings>) {
    for setting in settings { insert(setting) }
  }

  /// Takes another setting into account.
  public mutating func insert(_ settings: Settings) {
    let base = first ?? settings
    first = base
    let isOfNoBlock = base.block == nil && settings.block == nil
    var found: [Axis] = []
    for axis in Axis.allCases {
      let value = settings[axis]
      if value != base[axis] { found.append(axis) }
      let deciders = Self.deciders(of: axis)
      if !deciders.isEmpty { compare(axis, value, deciders.map { settings[$0] }) }
    }
    let variables = [base, settings].filter(\.hasVariables).flatMap(\.axes)
    for axis in variables where settings[axis] != base[axis] { found.append(axis) }
    varied.formUnion(found)
    if isOfNoBlock { variedInBlocks.formUnion(found) } else { compareInBlock(settings) }
  }

  private mutating func compareInBlock(_ settings: Settings) {
    guard let first = blocks[settings.block] else {
      blocks[settings.block] = settings
      return
    }
    for axis in Set(Axis.allCases + first.axes + settings.axes).subtracting(variedInBlocks)
    where settings[axis] != first[axis] {
      variedInBlocks.insert(axis)
    }
  }

  private mutating func compare(_ axis: Axis, _ value: AxisValue?, _ deciders: [AxisValue?]) {
    guard !unsettled.contains(axis) else { return }
    if let known = companions[axis]?[deciders] {
      if known != value { unsettled.insert(axis) }
    } else {
      companions[axis, default: [:]][deciders] = .some(value)
    }
  }

  /// The axes whose values may settle that of `axis`.
  private static func deciders(of axis: Axis) -> [Axis] {
    axis.index.map { settledBy[$0] } ?? []
  }

  private static let settledBy = Setting.allCases.map { $0.row.settledBy.map(Axis.setting) }

  /// The axes in which the settings so far differ, in column order.
  public var axes: [Axis] {
    telling.filter { !varied.contains(.block) || variedInBlocks.contains($0) }
  }

  /// The axes that blocks fix, each for itself.
  public var fixedByBlocks: [Axis] {
    telling.filter { varied.contains(.block) && !variedInBlocks.contains($0) }
  }

  private var telling: [Axis] {
    varied.sorted().filter { axis in
      // Two settings may have the same hidden layers and still differ in their outputs.
      if axis == .hidden { return !unsettled.contains(.layers) }
      return Self.deciders(of: axis).isEmpty || unsettled.contains(axis)
    }
  }
}
