import Datasets
import Experiments
import Plotting
import Records
import Storage

/// What pictures of an experiment are made of: its runs, read once, and for some kinds a trained
/// network of its best setting.
struct ExperimentPictures {
  private let own: ExperimentRecord
  private let store: Results
  private let library: DatasetLibrary
  private let condition: String?
  private let curves: [PointCurve]
  /// What is concluded already by the experiment's own score.
  private let verdicts: [SweepVerdict]?
  /// By what the settings are ranked by.
  private var known: [Score: SweepResults] = [:]

  /// `verdicts` are those of all runs, where they are known: what other rows would say takes a while.
  /// - Throws: An end where the filter leaves no run.
  init(
    of experiment: ExperimentRecord, in store: Results, library: DatasetLibrary,
    where filter: ResultFilter? = nil, verdicts: [SweepVerdict]? = nil
  ) throws {
    self.verdicts = verdicts
    var runs = try store.runs(of: experiment.name)
    if let filter { runs = runs.compactMap(filter.selecting) }
    if let filter, runs.isEmpty {
      throw Failure("no run of '\(experiment.name)' where \(filter.text)", .world)
    }
    own = experiment
    self.store = store
    self.library = library
    condition = filter?.text
    curves = try store.curves(of: runs)
  }

  /// The axes in which settings differ.
  var variedAxes: [Axis] {
    mutating get throws { try results(by: own).variedAxes }
  }

  /// The figures that a request asks for. A kind that the runs have nothing for is named and left out.
  /// - Throws: An end with its reason where nothing is left.
  mutating func figures(_ request: PictureRequest) throws -> [Figure] {
    let record = request.score.map(own.ranked) ?? own
    var results = try results(by: record)
    if record.score != own.score, results.bestRuns.isEmpty {
      throw ScoreOption.absence(of: record.score, own)
    }
    if request.kinds.contains(where: { $0.needsConfusion(results) }) {
      results.confusion = try Self.confusion(results.bestRuns, in: store)
    }
    var absences: [PlotKind: Failure] = [:]
    for kind in request.kinds {
      do {
        try addNetwork(for: kind, to: &results)
      } catch {
        guard let failure = Failure(error), failure.code != .interrupted else { throw error }
        // The cure is another kind, which is asked for already.
        let isNamed = kind == .boundary && request.kinds.contains(.confusion)
        absences[kind] = isNamed ? Failure(failure.message, failure.code) : failure
      }
    }
    let options = PlotOptions(request, of: results)
    for kind in request.kinds where absences[kind] == nil {
      absences[kind] = kind.lack(of: results, options).map { Failure($0, .world) }
    }
    return try Self.left(of: request.kinds, absences).map { $0.figure(of: results, options) }
  }

  /// What a kind shows of a trained network. The best run flatters; the one in the middle is what
  /// `show` shows as well.
  private func addNetwork(for kind: PlotKind, to results: inout SweepResults) throws {
    guard let run = results.medianRun else { return }
    switch kind {
    case .confusion: results.misread = misread(run)
    case .boundary: results.boundary = try Boundary.of(run, in: store, library: library)
    case .weights: results.firstLayer = try FirstLayer.of(run, in: store, library: library)
    default: break
    }
  }

  /// The kinds that nothing is missing for; of the others it is said.
  private static func left(
    of kinds: [PlotKind], _ absences: [PlotKind: Failure]
  ) throws -> [PlotKind] {
    let missing = kinds.filter { absences[$0] != nil }
    // Alone, or the last of none, it is how the command ends.
    let last = missing.count == kinds.count ? missing.last : nil
    for kind in missing where kind != last {
      if let failure = absences[kind] { warn(of: failure, notDrawn: [kind]) }
    }
    if let failure = last.flatMap({ absences[$0] }) { throw failure }
    return kinds.filter { absences[$0] == nil }
  }

  /// Says what is missing where others are drawn.
  static func warn(of failure: Failure, notDrawn kinds: [PlotKind]) {
    let names = kinds.map(\.rawValue).joined(separator: ", ")
    printError(hinted("warning: not drawn: \(names): \(failure.message)", failure.hint))
  }

  /// Examples need the data, counts of classes do not: without them these are shown alone.
  private func misread(_ run: PointRecord) -> Misread? {
    do {
      return try Misread.of(run, in: store, library: library)
    } catch {
      printNote("no misread examples: \(Failure(error)?.message ?? "\(error)")")
      return nil
    }
  }

  private mutating func results(by record: ExperimentRecord) throws -> SweepResults {
    if let results = known[record.score] { return results }
    var results = SweepResults(experiment: record, curves: curves, condition: condition)
    if let verdicts, record.score == own.score {
      results.verdicts = verdicts
    } else {
      try store.addEvidence(to: &results.verdicts, of: record)
      if condition == nil {
        let nested = try store.nested(record)
        for place in results.verdicts.indices {
          results.verdicts[place].leaveExpectation(to: nested)
        }
      }
    }
    known[record.score] = results
    return results
  }

  /// The validation part's counts of all the runs together; nil where those of one were not kept.
  static func confusion(_ runs: [PointRecord], in store: Results) throws -> [Int]? {
    var sum: [Int] = []
    for run in runs {
      guard let epoch = run.result?.epoch,
        let counts = try store.confusions(of: run.id, epoch: epoch)
          .first(where: { $0.part == .validation })?.counts,
        sum.isEmpty || sum.count == counts.count
      else { return nil }
      sum = sum.isEmpty ? counts : zip(sum, counts).map(+)
    }
    return sum.isEmpty ? nil : sum
  }
}
