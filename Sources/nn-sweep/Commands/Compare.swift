import ArgumentParser
import Records
import Storage

/// Puts two sides of a sweep side by side.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two values of an axis, two settings or two runs, all else equal.",
    discussion: """
      A and B are each AXIS=VALUE, or several with commas between them (optimizer=adam,batch_size=32), \
      or the id of a run, which stands for its setting. A value with a comma stands in quotes of its own \
      ("block='a,b'"). Settings that agree in everything else are \
      compared in pairs, seed by seed; the interval of 95 % is over seeds, or over splits where there \
      are several. With --tuned each side counts at its own best other settings, which are chosen on \
      the other seeds. Of several datasets each is compared apart.

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

  /// Refuses an experiment with one side, which would be taken for two sides of the latest one.
  private func checkSides(in store: Results) throws {
    guard !words[0].contains("="), try store.experiment(named: words[0]) != nil else { return }
    throw Failure(
      "the second side is missing: '\(words[0])' is an experiment",
      hint: "nn-sweep compare \(shellWord(words[0])) \(shellWord(words[1])) B"
        + KeptOptions.text("--results"), .arguments)
  }

  private var left: String { words[words.count - 2] }
  private var right: String { words[words.count - 1] }
  /// Whether both sides are axes with values, and no run's id.
  private var nameAxes: Bool { [left, right].allSatisfy { $0.contains("=") } }

  /// Refuses sides with a setting in common, and pairs that could not be alike in all else.
  private func checkDifference(of sides: [ComparedSide]) throws {
    let shared = Set(sides[0].settings.map(\.settings))
      .intersection(sides[1].settings.map(\.settings))
    guard shared.isEmpty else {
      throw Failure(
        "'\(left)' and '\(right)' have \(NumberText.counted(shared.count, "setting")) in common",
        hint: "name sides that differ in the value of an axis", .arguments)
    }
    // Data are compared apart in any case.
    let axes = sides.map { Set($0.axes).subtracting([.dataset]) }
    guard tuned || !nameAxes || axes[0] == axes[1] else {
      throw Failure(
        "'\(left)' and '\(right)' name different axes, so that all else cannot be equal",
        hint: "name the same axes on both sides, or add --tuned", .arguments)
    }
  }

  /// Refuses sides without a score, and another score than the experiment's own that some runs lack:
  /// they would count as chance.
  private func checkScores(
    of sides: [ComparedSide], _ experiment: ExperimentRecord, _ ranked: ExperimentRecord
  ) throws {
    let runs = sides.flatMap(\.settings).flatMap(\.runs).filter { !$0.isDiverged }
    let lacking = runs.count { $0.merit == nil }
    guard ranked.score != experiment.score else {
      guard lacking == runs.count else { return }
      throw Failure(
        "no run of '\(left)' or '\(right)' has a validation \(ranked.score.name) to compare by",
        hint: runs.isEmpty ? "every run of both diverged: name other sides" : ranked.cureOfLack,
        .world)
    }
    guard lacking > 0 else { return }
    let absence = ScoreOption.absence(of: ranked.score, ranked)
    guard lacking < runs.count else { throw absence }
    throw Failure(
      "\(NumberText.counted(lacking, "run")) of both sides lack \(ranked.score.column)",
      hint: absence.hint, .world)
  }

  func run() throws {
    let store = try results.open()
    let name = words.count == 3 ? words[0] : nil
    if name == nil { try checkSides(in: store) }
    let own = try ExperimentArgument(experiment: name).find(in: store)
    let record = try score.ranked(own)
    let board = try store.leaderboard(of: record.name, by: record.score)
    let sides = try [left, right].map { try ComparedSide($0, of: record, board, in: store) }
    try checkDifference(of: sides)
    try checkScores(of: sides, own, record)
    let found = Comparison.all(
      of: record, sides[0].settings, sides[1].settings,
      tuned ? .tuned : .allElseEqual(apartFrom: sides[0].axes + sides[1].axes))
    let data = sides.map { side in Set(side.settings.map { record.data(of: $0.settings).name }) }
    guard !data[0].isDisjoint(with: data[1]) else {
      throw Failure(
        "'\(left)' and '\(right)' are on different data, on which scores do not compare",
        hint: "name sides that are on the same dataset", .arguments)
    }
    guard !found.isEmpty else {
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
    // Of runs, whose ids name no axis, all is said.
    let axes = nameAxes ? sides.flatMap(\.axes) : []
    let varied = Settings.differing(board.scores.map(\.settings))
    let texts = found.map {
      ComparisonText($0, of: record, left, right, isTuned: tuned, naming: axes, varied: varied)
        .lines
    }
    print(terminal.text(Array(texts.joined(separator: [TextLine("")]))))
  }
}
