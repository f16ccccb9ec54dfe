import Records
import Testing

/// Expected numbers are those of scikit-learn's `classification_report` for the same labels.
struct ClassificationReportTests {
  @Test func `averages agree with scikit-learn`() throws {
    let report = try #require(
      ClassificationReport(
        confusion: [13, 0, 0, 1, 10, 5, 0, 2, 7], names: ["setosa", "versicolor", "virginica"]))
    #expect(report.accuracy == 30.0 / 38)
    #expect(report.macroAverage.f1.isNear(0.7813051146384479))
    #expect(report.weightedAverage.precision.isNear(0.806704260651629))
    #expect(report.weightedAverage.recall.isNear(0.7894736842105263))
    #expect(report.weightedAverage.f1.isNear(0.7880813143971038))
    #expect(report.mistakes.map(\.count) == [5, 2, 1])
  }

  @Test func `what has nothing to divide by counts as 0 in averages`() throws {
    let counts = [50, 3, 0, 2, 4, 40, 0, 6, 9, 1, 0, 0, 0, 0, 0, 0]
    let report = try #require(ClassificationReport(confusion: counts, names: ["a", "b", "c", "d"]))
    #expect(report.classes.map(\.isPrecisionUndefined) == [false, false, true, false])
    #expect(report.classes.map(\.isRecallUndefined) == [false, false, false, true])
    #expect(report.macroAverage.f1.isNear(0.4246303642264695))
    #expect(report.weightedAverage.f1.isNear(0.7753335737468445))
  }

  @Test func `a class that is neither true nor predicted plays no part in averages`() throws {
    let report = try #require(
      ClassificationReport(confusion: [0, 0, 0, 0, 6, 0, 0, 0, 6], names: ["0", "1", "2"]))
    #expect(report.classes.map(\.isAbsent) == [true, false, false])
    #expect(report.macroAverage.f1 == 1 && report.macroAverage.recall == 1)
    #expect(report.weightedAverage.f1 == 1)
  }

  @Test func `a part without examples has a report of zeros`() throws {
    let report = try #require(ClassificationReport(confusion: [0, 0, 0, 0], names: ["a", "b"]))
    #expect(report.accuracy == 0 && report.weightedAverage.f1 == 0)
  }

  @Test func `counts that are no square of the classes give no report`() {
    #expect(ClassificationReport(confusion: [1, 2, 3], names: ["a", "b"]) == nil)
    #expect(ClassificationReport(confusion: [], names: []) == nil)
  }
}

extension Double {
  fileprivate func isNear(_ other: Double) -> Bool { abs(self - other) < 1e-12 }
}
