import Experiments
import Networks
import Records
import Testing

@testable import nn_sweep

@Suite struct ProgressViewTests {
  /// A view whose clock stands until it is moved and whose output is kept.
  private final class Bench {
    var now = 0.0
    var size = Terminal.Size(columns: 80, rows: 24)
    var written: [String] = []

    func view(
      _ plan: ProgressPlan, isTTY: Bool, isVerbose: Bool = false, name: String = "xterm"
    ) -> ProgressView {
      let environment = ["TERM": name, "LANG": "C.UTF-8", "NO_COLOR": "1"]
      return ProgressView(
        plan, terminal: Terminal(isTTY: isTTY, size: size, environment: environment),
        isVerbose: isVerbose, size: { self.size }, clock: { self.now },
        write: { self.written.append($0) })
    }
  }

  private let diverged = TrajectoryOutcome.diverged(Divergence(epoch: 3, step: 1, layer: 1))

  @Test func `a pipe gets a line a finished run and one at the end`() {
    let bench = Bench()
    let view = bench.view(Samples.plan(runs: 2), isTTY: false)
    for run in 1...2 {
      bench.now += 1
      view.handle([.started(Samples.id(run), worker: 0)])
      view.handle(
        [.epoch(Samples.id(run), worker: 0, Samples.epoch(1, score: 0.9), counts: PartCounts())])
      view.handle([])
      view.handle([.ended(Samples.result(run))])
    }
    view.finish()
    #expect(
      bench.written.joined() == """
        1/2 10000000 validation accuracy 90.00%, loss 0.1000, 1.2 s: 16 relu/softmax 0.1
        2/2 20000000 validation accuracy 90.00%, loss 0.1000, 1.2 s: 16 relu/softmax 0.2
        trained 2 runs in 2.0 s, 1,000 examples/s

        """)
  }

  @Test func `of very many runs a pipe gets the whole at most once a second`() {
    let bench = Bench()
    let view = bench.view(Samples.plan(runs: 1000), isTTY: false)
    for run in 1...1000 {
      bench.now += 0.004
      view.handle([.ended(Samples.result(run))])
    }
    view.finish()
    #expect(
      bench.written.joined() == """
         250/1000 runs, best validation accuracy 90.00% with 16 relu/softmax 0.1, 1.0 s elapsed
         500/1000 runs, best validation accuracy 90.00% with 16 relu/softmax 0.1, 2.0 s elapsed
         750/1000 runs, best validation accuracy 90.00% with 16 relu/softmax 0.1, 3.0 s elapsed
        trained 1,000 runs in 4.0 s

        """)
  }

  @Test func `a state of the whole is not repeated while nothing happens`() {
    let bench = Bench()
    let view = bench.view(Samples.plan(runs: 1000), isTTY: false)
    view.handle([.ended(Samples.result(1))])
    for _ in 1...50 {
      bench.now += 0.1
      view.handle([])
    }
    #expect(bench.written.count == 1)
  }

  @Test func `troubles are listed up to a readable number`() {
    let bench = Bench()
    let view = bench.view(Samples.plan(runs: 1000), isTTY: false)
    for run in 1...30 { view.handle([.ended(Samples.result(run, diverged))]) }
    #expect(bench.written.count == PlainProgress.mostTroubles)
    #expect(
      bench.written.last?.hasSuffix(
        "\nfurther runs that diverge or fail are counted, not listed\n") == true)
  }

  @Test func `verbose is a line an epoch on a pipe`() {
    let bench = Bench()
    let view = bench.view(Samples.plan(), isTTY: false, isVerbose: true)
    let counts = PartCounts(training: PartCount(correct: 5, total: 10))
    view.handle([.epoch(Samples.id(1), worker: 0, Samples.epoch(1, score: 0.5), counts: counts)])
    #expect(bench.written.count == 1)
    #expect(bench.written[0].hasPrefix("run 10000000 epoch 1: training 5/10 (51.00%) validation"))
  }

  @Test func `a terminal is drawn at most ten times a second`() {
    let bench = Bench()
    let view = bench.view(Samples.plan(), isTTY: true)
    view.handle([.started(Samples.id(1), worker: 0)])
    for step in 1...1000 {
      bench.now = Double(step) / 1000
      view.handle(
        [.epoch(Samples.id(1), worker: 0, Samples.epoch(1, score: 0.5), counts: PartCounts())])
    }
    #expect((10...11).contains(bench.written.count))
  }

  @Test func `live lines replace each other, and what is worth keeping scrolls above them`() {
    let bench = Bench()
    let view = bench.view(Samples.plan(runs: 2), isTTY: true)
    view.handle([])
    bench.now = 0.5
    view.handle([.ended(Samples.result(1, diverged))])
    bench.now = 1
    view.finish()
    let blank = String(repeating: "─", count: 40)
    let half = String(repeating: "━", count: 20) + String(repeating: "─", count: 20)
    let gap = String(repeating: " ", count: 34)
    #expect(
      bench.written == [
        "\rgrid  \(blank)  0/2 runs  0.0 s elapsed  – left\u{1B}[K\n"
          + "– examples/s\u{1B}[K\u{1B}[J",
        "\r\u{1B}[1A\u{1B}[J"
          + "1/2 10000000 diverged in epoch 3 (step 1, layer 1): 16 relu/softmax 0.1\n"
          + "  run       setting\(gap)epoch     loss  validation\u{1B}[K\n"
          + "✗ 10000000  16 relu/softmax 0.1  ━━━━━━━━━━━━━━━━━━    4/4   0.0500      90.00%\u{1B}[K\n"
          + "grid  \(half)  1/2 runs  0.5 s elapsed  – left\u{1B}[K\n"
          + "– examples/s  1 diverged\u{1B}[K\u{1B}[J",
        "\r\u{1B}[3A\u{1B}[Jtrained 1 of 2 runs (1 diverged) in 1.0 s\n\u{1B}[J",
      ])
  }

  @Test func `a terminal made narrower has wrapped what was drawn`() {
    var area = LiveArea()
    var terminal = Terminal(
      isTTY: true, size: .init(columns: 80, rows: 24), environment: ["TERM": "xterm"])
    let lines = [TextLine(String(repeating: "x", count: 70)), "short"]
    _ = area.draw(lines, on: terminal)
    terminal.size?.columns = 30
    // Three rows for the long line and one for the short: three up from the last.
    #expect(area.draw(["y"], on: terminal) == "\r\u{1B}[3Ay\u{1B}[K\u{1B}[J")
  }

  @Test func `a dumb terminal is written to as a pipe is`() {
    let bench = Bench()
    let view = bench.view(Samples.plan(), isTTY: true, name: "dumb")
    view.handle([])
    #expect(bench.written.isEmpty)
    view.handle([.ended(Samples.result(1))])
    #expect(bench.written.count == 1)
    #expect(!bench.written[0].contains("\u{1B}"))
  }
}
