import ArgumentParser
import Records
import Storage

/// Puts two sides of a sweep side by side.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two values of an axis, two settings or two runs, all else equal.",
    discussion: """
      A and B are each AXIS=VALUE, or several with commas between them (optimizer=adam,batch_size=32), \
      or the id of a run, which stands for its setting. Settings that agree in everything else are \
      compared in pairs, seed by seed; the interval of 95 % is over seeds, or over splits where there \
      are several. With --tuned each side counts at its own best other settings, which are chosen on \
      the other seeds.

        nn-sweep compare digits activations=relu/softmax activations=tanh/softmax
        nn-sweep compare digits optimizer=adam optimizer=sgd --tuned
      """)

  @Argument(
    help: ArgumentHelp(
      "An experiment, the latest when left out, and the two sides.", valueName: "experiment a b"))
  var words: [String]

  @Flag(help: "Each side at its own best other settings, chosen on the other seeds.")
  var tuned = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var score: ScoreOption
  @OptionGroup var results: ResultsOptions

  func validate() throws {
    guard (2...3).contains(words.count) else {
      throw ValidationError("compare takes two sides: nn-sweep compare [EXPERIMENT] A B")
    }
  }

  func run() throws {
    let store = try results.open()
    let name = words.count == 3 ? words[0] : nil
    let own = try ExperimentArgument(experiment: name).find(in: store)
    let record = try score.ranked(own)
    let board = try store.leaderboard(of: record.name, by: record.score)
    let (left, right) = (words[words.count - 2], words[words.count - 1])
    let sides = try [left, right].map { try ComparedSide($0, of: record, board, in: store) }
    let found =
      tuned
      ? Comparison(tuned: sides[0].settings, sides[1].settings, of: record)
      : Comparison(
        sides[0].settings, sides[1].settings, apartFrom: sides[0].axes + sides[1].axes, of: record)
    guard let found else {
      throw Failure(
        tuned
          ? "the sides have no two seeds in common to choose and score on"
          : "no settings of '\(record.name)' differ in nothing but '\(left)' and '\(right)'",
        hint: tuned
          ? "run the experiment with more seeds"
          : "add --tuned to compare each side at its own best settings", .world)
    }
    if json {
      print(try JSONOutput.comparison(found, (left, right), isTuned: tuned, record).document)
      return
    }
    let terminal = Terminal()
    if let note = score.note(own, record) { printNote(note) }
    print(terminal.text(ComparisonText(found, left, right, isTuned: tuned).lines))
  }
}

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
    for pair in text.split(separator: ",") {
      let words = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard words.count == 2 else {
        throw Failure("'\(pair)' is not AXIS=VALUE", .arguments)
      }
      let axis = try Self.axis(words[0], board)
      let known = settings
      settings = settings.filter { Self.matches($0.settings[axis], words[1]) }
      guard !settings.isEmpty else {
        let values = Set(known.map { $0.settings[axis]?.words ?? "none" }).sorted()
        throw Failure(
          "no setting of '\(experiment.name)' has \(axis.rawValue) \(words[1])",
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

/// What `nn-sweep compare` says.
struct ComparisonText {
  private let found: Comparison
  private let left: String
  private let right: String
  private let isTuned: Bool

  init(_ found: Comparison, _ left: String, _ right: String, isTuned: Bool) {
    self.found = found
    self.left = left
    self.right = right
    self.isTuned = isTuned
  }

  var lines: [TextLine] {
    let text = DifferenceText(ScoreText(found.score))
    let how = isTuned ? "each at its own best settings" : "all else equal"
    var lines = [
      TextLine("\(left) against \(right), \(how)", .bold),
      TextLine(
        "difference  \(text.signed(found.difference)) of \(found.score.name)"
          + (interval(text).map { " (95 %: \($0) over \(found.sample.words))" } ?? "")),
    ]
    if !isTuned {
      lines.append(
        TextLine(
          "pairs       \(NumberText.count(found.pairs)): \(NumberText.count(found.wins)) better, "
            + "\(NumberText.count(found.losses)) worse, \(NumberText.count(found.ties)) equal"))
    }
    lines.append(TextLine(conclusion, .bold))
    return lines
  }

  private func interval(_ text: DifferenceText) -> String? {
    guard let low = found.low, let high = found.high else { return nil }
    return text(low, high)
  }

  private var conclusion: String {
    switch found.isLeftBetter {
    case true?: "\(left) is better"
    case false?: "\(right) is better"
    case nil:
      found.samples > 1
        ? "\(found.sample.words) cannot tell which is better"
        : "one sample: which is better cannot be told; 'repeats: 3' in the file brings seeds"
    }
  }
}
