import Records

/// A color for each setting, where they are few enough to have one each: the same in all figures.
struct SettingColors: Sendable, Hashable {
  /// The most settings with a color and a label of their own.
  static let most = Palette.distinct.count

  private var colors: [Settings: Color] = [:]

  /// Up to six settings get colors by their place in the file, sequential ones where a single
  /// ordered axis tells them apart; of more, only the best six get one.
  init(_ results: SweepResults) {
    if results.settings.count > Self.most {
      for (setting, color) in zip(results.ranked, Palette.distinct) {
        colors[setting.settings] = color
      }
    } else if results.axes.count == 1, results.axes[0].isOrdered, results.settings.count > 2 {
      let coloring = AxisColors(results.axes[0], results.settings)
      for setting in results.settings {
        colors[setting.settings] = coloring.groups[coloring.place(of: setting)].color
      }
    } else {
      let inOrder = results.settings.sorted { $0.position < $1.position }
      for (setting, color) in zip(inOrder, Palette.distinct) { colors[setting.settings] = color }
    }
  }

  /// Gray for a setting without a color of its own.
  subscript(setting: PooledSetting) -> Color { colors[setting.settings] ?? Palette.context }
}
