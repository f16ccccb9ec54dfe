import Records
import Storage

/// The settings that one side of a comparison means.
struct ComparedSide {
  let settings: [SettingScores]
  /// The axes that it names.
  let axes: [Axis]

  /// - Throws: Where a word names no axis, no value that occurs, or no run.
  init(
    _ text: String, of experiment: ExperimentRecord, _ board: Leaderboard, in store: Results
  ) throws {
    guard text.contains("=") else {
      self = try ComparedSide(run: text, of: experiment, board, in: store)
      return
    }
    var settings = board.scores
    var axes: [Axis] = []
    for (name, value) in try SideText(text).pairs {
      let axis = try Self.axis(name, board)
      let known = settings
      settings = settings.filter { Self.matches($0.settings[axis], value) }
      guard !settings.isEmpty else {
        let values = Set(
          known.map { $0.settings[axis].map { SideText.quoted($0.words) } ?? "none" }
        ).sorted()
        throw Failure(
          "no setting of '\(experiment.name)' has \(axis.rawValue) \(SideText.quoted(value))",
          hint: "it has: \(values.prefix(12).joined(separator: ", "))", .arguments)
      }
      axes.append(axis)
    }
    (self.settings, self.axes) = (settings, axes)
  }

  private init(
    run text: String, of experiment: ExperimentRecord, _ board: Leaderboard, in store: Results
  ) throws {
    let runs = try store.runs(of: experiment.name).flatMap(\.asked)
    let matches = runs.filter { text.count >= 4 && $0.id.hex.hasPrefix(text) }
    guard let run = matches.first, Set(matches.map(\.id)).count == 1 else {
      throw Failure(
        "'\(text)' is neither AXIS=VALUE nor a run of '\(experiment.name)'",
        hint: "the ids of its best runs: nn-sweep top \(shellWord(experiment.name))"
          + KeptOptions.text("--results"), .arguments)
    }
    settings = board.scores.filter { $0.settings == run.settings }
    axes = Settings.differing(board.scores.map(\.settings)) + Axis.allCases
  }

  private static func axis(_ name: String, _ board: Leaderboard) throws -> Axis {
    let known = Set(board.scores.flatMap { $0.settings.axes })
    let axis = Axis(rawValue: name) ?? .variable(name)
    guard known.contains(axis) else {
      let names = Settings.differing(board.scores.map(\.settings)).map(\.rawValue)
      throw Failure(
        "no axis '\(name)' in this experiment", hint: "it varies: \(names.joined(separator: ", "))",
        .arguments)
    }
    return axis
  }

  /// `none` is where there is no value; a number is one however it is written.
  private static func matches(_ value: AxisValue?, _ text: String) -> Bool {
    guard let value else { return text == "none" }
    if let number = value.number, let asked = Double(text) { return number == asked }
    return value.description == text || value.words == text
  }
}
