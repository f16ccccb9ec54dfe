import Datasets
import Experiments
import Records
import Storage
import YAMLLite

extension ProgressPlan {
  /// What is left of an experiment as it is registered, with predicted work in weights trained.
  init(_ loaded: LoadedSweep, in store: Results, again: Bool) throws {
    let (file, record) = (loaded.file, loaded.record)
    let score = record.score
    let axes = try store.differingAxes(of: file.name)
    // They have used up their time and wait for a higher limit.
    let overtime = again ? [] : try store.overtime(of: file)
    let examples = Dictionary(
      loaded.first.map { (AxisValue.text($0.name), $0.training.count) }, uniquingKeysWith: max)
    let label = { (run: PointRecord) in run.settings.label(axes, \.words) }
    var left = RunsLeft()
    var finishedEarlier = 0
    var best: (run: PointRecord, rank: ResultRank)?
    try store.forEachRun(of: file.name) { run in
      ProgressBest.keepBetter(&best, run, by: score)
      let isLeft = again || run.state != .finished && run.state != .diverged
      if !isLeft { finishedEarlier += 1 }
      guard isLeft, !overtime.contains(run.id) else { return }
      left.add(
        run, label: label(run),
        examples: run.settings[.dataset].flatMap { examples[$0] } ?? loaded.first[0].training.count)
    }
    let unknown = ProgressRun(
      label: "", position: .max, epochs: file.resolvedEpochs, examples: 0, work: 0)
    let isFile = !FollowUp.isOne(file.source.text)
    self.init(
      experiment: file.name,
      file: isFile ? file.source.path.split(separator: "/").last.map(String.init) ?? "" : "",
      runs: left.count,
      finishedEarlier: finishedEarlier, scoreText: ScoreText(score), work: left.work,
      best: best.flatMap { ProgressBest($0.rank, label: label($0.run)) },
      describe: { [left] id in left[id] ?? unknown })
    if record.lackOfValidation != nil { emptyParts.insert(.validation) }
    if !record.hasTestPart { emptyParts.insert(.test) }
    if !again, !record.scoring.measures(positive: nil).isEmpty {
      toScore = min(left.count, try store.countToScore(of: file.name))
    }
  }
}

/// The runs that are left, each with what is known of it in few bytes: there may be a million.
private struct RunsLeft: Sendable {
  private struct Run {
    var label: UInt32
    var position: Int
    var epochs: Int
    var examples: Int
    var parameters: Int

    var work: Double { Double(parameters) * Double(epochs) * Double(examples) }
  }

  private var numbers = RunNumbers()
  private var labels = Numbering<String>()
  /// By number.
  private var runs: [Run] = []

  var count: Int { runs.count }

  /// Of all together.
  var work: Double { runs.reduce(0) { $0 + $1.work } }

  /// Enters a point. Of several of one run the first in the file says what it is, and the most epochs
  /// are trained.
  mutating func add(_ point: PointRecord, label: String, examples: Int) {
    let (number, isNew) = numbers.insert(point.id)
    var run = Run(
      label: labels.number(of: label), position: point.position, epochs: point.epochs,
      examples: examples, parameters: point.parameters)
    if isNew { return runs.append(run) }
    let epochs = max(run.epochs, runs[number].epochs)
    if runs[number].position < run.position { run = runs[number] }
    run.epochs = epochs
    runs[number] = run
  }

  subscript(id: TrajectoryID) -> ProgressRun? {
    guard let number = numbers.number(of: id) else { return nil }
    let run = runs[number]
    return ProgressRun(
      label: labels.values[Int(run.label)], position: run.position, epochs: run.epochs,
      examples: run.examples, work: run.work)
  }
}
