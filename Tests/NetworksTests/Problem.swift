import Kernels

@testable import Networks

/// Examples with targets, small enough for tests.
struct Problem {
  var examples: Examples
  var targets: Targets

  /// The four rows of exclusive or.
  static let xor = Problem(
    rows: [[0, 0], [0, 1], [1, 0], [1, 1]], .labels([0, 1, 1, 0], classes: 2))

  /// Points around three centers, a class each.
  static func clusters(_ count: Int, seed: UInt64 = 3) -> Problem {
    let noise = normals(2 * count, seed: seed)
    let centers: [[Float]] = [[2, 0], [-1, 1.7], [-1, -1.7]]
    let rows = (0..<count).map { row -> [Float] in
      let center = centers[row % 3]
      return [center[0] + noise[2 * row] / 2, center[1] + noise[2 * row + 1] / 2]
    }
    return Problem(rows: rows, .labels((0..<count).map { Int32($0 % 3) }, classes: 3))
  }

  /// A number that is linear in three inputs.
  static func line(_ count: Int) -> Problem {
    let values = normals(3 * count, seed: 8)
    let rows = (0..<count).map { Array(values[3 * $0..<3 * $0 + 3]) }
    let numbers = rows.map { row -> Float in 0.5 * row[0] - 0.75 * row[1] + 0.25 * row[2] + 0.1 }
    return Problem(rows: rows, .numbers(numbers))
  }

  init(rows: [[Float]], _ targets: Targets) {
    examples = Examples(
      floats: rows.flatMap { $0 }, columns: rows.first?.count ?? 1, scaling: .none)
    self.targets = targets
  }

  /// A training of `settings` on this.
  func training(_ settings: TrainingSettings) -> Training {
    Training(settings, examples: examples, targets: targets)
  }
}

extension TrainingSettings {
  /// Settings with a few words.
  init(
    _ layers: [Int], _ activations: [Activation], _ loss: Loss,
    _ initializer: Initializer = .glorotNormal, _ optimizer: Optimizer = .sgd, rate: Double = 0.5,
    batch: Int = 4, seed: UInt64 = 1
  ) {
    self.init(
      architecture: Architecture(layers: layers, activations: activations, loss: loss),
      initializer: initializer, optimizer: optimizer, learningRate: rate, batchSize: batch,
      seed: seed)
  }
}

extension Training {
  /// Some epochs, counted from 1, and what the last came to.
  mutating func epochs(_ count: Int) -> EpochOutcome {
    var last = EpochOutcome(tally: Tally())
    for number in 1...count { last = epoch(number) { false } }
    return last
  }
}

extension Tally {
  /// The share classified right.
  var accuracy: Double { Double(correct) / Double(count) }

  /// The share of the targets' variance that the outputs leave unexplained.
  var unexplained: Double { squaredErrors / targetDeviations }
}
