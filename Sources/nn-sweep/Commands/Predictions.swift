import Datasets
import Foundation
import Kernels
import Networks
import Records

/// Outputs read as answers.
struct Predictions {
  let task: Task
  let outputs: [[Float]]
  let rows: EncodedRows
  /// By which the rows of two classes are told apart; nil for the larger output.
  var threshold: Threshold?
  /// Whether the probability of every class is printed.
  var areAllShown = false

  func print() {
    var header = ["row", "prediction"]
    if hasProbability { header.append("probability") }
    if areAllShown, case .classification(let classes) = task {
      header += classes.map { RowFormat.field("probability of \($0)") }
    }
    if rows.answers != nil { header.append("answer") }
    Swift.print(header.joined(separator: ","))
    for (index, output) in outputs.enumerated() {
      var fields = ["\(index + 1)"] + answer(output)
      if let truth = rows.answers?[index] { fields.append(RowFormat.field(truth)) }
      Swift.print(fields.joined(separator: ","))
    }
    if rows.answers != nil, !outputs.isEmpty { printError(summary) }
    if let unknown { printNote(unknown) }
    let unanswered = outputs.count { !isAnswer($0) }
    if unanswered > 0 {
      printNote(
        "no prediction for \(NumberText.counted(unanswered, "row")): the network gives no number there,"
          + " far from all that it was trained on")
    }
  }

  /// How good the answers are, of the rows that have one to compare with.
  private var summary: String {
    let truths = rows.truths.compactMap { $0 }
    let missing = outputs.count - truths.count
    guard !truths.isEmpty else { return "no row has an answer to compare with" }
    var what = "an answer"
    var text: String
    switch task {
    case .classification:
      let correct = zip(outputs, rows.truths).count {
        isAnswer($0) && $1 == .label(label($0))
      }
      let share = ScoreText(.accuracy).text(Double(correct) / Double(truths.count))
      text = "\(correct) of \(truths.count) correct (\(share))"
    case .regression:
      let squares = zip(outputs, rows.truths).compactMap { output, truth in
        if case .number(let number)? = truth { square(number - self.number(output)) } else { nil }
      }
      let mean = squares.reduce(0, +) / Double(squares.count)
      text = "RMSE \(NumberText.rounded(mean.squareRoot()))"
      what = "a number"
    }
    if missing > 0 {
      text += " (\(NumberText.counted(missing, "row")) without \(what) left out)"
    }
    return text
  }

  /// Answers that are no class of the network, which count as wrong.
  private var unknown: String? {
    let texts = zip(rows.answers ?? [], rows.truths).compactMap { $1 == .label(nil) ? $0 : nil }
    guard let first = texts.first else { return nil }
    let others = Set(texts).count - 1
    let which =
      others == 0
      ? "'\(first.printable)' is no class"
      : "'\(first.printable)' and \(NumberText.counted(others, "other answer")) are no classes"
    return "\(which) of the network: \(NumberText.counted(texts.count, "row"))"
      + " with \(others == 0 ? "it" : "them") \(texts.count == 1 ? "counts" : "count") as wrong"
  }

  /// Of each class in label order; a single output is the probability of the second.
  private func probabilities(_ output: [Float]) -> [Float] {
    output.count == 1 ? [1 - output[0], output[0]] : output
  }

  /// The class that outputs are taken for.
  private func label(_ output: [Float]) -> Int {
    guard let threshold else { return Predictor.label(of: output) }
    return threshold.label(Threshold.probability(of: threshold.positive, output))
  }

  private func square(_ error: Double) -> Double { error * error }

  /// Whether outputs are taken for anything: of a number that is predicted only a finite one is.
  private func isAnswer(_ output: [Float]) -> Bool {
    hasProbability ? Predictor.isAnswer(output) : output[0].isFinite
  }

  /// An output in the units of the target; not a number where it is no answer.
  private func number(_ output: [Float]) -> Double {
    guard isAnswer(output) else { return .nan }
    guard case .regression(let mean, let deviation, _) = task else { return Double(output[0]) }
    return Double(output[0]) * deviation + mean
  }

  /// The class, its output and where asked for that of every class, or the number in original units;
  /// as many empty fields where there is no answer.
  private func answer(_ output: [Float]) -> [String] {
    guard isAnswer(output) else {
      let shown = areAllShown ? probabilities(output).count : 0
      return Array(repeating: "", count: hasProbability ? 2 + shown : 1)
    }
    guard case .classification(let classes) = task else { return [shortest(number(output))] }
    let label = label(output)
    let probability = output.count > 1 ? output[label] : label == 1 ? output[0] : 1 - output[0]
    return [RowFormat.field(classes[label]), String(format: "%.4f", probability)]
      + (areAllShown ? probabilities(output).map { String(format: "%.6f", $0) } : [])
  }

  private var hasProbability: Bool { if case .classification = task { true } else { false } }
}
