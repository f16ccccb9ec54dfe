import Records
import Statistics

/// What an axis does, for figures: see `AxisVerdict`.
struct AxisEffect: Sendable, Hashable {
  let axis: Axis
  /// Of the axis, or of all that move together with it: `scale and loss`.
  let name: String
  /// Its share of all that differs between settings, alone; nil where nothing differs, and for an axis
  /// that follows from others or whose values do not compare.
  let share: Double?
  /// The same with all that it does together with others, where that is much more.
  let jointShare: Double?
  /// Whether it does more than chance would; nil with one seed.
  let isClaimed: Bool?

  /// Effects of `axes`, largest first. Data come before all, since nothing compares across them. Of
  /// equal ones, axes on which every setting has a value come first, since one that only some settings
  /// know says less; then they are in column order.
  ///
  /// Of axes that move together, as those of a zip do, the first that every setting has stands for all,
  /// and one that follows from the others, as a rate that is computed from a batch size, is left out.
  static func all(_ axes: [VariedAxis], by verdicts: [SweepVerdict]) -> [AxisEffect] {
    let followers = followers(verdicts, gaps: Set(axes.filter(\.hasGaps).map(\.axis)))
    let kept = axes.filter { !followers.contains($0.axis) }
    let axes = kept.isEmpty ? axes : kept
    let effects = axes.map { AxisEffect($0.axis, verdicts) }
    // In half the digits: the order of summation changes the last ones.
    let sizes = effects.map { $0.axis == .dataset ? .infinity : Float($0.share ?? 0) }
    return axes.indices.sorted { one, other in
      if sizes[one] != sizes[other] { return sizes[one] > sizes[other] }
      if axes[one].hasGaps != axes[other].hasGaps { return axes[other].hasGaps }
      return one < other
    }.map { effects[$0] }
  }

  /// The axes that no verdict judges by themselves, though its settings differ in them; `gaps` are
  /// those that some settings have not.
  private static func followers(_ verdicts: [SweepVerdict], gaps: Set<Axis>) -> Set<Axis> {
    var (followers, leaders): (Set<Axis>, Set<Axis>) = ([], [.dataset])
    for verdict in verdicts where !verdict.axes.isEmpty {
      followers.formUnion(Settings.differing(verdict.settings.map(\.settings)))
      leaders.formUnion(
        verdict.axes.map { effect in
          effect.axis.axes.first { !gaps.contains($0) } ?? effect.axis.axes[0]
        })
    }
    return followers.subtracting(leaders)
  }

  /// On the first of the data on which the axis is judged.
  private init(_ axis: Axis, _ verdicts: [SweepVerdict]) {
    self.axis = axis
    let known = verdicts.lazy.flatMap(\.axes).first {
      $0.axis.axes.contains(axis) && $0.share.freedom > 0
    }
    name = known?.axis.name ?? axis.rawValue
    share = known?.share.main
    jointShare = known?.share.joint
    isClaimed = known.flatMap { $0.share.probability == nil ? nil : $0.isClaimed }
  }
}
