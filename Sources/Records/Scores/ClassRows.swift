import Kernels
public import Networks

/// What a network gave for each example of a part with classes, beside the true classes.
///
/// **Probabilities** exist after softmax and sigmoid. A single sigmoid output p is that of the
/// second class, 1 − p that of the first. Several outputs are divided by their sum, in 64 bits,
/// which changes softmax by its rounding alone and makes probabilities of sigmoids; of outputs that
/// are all zero each class has an equal share. Other activations have no probabilities, but an order
/// all the same, in which AUC and average precision take the outputs as they are.
public struct ClassRows: Sendable {
  private let labels: [Int32]
  private let classes: Int
  /// A row an example, a column a class: probabilities, or outputs that only order.
  private let values: [Double]
  /// Whether the values are probabilities.
  public let hasProbabilities: Bool
  /// By class, as far as they have been asked for: two scores follow from each.
  private var rankings: [Int: RankedExamples] = [:]

  /// `outputs` are the network's, row after row: one each for two classes, or one a class.
  public init(labels: [Int32], classes: Int, outputs: [Float], after activation: Activation) {
    let width = labels.isEmpty ? classes : outputs.count / labels.count
    precondition(outputs.count == width * labels.count, "as many outputs for each example")
    precondition(
      width == classes || width == 1 && classes == 2, "an output a class, or one for two")
    self.labels = labels
    self.classes = classes
    hasProbabilities = activation == .softmax || activation == .sigmoid
    var values: [Double] = []
    values.reserveCapacity(labels.count * classes)
    if width == 1 {
      for output in outputs { values += [1 - Double(output), Double(output)] }
    } else if hasProbabilities {
      for start in stride(from: 0, to: outputs.count, by: width) {
        let row = outputs[start..<start + width]
        let sum = row.reduce(0.0) { $0 + Double($1) }
        for output in row { values.append(sum == 0 ? 1 / Double(width) : Double(output) / sum) }
      }
    } else {
      for output in outputs { values.append(Double(output)) }
    }
    self.values = values
  }

  /// How examples are ordered by how likely they are to belong to a class: of two classes by one
  /// number, turned around for the first.
  private mutating func ranked(_ label: Int) -> RankedExamples {
    if let known = rankings[label] { return known }
    let ranking = RankedExamples(scores: scores(of: label)) { labels[$0] == Int32(label) }
    rankings[label] = ranking
    return ranking
  }

  private func scores(of label: Int) -> [Double] {
    guard classes == 2 else {
      return stride(from: label, to: values.count, by: classes).map { values[$0] }
    }
    return labels.indices.map { row in
      let second =
        hasProbabilities ? values[2 * row + 1] : values[2 * row + 1] - values[2 * row]
      return label == 1 ? second : -second
    }
  }

  /// Of the second of two classes, which is that of the first; for several the mean over them. Not a
  /// number where a class, or all others, has no example.
  public var auc: Double {
    mutating get {
      if classes == 2 { return ranked(1).auc }
      var sum = 0.0
      for label in 0..<classes { sum += ranked(label).auc }
      return sum / Double(classes)
    }
  }

  /// Of one class, or the mean over all; 0 for a class without examples.
  public mutating func averagePrecision(of positive: Int?) -> Double {
    if let positive { return ranked(positive).averagePrecision }
    var sum = 0.0
    for label in 0..<classes { sum += ranked(label).averagePrecision }
    return sum / Double(classes)
  }

  /// The mean of −ln p of the true classes, p kept within ε and 1 − ε with ε = 2⁻⁵², as scikit-learn
  /// does with 64-bit probabilities. Not a number without probabilities or examples.
  public var logLoss: Double {
    guard hasProbabilities, !labels.isEmpty else { return .nan }
    let epsilon = Double.ulpOfOne
    var sum = 0.0
    for (row, label) in labels.enumerated() {
      let probability = values[row * classes + Int(label)]
      if probability.isNaN { return .nan }
      sum -= Elementary.log(min(max(probability, epsilon), 1 - epsilon))
    }
    return sum / Double(labels.count)
  }

  /// The mean of Σ (y − p)² over the classes, y being 1 for the true one and else 0, halved for two
  /// classes. Not a number without probabilities or examples.
  public var brier: Double {
    guard hasProbabilities, !labels.isEmpty else { return .nan }
    var sum = 0.0
    for (row, label) in labels.enumerated() {
      for column in 0..<classes {
        let miss = (column == Int(label) ? 1 : 0) - values[row * classes + column]
        sum += miss * miss
      }
    }
    return sum / Double(labels.count) / (classes == 2 ? 2 : 1)
  }
}
