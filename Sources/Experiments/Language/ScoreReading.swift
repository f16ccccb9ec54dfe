import Records
import YAMLLite

/// What a file says of the scores that its runs are judged by.
struct AskedScores: Sendable, Equatable {
  /// What runs are ranked by; nil for accuracy or R².
  var score: Located<Score>?
  /// What is recorded beside it.
  var recorded: [Located<Score>] = []
  /// The class that F1 and average precision of two classes are about; nil for the rarer one.
  var positive: Located<String>?
}

extension Reader {
  /// The name of a score.
  mutating func score(_ node: Node, _ what: String) -> Located<Score>? {
    guard let text = text(node, what) else { return nil }
    if let meant = Self.foreignScores[text] {
      report("unknown \(what) '\(text)'", at: node.range, hint: "did you mean '\(meant.column)'?")
      return nil
    }
    return name(text, what, at: node.range, of: Score.self).map { Located($0, at: node.range) }
  }

  /// A list of scores, none twice.
  mutating func scores(_ node: Node) -> [Located<Score>] {
    guard let items = list(node, "scores", example: "[macro_f1, auc]") else { return [] }
    var scores: [Located<Score>] = []
    for item in items {
      guard let score = score(item, "score") else { continue }
      if scores.contains(where: { $0.value == score.value }) {
        report("'\(score.value.column)' is listed twice", at: item.range)
      } else {
        scores.append(score)
      }
    }
    return scores
  }

  /// What a stop rule goes by: `loss`, or a score, whose class is not known yet.
  mutating func criterion(_ node: Node) -> StopRule.Criterion? {
    if node.plainText == "loss" { return .loss }
    guard let text = text(node, "by") else { return nil }
    if let score = Score(rawValue: text) { return .score(Measure(score)) }
    let known = ["loss"] + Score.allCases.map(\.rawValue)
    let meant = Self.foreignScores[text].map { "did you mean '\($0.column)'?" }
    report(
      "a stop rule goes by loss or a score, not '\(text)'", at: node.range,
      hint: meant ?? suggestion(for: text, among: known))
    return nil
  }

  /// Names of scikit-learn and Keras.
  private static let foreignScores: [String: Score] = [
    "acc": .accuracy, "bal_acc": .balancedAccuracy, "f1_macro": .macroF1, "f1_binary": .f1,
    "f1_score": .f1, "matthews_corrcoef": .mcc, "roc_auc": .auc, "roc_auc_ovr": .auc,
    "auroc": .auc, "pr_auc": .averagePrecision, "neg_log_loss": .logLoss,
    "neg_brier_score": .brier, "brier_score": .brier, "neg_root_mean_squared_error": .rmse,
    "neg_mean_absolute_error": .mae, "mean_absolute_error": .mae, "r2_score": .determination,
  ]
}
