public import Datasets
import Kernels
import Networks

/// How much of its score a network loses when a column of a part is shuffled: permutation importance
/// (Breiman 2001; for any model Fisher, Rudin and Dominici 2019).
///
/// All inputs that a column has become are shuffled together, so that a category stays one. Each
/// shuffle puts every column into the same order, so that columns differ by what they say alone. Of two
/// columns that say the same, either may be of little worth while the other is there.
public struct InputImportance: Sendable {
  /// What a column is worth.
  public struct Column: Sendable, Hashable {
    public var name: String
    /// By how much the score is worse without it, on average; negative where it is better.
    public var mean: Double
    /// The same of the shuffle that did least, and of the one that did most.
    public var range: ClosedRange<Double>
  }

  /// How often each column is shuffled.
  public static let shuffles = 20

  public let score: Score
  /// Rows that were shuffled.
  public let rows: Int
  /// What the network scores on the rows as they are.
  public let value: Double
  /// Those that matter most come first, equals as they stand in the data.
  public let columns: [Column]

  /// Of a network on a part of the data that it was trained on.
  /// - Parameters:
  ///   - columns: The inputs of each column.
  ///   - targetDeviation: What one standardized unit is in the target's own; 1 for classes.
  /// - Returns: Nil where the score does not exist there, as of too few rows or of one class alone.
  public init?(
    of model: ModelRecord, on part: DatasetPart, columns: [InputEncoding.Column],
    by measure: Measure, targetDeviation: Double = 1
  ) {
    var scorer = Scorer(model, part, measure, targetDeviation)
    let inputs = (0..<part.count).map { part.examples.row($0) }
    guard let whole = scorer.merit(inputs) else { return nil }
    let orders = Self.orders(of: part.count)
    var found: [Column] = []
    for column in columns {
      var losses: [Double] = []
      for order in orders {
        let shuffled = Self.shuffled(inputs, column.inputs, order)
        guard let merit = scorer.merit(shuffled) else { return nil }
        losses.append(whole - merit)
      }
      guard let low = losses.min(), let high = losses.max() else { continue }
      found.append(
        Column(
          name: column.name, mean: losses.reduce(0, +) / Double(losses.count), range: low...high))
    }
    score = measure.score
    rows = part.count
    value = measure.score.merit(whole)
    self.columns = found.enumerated()
      .sorted { (-$0.element.mean, $0.offset) < (-$1.element.mean, $1.offset) }.map(\.element)
  }

  /// The orders of the rows, one a shuffle: the same for equal counts on any machine.
  static func orders(of count: Int) -> [[Int]] {
    (0..<shuffles).map { shuffle in
      var order = Array(0..<count)
      var source = RandomSource(seed: 0, .permutation, UInt64(shuffle))
      source.shuffle(&order)
      return order
    }
  }

  private static func shuffled(
    _ rows: [[Float]], _ inputs: Range<Int>, _ order: [Int]
  ) -> [[Float]] {
    var shuffled = rows
    for (row, other) in order.enumerated() {
      shuffled[row].replaceSubrange(inputs, with: rows[other][inputs])
    }
    return shuffled
  }
}

extension InputImportance {
  /// Multiplications that it takes: each column, each shuffle, each row goes through the network.
  public static func cost(columns: Int, rows: Int, parameters: Int) -> Double {
    Double(columns) * Double(shuffles) * Double(rows) * Double(parameters)
  }
}

/// Scores a network on rows of inputs with the targets of a part.
private struct Scorer: ~Copyable {
  private var predictor: Predictor
  private let targets: Targets
  private let activation: Activation
  private let measure: Measure
  private let targetDeviation: Double

  init(_ model: ModelRecord, _ part: DatasetPart, _ measure: Measure, _ targetDeviation: Double) {
    predictor = Predictor(architecture: model.architecture, parameters: model.layers)
    targets = part.targets
    activation = model.context.activations.last ?? .identity
    self.measure = measure
    self.targetDeviation = targetDeviation
  }

  /// The score, turned so that more is better; nil where it does not exist or is infinite.
  mutating func merit(_ rows: [[Float]]) -> Double? {
    guard let width = rows.first?.count else { return nil }
    let examples = Examples(floats: rows.flatMap(\.self), columns: width, scaling: .none)
    let evaluation = predictor.evaluate(
      examples, targets, withOutputs: measure.score.needsOutputs)
    let scores = HeldOutScores(
      evaluation, targets, after: activation, targetDeviation: targetDeviation)
    return scores.values(of: [measure]).first
      .flatMap { $0.isFinite ? measure.score.merit($0) : nil }
  }
}
