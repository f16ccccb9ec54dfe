import Datasets
import Records

/// Everything there is to say about one run: what `nn-sweep show` prints.
struct RunPage: Sendable {
  var curve: PointCurve
  var experiment: ExperimentRecord
  /// Where it was trained; nil for a run without result.
  var provenance: Provenance?
  /// SHA-256 in hexadecimal.
  var weightsDigest: String?
  var curveDigest: String?
  /// Reports of the parts asked for.
  var reports: [ClassificationText]
  /// The part that a report was asked for.
  var part: Part
  /// Whether there are no counts for a report where there could be some.
  var lacksCounts: Bool
  /// Whether test losses and scores are shown.
  var showTest: Bool
  /// What each column is worth, where that was asked for.
  var inputs: InputsText?
  /// How often test scores of the experiment were looked at, where they are shown.
  var testLooks: TestLooks?

  private var run: PointRecord { curve.run }

  /// Whether the run's data have no test part. Its experiment may have been run with one before.
  var lacksTest: Bool {
    !experiment.data(of: run.settings).hasTestPart && run.result?.test.loss.isNaN ?? true
  }

  private var scoreText: ScoreText { ScoreText(experiment.score) }
  /// The score that every epoch has, in training too.
  private var standard: Score { .standard(ofClasses: !experiment.data[0].classes.isEmpty) }
  /// What the experiment asks for beside that.
  var measures: [Measure] {
    experiment.scoring.measures(positive: experiment.data(of: run.settings).positive)
  }

  init(
    curve: PointCurve, experiment: ExperimentRecord, provenance: Provenance? = nil,
    weightsDigest: String? = nil, curveDigest: String? = nil, reports: [ClassificationText] = [],
    part: Part = .validation, lacksCounts: Bool = false, showTest: Bool = false
  ) {
    self.curve = curve
    self.experiment = experiment
    self.provenance = provenance
    self.weightsDigest = weightsDigest
    self.curveDigest = curveDigest
    self.reports = reports
    self.part = part
    self.lacksCounts = lacksCounts
    self.showTest = showTest
  }

