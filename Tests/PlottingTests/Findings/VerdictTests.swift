import Records
import Testing

@testable import Plotting

@Suite struct VerdictTests {
  private func verdict(_ records: SampleRecords, _ curves: [PointCurve]? = nil) -> [String] {
    let verdict = Verdict(records.results(curves))
    return [verdict.sentence, verdict.caution, verdict.scope]
  }

  @Test func `several seeds give an interval, and others that may be as good are counted`() {
    let lines = verdict(SampleSets.grid.records)
    #expect(lines[0] == "best: 30-30 units, rate 0.5 — 90.6% on validation")
    #expect(lines[1].contains("over 2 seeds; "))
    #expect(lines[1].contains(" of 5 others may be as good"))
    #expect(lines[1].contains(" elsewhere"))
    #expect(lines[2] == "grid on digits: 6 settings, 2 seeds, 4 epochs")
  }

  @Test func `one seed claims no certainty`() {
    var records = SampleSets.grid.records
    records.seeds = [7]
    #expect(
      verdict(records) == [
        "best: 30-30 units, rate 0.5 — 90.8% on validation",
        "one seed: which is best cannot be told; learning_rate matters most, it seems",
        "grid on digits: 6 settings, one seed, 4 epochs",
      ])
  }

  @Test func `a tie is told`() {
    var records = SampleSets.grid.records
    records.noise = 0
    records.quality = { _ in 0.75 }
    let lines = verdict(records)
    #expect(lines[0].hasPrefix("all 6 settings score the same: "))
    #expect(lines[1].isEmpty)
  }

  @Test func `diverged and unfinished runs are counted`() {
    let set = SampleSets.someDiverged
    #expect(verdict(set.records)[2].hasSuffix("4 epochs; 3 of 12 runs diverged"))
    let nothing = SampleSets.nothingYet
    #expect(
      verdict(nothing.records, nothing.curves) == [
        "no run has finished yet", "",
        "grid on digits: 6 settings, 2 seeds, 4 epochs; "
          + "4 of 12 runs failed, 4 still running, 4 not yet run",
      ])
    #expect(verdict(SampleSets.allDiverged.records)[0] == "all 12 runs diverged")
    #expect(verdict(SampleSets.divergedAtOnce.records)[0] == "the run diverged")
  }

  @Test func `a single setting has nothing to be better than`() {
    #expect(
      verdict(SampleSets.oneRun.records).prefix(2) == [
        "95.5% on validation", "one seed: another one may give another result",
      ])
  }

  @Test func `names that are too long are shortened, the number never`() {
    let long = verdict(SampleSets.longNames.records)[0]
    #expect(long.hasPrefix("best: 1024-1024-") && long.contains("… — 9"))
    let lines = PlotText.wrapped(
      long, width: Layout.titleRoom, size: Layout.smallestTitle, bold: true, lines: 3)
    #expect(lines.last?.hasSuffix("on validation") == true)
  }
}
