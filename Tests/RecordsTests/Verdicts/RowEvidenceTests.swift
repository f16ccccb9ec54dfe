import Testing

@testable import Records

@Suite struct RowEvidenceTests {
  private let rows = ValidationRows(
    data: "d", form: .classes(3), places: Array(0..<100), answers: (0..<100).map { Float($0 % 3) })

  /// Right for the rows below a place.
  private func results(_ right: Int) throws -> RowResults {
    let outputs = (0..<100).flatMap { row -> [Float] in
      let label = row < right ? row % 3 : (row + 1) % 3
      return (0..<3).map { $0 == label ? 1 : 0 }
    }
    return try #require(RowResults(epoch: 1, rows: rows, outputs: outputs))
  }

  @Test func `a single candidate is expected to score what it does`() throws {
    let evidence = try #require(
      RowEvidence(
        [[try results(90), try results(90)]], score: .accuracy, positive: nil, targetDeviation: nil)
    )
    let expected = try #require(evidence.expectation)
    #expect((expected - 0.9).magnitude < 0.01)
    let range = try #require(evidence.range)
    #expect(range.contains(0.9) && range.lowerBound > 0.8 && range.upperBound < 0.97)
  }

  @Test func `macro F1 follows from predicted classes`() throws {
    let evidence = try #require(
      RowEvidence([[try results(80)]], score: .macroF1, positive: nil, targetDeviation: nil))
    #expect((try #require(evidence.expectation) - 0.8).magnitude < 0.03)
  }

  @Test func `a score that needs outputs has no evidence`() throws {
    #expect(
      RowEvidence([[try results(80)]], score: .auc, positive: nil, targetDeviation: nil) == nil)
  }

  @Test func `numbers are judged by their standardized predictions`() throws {
    let rows = ValidationRows(
      data: "d", form: .numbers, places: Array(0..<50),
      answers: (0..<50).map { (Float($0) - 24.5) / 14.43 })
    let results = try #require(
      RowResults(epoch: 1, rows: rows, outputs: rows.answers.map { $0 + 0.1 }))
    let evidence = try #require(
      RowEvidence([[results]], score: .rmse, positive: nil, targetDeviation: 20))
    // Every prediction is 0.1 off, to 16 bits.
    #expect((try #require(evidence.expectation) - 2).magnitude < 0.01)
    let share = try #require(
      RowEvidence([[results]], score: .determination, positive: nil, targetDeviation: nil))
    #expect((try #require(share.expectation) - 0.99).magnitude < 0.005)
  }

  @Test func `answers of other rows are none`() throws {
    let other = ValidationRows(
      data: "e", form: .classes(3), places: [0], answers: [1])
    let result = try #require(RowResults(epoch: 1, rows: other, outputs: [0, 1, 0]))
    #expect(
      RowEvidence(
        [[try results(80)], [result]], score: .accuracy, positive: nil, targetDeviation: nil) == nil
    )
  }
}