  func lines(width: Int? = nil, isUnicode: Bool = true) -> [TextLine] {
    let head = pairs([
      ("experiment", TextLine("\(experiment.name), point \(run.position + 1)")),
      ("dataset", TextLine(experiment.data(of: run.settings).name)), ("state", state),
    ])
    let sections: [[TextLine]] =
      [
        [TextLine("run ") + TextLine(run.id.hex, .bold)] + head, settings, result(width),
        chart(width, isUnicode), epochs(width),
      ] + reports.map { $0.lines(width: width) } + [
        inputs?.lines(width: width) ?? [], missingReport, origin, digests, looks,
      ]
    return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private var state: TextLine {
    let time = run.seconds.map { " in \(NumberText.duration($0))" } ?? ""
    switch run.state {
    case .waiting, .running: return TextLine(run.state.rawValue, .yellow)
    case .finished: return TextLine("finished", .green) + TextLine(time + stopping)
    case .diverged:
      let epoch = run.divergedEpoch.map { " in epoch \($0)" } ?? ""
      return TextLine("diverged", .red)
        + TextLine("\(epoch): a loss, weight or bias was no longer finite")
    case .failed:
      return TextLine("failed", .red) + TextLine(run.failure.map { ": \($0)" } ?? "")
    }
  }

  /// How its stop rule ended it, if it did.
  private var stopping: String {
    guard run.stop != nil, let last = run.lastEpoch, last < run.epochs else { return "" }
    return ", ended by its stop rule after epoch \(last) of \(run.epochs)"
  }

  private var settings: [TextLine] {
    let axes = run.settings.axes.map { axis in
      (axis.rawValue, TextLine(run.settings[axis]?.words ?? NumberText.missing))
    }
    let rest =
      [("seed", TextLine("\(run.replicate.seed)"))] + split + [
        ("epochs", TextLine("\(run.epochs)")),
        ("parameters", TextLine(NumberText.count(run.parameters))),
      ]
    return [TextLine("settings", .bold)] + pairs(axes + rest + aliases, indent: "  ")
  }

  /// Where there are several splits: which one.
  private var split: [(String, TextLine)] {
    let split = run.replicate.split
    guard split != SplitNumber() || experiment.data(of: run.settings).splits != nil else {
      return []
    }
    let outer = split.outer.map { ", outer part \($0)" } ?? ""
    let fold = split.fold.map { ", fold \($0)" } ?? (split.outer == nil ? "" : ", as a whole")
    return [("split", TextLine("draw \(split.draw)\(outer)\(fold)"))]
  }

  /// Where other settings ask for the same training: in what they differ.
  private var aliases: [(String, TextLine)] {
    run.aliases.map { alias in
      let axes = Settings.differing([run.settings, alias.settings])
      let text = axes.map { axis in
        alias.settings[axis]?.named(axis) ?? "\(axis.rawValue) \(NumberText.missing)"
      }
      return ("the same with", TextLine(text.joined(separator: ", ")))
    }
  }

  private func result(_ width: Int?) -> [TextLine] {
    guard let result = run.result else { return [] }
    var columns: [TextTable.Column] = [
      .init("part", .text), .init(standard.name, .number), .init("loss", .number),
    ]
    let measures = measures
    for measure in measures { columns.append(.init(measure.score.name, .number)) }
    let data = experiment.data(of: run.settings)
    if data.targetDeviation != nil { columns.append(.init("RMSE", .number)) }
    var table = TextTable(columns)
    for part in Part.allCases where part != .test || showTest && !lacksTest {
      let metrics = result[part]
      var cells = [
        part.rawValue, ScoreText(standard).text(metrics.score),
        NumberText.rounded(metrics.loss),
      ]
      for measure in measures {
        let value = result[measure].flatMap {
          part == .training ? nil : part == .test ? $0.test : $0.validation
        }
        cells.append(ScoreText(measure.score).text(value))
      }
      if data.targetDeviation != nil {
        let error = data.rootMeanSquaredError(
          part, metrics, of: run.settings, on: run.replicate.split)
        cells.append(NumberText.rounded(error))
      }
      table.append(cells)
    }
    let hidden =
      lacksTest
      ? [LeaderboardTable.noTestPart]
      : showTest ? [] : [TextLine("test part: hidden until asked for with --test", .dim)]
    let note = TextLine("training: mean over the epoch, before each update", .dim)
    return [TextLine("result after epoch \(result.epoch)", .bold)] + table.lines(width: width)
      + [note] + flattery + hidden
  }

  private var flattery: [TextLine] {
    guard let stop = run.stop else { return [] }
    let by = stop.by == .loss ? "loss" : stop.measure?.score.name ?? standard.name
    return [TextLine("the epoch was chosen by \(by) on the same validation rows", .dim)]
  }

  /// The epochs as the ranking score tells them.
  private var told: [EpochRecord] {
    curve.told(by: experiment.ranking(of: run.settings)).epochs
  }

  private func chart(_ width: Int?, _ isUnicode: Bool) -> [TextLine] {
    let scoreText = scoreText
    let chart = CurveChart(
      solid: told.map(\.validation.score), dotted: told.map(\.training.score),
      floor: experiment.score.hopeless, label: { scoreText.text($0) })
    let lines = chart.lines(width: width, isUnicode: isUnicode)
    guard !lines.isEmpty else { return [] }
    return [
      TextLine("\(experiment.score.name) by epoch", .bold)
        + TextLine(experiment.score.isStandard ? " (training dotted)" : "")
    ] + lines
  }

  private func epochs(_ width: Int?) -> [TextLine] {
    let table = EpochTable(
      epochs: told, scoreText: scoreText, showTest: showTest && !lacksTest,
      result: run.result?.epoch)
    let count = table.shown.count
    guard count > 1 else { return [] }
    let heading =
      count == curve.epochs.count ? "epochs" : "\(count) of \(curve.epochs.count) epochs"
    return [TextLine(heading, .bold)] + table.lines(width: width)
  }

  private var looks: [TextLine] {
    testLooks.map { [TextLine(TestLooksText.line(experiment.name, $0), .dim)] } ?? []
  }

  private var missingReport: [TextLine] {
    guard lacksCounts, !(lacksTest && part == .test) else { return [] }
    return [
      TextLine("no report: nobody counted when the run passed this epoch", .bold),
      TextLine(
        "counts and weights come with: nn-sweep reproduce \(run.id.short) --keep"
          + KeptOptions.text("--results"), .dim),
    ]
  }

  private var origin: [TextLine] {
    guard let provenance else { return [] }
    let facts = [
      ("trained on", TextLine(provenance.host)),
      ("processor", TextLine("\(provenance.processor) (\(provenance.instructionSet))")),
      ("by", TextLine("nn-sweep \(provenance.version) (\(provenance.commit))")),
    ]
    return [TextLine("origin", .bold)] + pairs(facts, indent: "  ")
  }

  private var digests: [TextLine] {
    let facts = [("weights", weightsDigest), ("curve", curveDigest)].compactMap { name, digest in
      digest.map { (name, TextLine($0)) }
    }
    return facts.isEmpty ? [] : [TextLine("SHA-256", .bold)] + pairs(facts, indent: "  ")
  }

  private func pairs(_ pairs: [(String, TextLine)], indent: String = "") -> [TextLine] {
    let widest = pairs.map { DisplayWidth.of($0.0) }.max() ?? 0
    return pairs.map { TextLine("\(indent)\($0.0.padded(to: widest))  ") + $0.1 }
  }
}
