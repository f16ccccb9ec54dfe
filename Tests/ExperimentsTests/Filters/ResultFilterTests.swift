import Testing
import YAMLLite

@testable import Experiments
@testable import Records

/// `--where` over stored results.
@Suite struct ResultFilterTests {
  private static let settings = Settings([
    .hidden: .text("16-8"), .layers: .text("64-16-8-10"), .activations: .text("tanh/relu/softmax"),
    .learningRate: .number(0.1), .batchSize: .number(16), .optimizer: .text("sgd"),
    .variable("base"): .number(0.05),
  ])

  private static let run = PointRecord(
    id: TrajectoryID(hex: String(repeating: "1", count: 32))!, experiment: "grid", position: 0,
    state: .finished, replicate: Replicate(seed: 3), settings: settings, parameters: 1266,
    epochs: 20,
    result: EpochRecord(
      epoch: 20, training: PartMetrics(loss: 0.1, score: 0.99),
      validation: PartMetrics(loss: 0.2, score: 0.97), test: PartMetrics(loss: 0.3, score: 0.96),
      seconds: 1), seconds: 2.5)

  private func filter(_ text: String, testCure: String? = nil) throws -> ResultFilter {
    try ResultFilter(text, variables: ["base"], facts: ResultFact.ofRun, testCure: testCure)
  }

  @Test func `blocks are compared by name`() throws {
    let filter = try ResultFilter(
      "block == 'plain'", variables: ["block"], facts: ResultFact.ofRun)
    var run = Self.run
    #expect(!filter.holds(run))
    run.settings[.block] = .text("plain")
    #expect(filter.holds(run))
  }

  @Test(arguments: [
    "learning_rate == 0.1", "hidden == '16-8'", "depth == 2 and width == 16",
    "parameters == 1266", "flops == 5344", "hidden_activation == 'tanh/relu'",
    "output_activation == 'softmax'", "base < 0.1 and seed in [2, 3]", "state == finished",
    "validation_score - test_score < 0.02", "training_loss * 2 == validation_loss",
    "epochs == 20 and seconds > 2", "optimizer == sgd", "not optimizer == adam",
    "hidden == 16-8", "hidden == [16, 8]", "hidden in [8, 16-8, []]", "hidden in [[16, 8]]",
    "hidden != 16", "hidden != []", "layers == 64-16-8-10", "16-8 == hidden",
  ])
  func `what a run has is compared`(text: String) throws {
    #expect(try filter(text).holds(Self.run))
  }

  @Test func `sizes are written as in a file`() throws {
    for (sizes, written) in [("64", "64"), ("64", "[64]"), ("[]", "[]"), ("30-20", "30-20")] {
      var run = Self.run
      run.settings[.hidden] = .text(sizes)
      #expect(try filter("hidden == \(written)").holds(run))
      #expect(try !filter("hidden != \(written)").holds(run))
      #expect(try !filter("hidden == 65").holds(run))
    }
    expectRefusal(
      "hidden > 64", nil,
      """
      --where:1:1: error: 'hidden' is a text, which is never below or above another
      hidden > 64
      ^~~~~~~~~~~
        hint: compare it with ==, != or in
      """)
    expectRefusal(
      "depth == [1, 2]", nil,
      """
      --where:1:10: error: '[1, 2]' is a list, where one value stands
      depth == [1, 2]
               ^~~~~~
        hint: several values are compared with 'in': in [16, 32]
      """)
  }

  @Test(arguments: ["momentum > 0", "not momentum > 0", "1 / (depth - 2) > 0", "depth == 3"])
  func `a run without a value is not meant`(text: String) throws {
    #expect(try !filter(text).holds(Self.run))
  }

  @Test func `a run without a result has no score`() throws {
    var run = Self.run
    run.state = .diverged
    run.result = nil
    #expect(try !filter("validation_score < 2").holds(run))
    #expect(try filter("state == diverged or validation_score < 0.5").holds(run))
  }

  @Test func `mistakes are shown at their columns`() {
    expectRefusal(
      "depth == 2 and optimizer == sdg", nil,
      """
      --where:1:29: error: unknown name 'sdg'
      depth == 2 and optimizer == sdg
                                  ^~~
        hint: did you mean 'sgd'? known: sgd, momentum, nesterov, rmsprop, adam, adamw, lion
      """)
    expectRefusal(
      "state != done", nil,
      """
      --where:1:10: error: unknown name 'done'
      state != done
               ^~~~
        hint: known: waiting, running, finished, diverged, failed
      """)
    expectRefusal(
      "validation_score", nil,
      """
      --where:1:1: error: expected a condition, but this is a number
      validation_score
      ^~~~~~~~~~~~~~~~
        hint: compare it, as in validation_score > 0
      """)
  }

  @Test func `hidden test scores are refused where they stand`() throws {
    expectRefusal(
      "depth == 2 and test_score > 0.9", "--test shows test scores",
      """
      --where:1:16: error: 'test_score' stays hidden
      depth == 2 and test_score > 0.9
                     ^~~~~~~~~~
        hint: --test shows test scores
      """)
    #expect(try filter("test_score > 0.9").holds(Self.run))
  }

  @Test func `a run counts under each setting that asks for it`() throws {
    var run = Self.run
    var other = run.settings
    other[.batchSize] = .number(77)
    run.aliases = [PointRecord.Alias(settings: other, position: 5)]
    let filter = try filter("batch_size == 77")
    #expect(!filter.holds(Self.run))
    #expect(filter.selecting(Self.run) == nil)
    #expect(filter.holds(run))
    let chosen = try #require(filter.selecting(run))
    #expect(chosen.settings == other)
    #expect(chosen.position == 5)
    #expect(chosen.aliases.isEmpty)
    #expect(try self.filter("batch_size > 0").selecting(run) == run)
  }

  @Test func `a setting is judged by its means`() throws {
    let row = LeaderboardRow(
      settings: Self.settings, parameters: 1266, epochs: 20, seeds: 3, diverged: 1,
      validationScore: SeedSummary(mean: 0.9, lowest: 0.8, highest: 1))
    let filter = try ResultFilter(
      "validation_score == 0.9 and seeds == 3 and diverged == 1 and epochs == 20 and depth == 2",
      variables: [], facts: ResultFact.ofSetting)
    #expect(filter.holds(row))
  }

  private func expectRefusal(
    _ text: String, _ testCure: String?, _ expected: String,
    at place: SourceLocation = #_sourceLocation
  ) {
    #expect(sourceLocation: place) {
      _ = try filter(text, testCure: testCure)
    } throws: {
      "\($0)" == expected
    }
  }
}
