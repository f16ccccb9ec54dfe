import Records
import Testing

/// The mean squared error in the target's own units, whichever loss was lowered.
@Suite struct ExperimentRecordTests {
  private let data = ExperimentData(
    name: "houses", classes: [], targetDeviation: 10,
    heldOutDeviations: [.validation: 8, .test: 0])

  @Test func `the quadratic loss is half the squared error`() {
    let settings = Settings([.loss: .text("quadratic")])
    for part in Part.allCases {
      let metrics = PartMetrics(loss: 0.02, score: 0.5)
      #expect(data.rootMeanSquaredError(part, metrics, of: settings) == 2)
    }
  }

  @Test func `beside another loss R² tells the error`() {
    let settings = Settings([.loss: .text("huber")])
    let metrics = PartMetrics(loss: 123, score: 0.75)
    #expect(data.rootMeanSquaredError(.training, metrics, of: settings) == 5)
    #expect(data.rootMeanSquaredError(.validation, metrics, of: settings) == 4)
    // Targets that are all equal have no variance to explain.
    #expect(data.rootMeanSquaredError(.test, metrics, of: settings) == nil)
    let exact = PartMetrics(loss: 0, score: 1)
    #expect(data.rootMeanSquaredError(.test, exact, of: settings) == 0)
  }

  @Test func `classes have no such error`() {
    let classes = ExperimentData(name: "digits", classes: ["0", "1"])
    let metrics = PartMetrics(loss: 0.02, score: 0.5)
    let settings = Settings([.loss: .text("quadratic")])
    #expect(classes.rootMeanSquaredError(.validation, metrics, of: settings) == nil)
  }

  @Test func `a setting has the error of its seeds together`() {
    let experiment = ExperimentRecord(
      name: "houses", description: "", path: "", text: "", data: [data])
    var row = LeaderboardRow(
      settings: Settings([.loss: .text("quadratic")]), parameters: 1, epochs: 1, seeds: 2,
      diverged: 0)
    #expect(experiment.validationRootMeanSquaredError(of: row) == nil)
    // Errors of 2 and 4 in units of ten: the root of (0.04 + 0.16) / 2.
    row.validationLoss = SeedSummary(mean: 0.05, lowest: 0.02, highest: 0.08)
    row.validationScore = SeedSummary(mean: 0.9, lowest: 0.8, highest: 1)
    let error = experiment.validationRootMeanSquaredError(of: row) ?? 0
    #expect(abs(error - 10.0.squareRoot()) < 1e-12)
  }
}
