import Records
import Storage
import Testing

@testable import nn_sweep

@Suite struct StatusPageTests {
  private func row(
    waiting: Int = 0, running: Int = 0, finished: Int = 0, diverged: Int = 0, collapsed: Int = 0,
    pace: SweepPace?
  ) -> StatusPage.Row {
    var counts = StateCounts()
    counts[.waiting] = waiting
    counts[.running] = running
    counts[.finished] = finished
    counts[.diverged] = diverged
    let details = pace.map { pace in
      StatusPage.Details(
        best: finished == 0 ? nil : Samples.row(Samples.settings("30", 0.5), score: 0.975),
        label: "30 0.5", collapsed: collapsed, pace: pace)
    }
    return StatusPage.Row(experiment: Samples.classes, counts: counts, details: details)
  }

  private let here = SweepPace.Worker(host: "node1", process: 4711, runs: 12)

  @Test func `a sweep under way tells its best, its pace and who trains it`() {
    let pace = SweepPace(share: 0.478, runsPerMinute: 120, secondsLeft: 97, workers: [here])
    let page = StatusPage(rows: [
      row(waiting: 39, running: 12, finished: 42, diverged: 3, collapsed: 1, pace: pace)
    ])
    #expect(
      plain(page.lines()) == """
        experiment  dataset  runs  waiting  claimed  finished  diverged  failed  no longer asked
        grid        digits     96       39       12        42         3       0                0

        grid: 45 of 96 runs done, 47% of the work, 3 diverged, 1 collapsed; 120.0 runs a minute, about 1 min 40 s left
          best     mean validation accuracy 97.50%  30 0.5  (run 1a2b3c41@20)
          trained  on node1 by process 4711, which has claimed 12 runs
        """)
    #expect(page.hasWorkers && !page.isDone)
  }

  @Test func `a sweep that nobody trains says so, a whole one has nothing left`() {
    let idle = SweepPace(share: 0.5, runsPerMinute: 60, secondsLeft: nil, workers: [])
    #expect(
      row(waiting: 4, finished: 4, pace: idle).summary
        == "4 of 8 runs done, 50% of the work; nobody trains the rest")
    let whole = row(
      finished: 8, pace: SweepPace(share: 1, runsPerMinute: 60, secondsLeft: nil, workers: []))
    #expect(whole.summary == "8 of 8 runs done")
    #expect(whole.percent == 100)
    #expect(StatusPage(rows: [whole]).isDone)
  }

  @Test func `before the end it is never all of the work`() {
    let pace = SweepPace(share: 0.9999, runsPerMinute: nil, secondsLeft: nil, workers: [here])
    #expect(row(waiting: 1, finished: 9_999, pace: pace).percent == 99.9)
  }

  @Test func `what nobody asked for more of is counted, no more`() {
    let page = StatusPage(rows: [row(waiting: 2, finished: 1, pace: nil)])
    #expect(page.lines().count == 2)
    #expect(page.summaries == ["grid: 1 of 3 runs done; nobody trains the rest"])
    let waits = StatusPage(rows: [row(waiting: 1, running: 1, finished: 1, pace: nil)])
    #expect(waits.summaries == ["grid: 1 of 3 runs done"])
  }

  @Test func `programs get numbers`() throws {
    let pace = SweepPace(share: 0.5, runsPerMinute: 30, secondsLeft: 8, workers: [here])
    let json = try JSONOutput.status(row(running: 4, finished: 4, collapsed: 2, pace: pace))
      .document
    for field in [
      "\"percent\" : 50", "\"seconds_left\" : 8", "\"runs_per_minute\" : 30", "\"collapsed\" : 2",
      "\"host\" : \"node1\"", "\"process\" : 4711", "\"done\" : 4", "\"left\" : 4",
      "\"validation_score\" : 0.975",
    ] {
      #expect(json.contains(field), "\(field)\n\(json)")
    }
    let chosen = try JSONOutput.status(row(finished: 4, pace: nil)).document
    #expect(chosen.contains("\"percent\" : null") && chosen.contains("\"best\" : null"))
  }
}
