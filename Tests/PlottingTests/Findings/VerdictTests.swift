import Records
import Testing

@testable import Plotting

@Suite struct VerdictTests {
  private func verdict(_ records: SampleRecords, _ curves: [PointCurve]? = nil) -> [String] {
    let verdict = Verdict(records.results(curves))
    return [verdict.sentence, verdict.caution, verdict.scope]
  }

  @Test func `several seeds give a range, and other settings within it are counted`() {
    #expect(
      verdict(SampleSets.grid.records) == [
        "best: 30-30 units, rate 0.5 — 90.6% on validation (2 seeds, 90.3–90.9%); "
          + "learning_rate matters most",
        "no other setting reaches into the range of the best",
        "grid on digits: 6 settings, 2 seeds, 4 epochs",
      ])
  }

  @Test func `one seed claims no certainty`() {
    var records = SampleSets.grid.records
    records.seeds = [7]
    #expect(
      verdict(records) == [
        "best: 30-30 units, rate 0.5 — 90.8% on validation (one seed); "
          + "learning_rate matters most, it seems",
        "one seed: small differences between settings may be chance",
        "grid on digits: 6 settings, one seed, 4 epochs",
      ])
  }

  @Test func `equals are counted`() {
    let set = SampleSets.allTheSame
    var records = set.records
    records.seeds = [1]
    let lines = verdict(records)
    #expect(lines[0].hasSuffix("(one seed); no axis stands out"))
    #expect(
      lines[1]
        == "5 others score the same; one seed: small differences between settings may be chance"
    )
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
        "95.5% on validation (one seed)", "one seed: another seed may give another result",
      ])
  }

  @Test func `what matters makes room for the names of axes, then names for values`() {
    let short = SampleSets.shortNames.records
    #expect(
      verdict(short)[0] == "best: 64 units, cross-entropy — 95.8% on validation (one seed); "
        + "hidden matters most, it seems")
    var records = SampleSets.grid.records
    records.axes.append((.activations, ["relu/softmax", "sigmoid/sigmoid"].map { .text($0) }))
    #expect(
      verdict(records).prefix(2) == [
        "best: 30-30 units, relu/softmax, rate 0.5 — 90.5% on validation "
          + "(2 seeds, 90.4–90.7%)",
        "learning_rate matters most; one other setting reaches into the range of the best",
      ])
    let long = verdict(SampleSets.longNames.records)[0]
    #expect(long.hasPrefix("best: 1024-1024-") && long.contains("… — 9"))
    let lines = PlotText.wrapped(
      long, width: Layout.titleRoom, size: Layout.smallestTitle, bold: true, lines: 3)
    #expect(lines.last?.hasSuffix(")") == true)
  }
}
