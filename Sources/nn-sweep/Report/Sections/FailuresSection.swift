import Records

extension ReportMaterial {
  /// What came to nothing, and why.
  var failures: ReportSection? {
    let blocks = diverged + failed + collapsed + overflown
    return blocks.isEmpty ? nil : ReportSection("failures", "Failures", blocks)
  }

  /// As many rows as a table of failures has.
  private static var most: Int { 20 }

  private var diverged: [ReportBlock] {
    let lost = runs.filter { $0.state == .diverged }
    guard !lost.isEmpty else { return [] }
    let words = SettingWords(runs.map(\.settings))
    let groups = Dictionary(grouping: lost, by: \.settings).values.sorted {
      ($1.count, $0[0].position) < ($0.count, $1[0].position)
    }
    let rows = groups.prefix(Self.most).map { group in
      let epochs = Set(group.compactMap(\.divergedEpoch)).sorted().map(String.init)
      let name = words(group[0].settings)
      return [
        name.isEmpty ? "the only setting" : name, NumberText.count(group.count),
        epochs.joined(separator: ", "),
      ]
    }
    let rest =
      groups.count > Self.most
      ? " The \(Self.most) settings with the most of \(NumberText.count(groups.count))." : ""
    return [
      .paragraph(
        "\(NumberText.counted(lost.count, "run")) diverged: a loss, weight or bias was no longer "
          + "finite. Each counts as chance.\(Self.suspects(lost, among: runs))\(rest)"),
      .table(
        ReportTable([("setting", false), ("runs", true), ("diverged in epoch", true)], rows)),
    ]
  }

  /// The values that all diverged runs have, and not every other run.
  private static func suspects(_ lost: [PointRecord], among runs: [PointRecord]) -> String {
    guard lost.count > 1 else { return "" }
    let shared = Settings.differing(runs.map(\.settings)).compactMap { axis -> String? in
      guard let value = lost[0].settings[axis], lost.allSatisfy({ $0.settings[axis] == value })
      else { return nil }
      let all = runs.count { $0.settings[axis] == value }
      return all < runs.count
        ? "\(value.named(axis)), as \(NumberText.count(all)) of the runs do" : nil
    }
    return shared.isEmpty ? "" : " All of them have \(shared.joined(separator: ", and "))."
  }

  private var failed: [ReportBlock] {
    let lost = runs.filter { $0.state == .failed }
    guard !lost.isEmpty else { return [] }
    let groups = Dictionary(grouping: lost, by: { $0.failure ?? "cause not known" })
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let rows = groups.prefix(Self.most).map { cause, runs in
      [cause, NumberText.count(runs.count), runs[0].id.short]
    }
    return [
      .paragraph(
        "\(NumberText.counted(lost.count, "run")) failed for a cause outside of the mathematics, and "
          + "\(lost.count == 1 ? "has" : "have") no result."),
      .table(ReportTable([("cause", false), ("runs", true), ("such as", false)], rows)),
    ]
  }

  private var overflown: [ReportBlock] {
    let lost = runs.filter(experiment.overflows)
    guard !lost.isEmpty else { return [] }
    let settings = NumberText.counted(Set(lost.map(\.settings)).count, "setting")
    return [
      .paragraph(
        "\(NumberText.counted(lost.count, "run")) finished, in \(settings), whose network"
          + " \(OverflowText.finding): \(OverflowText.effect(on: experiment.score)).")
    ]
  }

  private var collapsed: [ReportBlock] {
    let settings = winners.flatMap { $0.verdict.settings }
    let count = settings.reduce(0) { $0 + $1.collapsed }
    guard count > 0 else { return [] }
    return [
      .paragraph(
        "\(NumberText.counted(count, "run")) finished no better than an answer that looks at no "
          + "example, in \(NumberText.counted(settings.count { $0.collapsed > 0 }, "setting")).")
    ]
  }
}
