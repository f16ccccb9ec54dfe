import Records
import Testing
import YAMLLite

@testable import Experiments

struct ScoreTests {
  private func sweep(_ text: String, _ facts: DatasetFacts = xorFacts) throws -> Sweep {
    try Sweep(
      ExperimentFile(SourceFile(path: "scores.exp", text: text)), for: facts)
  }

  private func mistake(_ text: String, _ facts: DatasetFacts = xorFacts) -> String {
    do {
      _ = try sweep(text, facts)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test
  func `a file without scores is ranked by accuracy or r-squared, and its rules are as before`()
    throws
  {
    let sweep = try sweep("dataset: xor\nname: a\nstop: {patience: 3}\n")
    #expect(sweep.scoring == Scoring(.accuracy))
    #expect(sweep[0].goal.stop == StopRule(patience: 3))
    #expect(sweep.scoreText == nil)
  }

  @Test func `a score ranks and stops, and enters no id`() throws {
    let plain = try sweep("dataset: xor\nname: a\n")
    let scored = try sweep(
      "dataset: xor\nname: a\nscore: f1\nscores: [auc]\nstop: {patience: 3}\n")
    #expect(scored[0].id == plain[0].id)
    #expect(scored[0].goal.stop?.by == .score(Measure(.f1, positive: 1)))
    #expect(scored[0].request.ranking == Measure(.f1, positive: 1))
    #expect(scored[0].request.measures == [Measure(.f1, positive: 1), Measure(.auc)])
    #expect(scored.trained(at: 0).plan.atResults == [Measure(.auc)])
  }

  @Test(arguments: [
    ("score: rmse", "rmse is a score of numbers"), ("score: roc_auc", "did you mean 'auc'?"),
    ("scores: [mcc, mcc]", "listed twice"), ("positive: nobody", "has no class 'nobody'"),
    ("stop: {patience: 2, by: mae}", "mae is a score of numbers"),
    ("stop: {patience: 2, by: luck}", "a stop rule goes by loss or a score"),
    ("scores: [log_loss]\nactivations: relu/tanh", "needs outputs that are probabilities"),
  ])
  func `what does not fit is refused with its cure`(_ line: String, _ message: String) {
    #expect(mistake("dataset: xor\nname: a\n\(line)\n").contains(message))
  }

  @Test func `f1 is of two classes`() {
    #expect(
      mistake("dataset: digits\nname: a\nscore: f1\n", digitsFacts).contains("use macro_f1"))
  }
}
