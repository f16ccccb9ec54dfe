import Datasets
import Experiments
import Records
import Storage
import YAMLLite

extension ProgressPlan {
  /// What is left of an experiment as it is registered, with predicted work in weights trained.
  init(_ loaded: LoadedSweep, in store: Results, again: Bool) throws {
    let (file, datasets) = (loaded.file, loaded.first)
    let runs = try store.runs(of: file.name)
    let axes = try store.differingAxes(of: file.name)
    // They have used up their time and wait for a higher limit.
    let overtime = again ? [] : try store.overtime(of: file)
    let counts = Dictionary(
      datasets.map { (AxisValue.text($0.name), $0.training.count) }, uniquingKeysWith: max)
    let label = { (run: PointRecord) in run.settings.label(axes, \.words) }
    let isLeft = { (run: PointRecord) in again || run.state != .finished && run.state != .diverged }
    var left: [TrajectoryID: ProgressRun] = [:]
    for run in runs where isLeft(run) && !overtime.contains(run.id) {
      let epochs = max(run.epochs, left[run.id]?.epochs ?? 0)
      let examples = run.settings[.dataset].flatMap { counts[$0] } ?? datasets[0].training.count
      left[run.id] = ProgressRun(
        label: label(run), position: min(run.position, left[run.id]?.position ?? .max),
        epochs: epochs, examples: examples,
        work: Double(run.parameters) * Double(epochs) * Double(examples))
    }
    let unknown = ProgressRun(
      label: "", position: .max, epochs: file.resolvedEpochs, examples: 0, work: 0)
    self.init(
      experiment: file.name,
      file: file.source.path.split(separator: "/").last.map(String.init) ?? "", runs: left.count,
      finishedEarlier: runs.count { !isLeft($0) },
      scoreText: ScoreText(loaded.record.score),
      work: left.values.reduce(0) { $0 + $1.work },
      best: ProgressBest(among: runs, by: loaded.record.score, label: label),
      describe: { [left] id in left[id] ?? unknown })
  }
}
