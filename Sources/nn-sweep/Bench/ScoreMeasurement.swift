import Datasets
import Kernels
import Records

/// What it costs to record scores beside accuracy: a sweep with them and the same without, in turns, so
/// that both meet the same machine.
struct ScoreMeasurement {
  /// The network and its data: `64-15-10 on digits`.
  let work: String
  let scores: [Score]
  /// Whether they are taken after every epoch; else where results are taken.
  let isEveryEpoch: Bool
  /// By how many percent training takes longer, the epochs' evaluation included, and by how many the
  /// whole sweep does, which stores them too. Medians over the pairs, in CPU time.
  let percentOfTraining: Double
  let percentOfSweep: Double

  private static let works = [
    (
      name: "2-8-2 on spirals", isImages: false, counted: [Score.f1, .balancedAccuracy],
      text: "dataset: spirals\nhidden: 8\nbatch_size: 10\nepochs: 20\nrepeats: 10\n"
    ),
    (
      name: "64-15-10 on digits", isImages: false, counted: [.macroF1, .balancedAccuracy],
      text: "dataset: digits\nhidden: 15\nbatch_size: 15\nepochs: 20\nrepeats: 5\n"
    ),
    (
      name: "784-30-10 on MNIST", isImages: true, counted: [.macroF1, .balancedAccuracy],
      text: "dataset: mnist\nhidden: 30\nbatch_size: 10\nepochs: 5\n"
    ),
  ]

  /// Scores of counts and scores that sort, on each of the data that are here.
  static func all(_ library: DatasetLibrary, _ effort: BenchEffort) throws -> [ScoreMeasurement] {
    let hasImages = library.folder(of: .mnist) != nil && !effort.isQuick
    return try works.filter { hasImages || !$0.isImages }.flatMap { work in
      let plain = try BenchSweep(text(work.text, []), library)
      return try [work.counted, [.auc, .averagePrecision]].map { scores in
        let scored = try BenchSweep(text(work.text, scores), library)
        return try ScoreMeasurement(work.name, scores, plain, scored, pairs: effort.scorePairs)
      }
    }
  }

  private static func text(_ work: String, _ scores: [Score]) -> String {
    let list = scores.map(\.rawValue).joined(separator: ", ")
    return "name: bench\n" + work + (scores.isEmpty ? "" : "scores: [\(list)]\n")
  }

  private init(
    _ work: String, _ scores: [Score], _ plain: BenchSweep, _ scored: BenchSweep, pairs: Int
  ) throws {
    self.work = work
    self.scores = scores
    isEveryEpoch = !scores.contains(where: \.sorts)
    var (training, sweep): ([Double], [Double]) = ([], [])
    // The first pair fills caches and loads code.
    for pair in 0...pairs {
      // Each is first in turn: whatever the one leaves to the other evens out.
      let isPlainFirst = pair % 2 == 0
      let first = try (isPlainFirst ? plain : scored).seconds()
      let second = try (isPlainFirst ? scored : plain).seconds()
      let (without, with) = isPlainFirst ? (first, second) : (second, first)
      guard pair > 0 else { continue }
      training.append(100 * (with.training / without.training - 1))
      sweep.append(
        100 * ((with.training + with.beside) / (without.training + without.beside) - 1))
    }
    percentOfTraining = KernelBenchmark.median(training)
    percentOfSweep = KernelBenchmark.median(sweep)
  }
}
