import Foundation
import Kernels
import Networks
import Records
import Testing

/// One table of `Fixtures/scores.json`, with the scores that scikit-learn gives it;
/// `scripts/scores-reference.py` writes the file.
private struct ReferenceTable: Decodable {
  let classes: Int?
  let activation: String?
  let labels: [Int32]?
  let deviation: Double?
  let targets: [Float]?
  let outputs: [Float]
  /// By the text of the measure; null where there is none.
  let scores: [String: Double?]

  static func all() throws -> [ReferenceTable] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/scores.json")
    return try JSONDecoder().decode([ReferenceTable].self, from: Data(contentsOf: file))
  }

  /// What evaluating a network that gives these outputs comes to.
  func heldOut() throws -> HeldOutScores {
    var tally = Tally()
    if let labels, let classes, let activation = Activation(rawValue: activation ?? "") {
      var confusion = Array(repeating: 0, count: classes * classes)
      let width = outputs.count / labels.count
      for (row, label) in labels.enumerated() {
        let guess = Predictor.label(of: Array(outputs[row * width..<(row + 1) * width]))
        tally.add(loss: 0, isCorrect: guess == label)
        confusion[Int(label) * classes + guess] += 1
      }
      return HeldOutScores(
        Evaluation(tally: tally, confusion: confusion, outputs: outputs),
        .labels(labels, classes: classes), after: activation)
    }
    let targets = try #require(targets)
    for (output, target) in zip(outputs, targets) {
      tally.add(loss: 0, output: output, target: target)
    }
    return HeldOutScores(
      Evaluation(tally: tally, confusion: [], outputs: outputs), .numbers(targets),
      after: .identity, targetDeviation: try #require(deviation))
  }
}

struct ReferenceScoresTests {
  @Test func `every score of 200 tables is scikit-learn's`() throws {
    let tables = try ReferenceTable.all()
    #expect(tables.count == 200)
    var seen: Set<Score> = []
    for (number, table) in tables.enumerated() {
      let heldOut = try table.heldOut()
      for (text, expected) in table.scores {
        let measure = try #require(Measure(text), "\(text)")
        let value = heldOut.values(of: [measure])[0]
        seen.insert(measure.score)
        if let expected {
          let room = 1e-12 * max(1, expected.magnitude)
          #expect((value - expected).magnitude <= room, "\(text) of table \(number)")
        } else {
          #expect(value.isNaN, "\(text) of table \(number)")
        }
      }
    }
    #expect(seen == Set(Score.allCases))
  }

  @Test func `no score exists of no examples`() {
    let classes = HeldOutScores(
      Evaluation(tally: Tally(), confusion: [0, 0, 0, 0]), .labels([], classes: 2), after: .softmax)
    for score in Score.all(ofClasses: true) {
      #expect(classes.values(of: [Measure(score, positive: 1)])[0].isNaN, "\(score)")
    }
    let numbers = HeldOutScores(
      Evaluation(tally: Tally(), confusion: []), .numbers([]), after: .identity)
    for score in Score.all(ofClasses: false) {
      #expect(numbers.values(of: [Measure(score)])[0].isNaN, "\(score)")
    }
  }

  @Test func `outputs that are no numbers have no order and no probability`() {
    var rows = ClassRows(
      labels: [0, 1], classes: 2, outputs: [0.5, 0.5, .nan, 0.5], after: .softmax)
    let (auc, averagePrecision) = (rows.auc, rows.averagePrecision(of: 1))
    #expect(auc.isNaN && averagePrecision.isNaN)
    #expect(rows.logLoss.isNaN && rows.brier.isNaN)
  }

  @Test func `outputs without probabilities have an order, but no log loss`() {
    var rows = ClassRows(
      labels: [0, 1], classes: 2, outputs: [3, -2, -1, 4], after: .identity)
    let auc = rows.auc
    #expect(auc == 1 && !rows.hasProbabilities)
    #expect(rows.logLoss.isNaN && rows.brier.isNaN)
  }

  @Test func `a sure mistake costs as much as 64 bits can tell`() {
    let rows = ClassRows(labels: [0], classes: 2, outputs: [0, 1], after: .softmax)
    #expect((rows.logLoss - 36.04365338911715).magnitude < 1e-12)
  }
}

struct MeasureTests {
  @Test(arguments: ["mcc", "f1/1", "average_precision/0", "average_precision", "r2"])
  func `a measure reads what it wrote`(_ text: String) {
    #expect(Measure(text)?.description == text)
  }

  @Test(arguments: ["", "f2", "mcc/1", "f1/2", "f1/", "f1/1/1"])
  func `anything else is none`(_ text: String) {
    #expect(Measure(text) == nil)
  }
}
