import Datasets
import Digests
import Experiments
import Kernels
import Records
import YAMLLite

/// How long it takes from a file's text to the runs it asks for: expanded, filtered, without
/// duplicates.
struct SweepMeasurement {
  /// Settings before conditions left any out.
  let points: Int
  let runs: Int
  /// Of the thread's CPU time, from the text to the last id.
  let seconds: Double

  /// Measures a made-up file with that many tens of thousands of points.
  init(tensOfThousands: Int) throws {
    let begin = CPUTime.ofThread
    let file = try ExperimentFile(
      SourceFile(path: "bench.exp", text: Self.text(tensOfThousands)))
    let sweep = try Sweep(file, for: Self.facts)
    let census = SweepCensus(sweep)
    seconds = CPUTime.ofThread - begin
    points = census.points + census.excluded
    runs = census.trajectories.count
  }

  /// Ten axes and variables, one of them derived, an exclusion and a condition on the network.
  private static func text(_ tensOfThousands: Int) -> String {
    """
    dataset: digits
    let:
      base: {from: 0.01, to: 1, count: \(5 * tensOfThousands)}
    derive: {learning_rate: base * batch_size / 32}
    grid:
      hidden: [4, 8, 16, 8-8, 16-8]
      batch_size: [8, 16, 32, 64, 128]
      activations: [relu/softmax, tanh/softmax]
      optimizer: [sgd, momentum]
      weight_decay: [0, 1e-4]
      dropout: [0, 0.1, 0.2, 0.3, 0.5]
    zip: {loss: [cross_entropy, quadratic], schedule: [constant, exponential]}
    exclude: {batch_size: 8, optimizer: momentum}
    where: parameters < 1250 and learning_rate < 3.5
    """
  }

  private static let facts = DatasetFacts(
    name: "digits", inputs: 64, task: .classification(classes: (0..<10).map(String.init)),
    trainingCount: 1079, digest: Digest(sha256: []), hasOfficialTest: false)
}
