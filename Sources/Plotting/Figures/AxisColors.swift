import Records

/// Colors for more curves than anyone could name: by the values of one axis, at most twelve.
struct AxisColors: Sendable, Hashable {
  /// Values that share a color.
  struct Group: Sendable, Hashable {
    var label: String
    var color: Color
  }

  let axis: Axis
  /// In the order of the legend.
  private(set) var groups: [Group]
  private var places: [AxisValue?: Int] = [:]

  /// Ordered values run through the sequential colors, more than twelve of them in eight bins of
  /// neighbors; names get distinct colors, from the seventh on a common gray. `settings` are best
  /// first, so that names without a color are those that do worst.
  init(_ varied: VariedAxis, _ settings: [PooledSetting]) {
    axis = varied.axis
    let count = varied.values.count
    if varied.isOrdered {
      let bins = varied.bins(limit: 12)
      let last = Double(max(bins.labels.count - 1, 1))
      groups = bins.labels.enumerated().map { bin, label in
        Group(label: label, color: Palette.sequential(Double(bin) / last))
      }
      for value in varied.values { places[value] = bins.place(of: value) }
    } else {
      var seen: Set<AxisValue?> = []
      let byMerit = settings.map { $0.settings[varied.axis] }.filter { seen.insert($0).inserted }
      let named = count <= Palette.distinct.count ? count : Palette.distinct.count - 1
      let kept = Set(byMerit.prefix(named))
      let shown = varied.values.filter(kept.contains)
      groups = shown.enumerated().map {
        Group(label: varied.label($1), color: Palette.distinct[$0])
      }
      if shown.count < count {
        groups.append(Group(label: "\(count - shown.count) others", color: Palette.context))
      }
      places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
    }
  }

  /// Which of `groups` a setting belongs to.
  func place(of setting: PooledSetting) -> Int {
    places[setting.settings[axis]] ?? groups.count - 1
  }
}
