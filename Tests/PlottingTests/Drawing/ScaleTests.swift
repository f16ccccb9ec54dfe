import Records
import Testing

@testable import Plotting

@Suite struct ScaleTests {
  private func labels(_ scale: Scale) -> [String] {
    if case .listed(let ticks) = scale.ticks { ticks.map(\.label) } else { [] }
  }

  @Test func `ticks stand at round steps`() {
    #expect(Scale.step(over: 25, atMost: 8) == 5)
    #expect(Scale.step(over: 0.3, atMost: 8) == 0.05)
    #expect(Scale.epochs(to: 30).ticks == .every(5, format: "%g"))
    #expect(Scale.epochs(to: 30, along: 150).ticks == .every(10, format: "%g"))
    #expect(Scale.epochs(to: 3).ticks == .every(1, format: "%g"))
    #expect(
      labels(Scale.logarithmic(title: "", [0.04, 3])) == ["0.05", "0.1", "0.2", "0.5", "1", "2"])
    #expect(
      labels(Scale.logarithmic(title: "", [1e-30, 1])) == [
        "1e-28", "1e-24", "1e-20", "1e-16", "1e-12", "1e-08", "0.0001", "1",
      ])
  }

  @Test func `near perfect, ticks stand where what is missing is round`() {
    let scale = Scale.logError(title: "", [12, 99], limit: 100.1, best: 100)
    #expect(labels(scale) == ["0", "50", "80", "90", "95", "98", "99"])
    // Halving the error is the same distance anywhere.
    let places = [80.1, 90.1, 95.1].map(scale.share)
    #expect(abs((places[1] - places[0]) - (places[2] - places[1])) < 1e-12)
    #expect(scale.lower < 12 && scale.upper > 99 && scale.upper < 100.1)
  }

  @Test func `a short range near perfect has three ticks or more`() {
    // The accuracies of the best of the shipped grid: multiples of what is missing would be 96 alone.
    let scale = Scale.logError(
      title: "", [95.5, 96.9], limit: 100 + 50 / 359, best: 100)
    guard case .listed(let ticks) = scale.ticks else {
      Issue.record("ticks are listed")
      return
    }
    #expect(ticks.map(\.label) == ["95.5", "96", "96.5"])
  }

  @Test func `a perfect value has a place and a tick`() {
    let scale = Scale.logError(title: "", [90, 100], limit: 100.1, best: 100)
    #expect(labels(scale).last == "100")
    #expect(scale.share(100) < 1 && scale.share(99.9) < scale.share(100))
    let alone = Scale.logError(title: "", [100, 100], limit: 100.1, best: 100)
    #expect(alone.lower < 100 && alone.upper > 100 && alone.upper < 100.1)
  }

  @Test(arguments: [Scale.Kind.linear, .logarithmic, .logError(limit: 101)])
  func `a place reads back as its value`(_ kind: Scale.Kind) {
    let scale = Scale(title: "", lower: 1, upper: 100, kind: kind, ticks: .listed([]))
    for value in [1.0, 20, 99] {
      #expect(abs(scale.value(at: scale.position(value)) - value) < 1e-9)
    }
    #expect(scale.share(-1e300) == 0 && scale.share(1e300) == 1)
  }

  @Test func `labels side by side have room`() {
    let scale = Scale.logError(title: "", [12, 99.9], limit: 100.01, best: 100)
    let narrow = scale.across(120)
    #expect(labels(narrow).count < labels(scale).count && labels(narrow).last == labels(scale).last)
    let linear = Scale.linear(title: "", [-0.7, 1], within: -1...1, format: "%g")
    #expect(linear.ticks == .every(0.25, format: "%g"))
    #expect(linear.across(600) == linear && linear.upright(300) == linear)
    #expect(linear.across(130).ticks == .every(1, format: "%g"))
    #expect(linear.upright(60).ticks == .every(1, format: "%g"))
  }

  @Test func `hopeless R² does not squeeze the rest`() {
    let text = ScoreText(short: .determination, best: 0.9)
    let scale = CurveScale.score([-1e30, -5, -0.5, 0.5, 0.9], text, title: "")
    #expect(scale.lower > -0.6 && scale.upper <= 1)
    #expect(
      CurveScale.score([100, 100], ScoreText(short: .accuracy, best: 1), title: "").upper > 100)
  }

  @Test func `losses that span decades get a logarithmic scale, whatever they are`() {
    #expect(CurveScale.loss([0.5, 1], title: "").kind == .linear)
    #expect(CurveScale.loss([0.01, 1], title: "").kind == .logarithmic)
    #expect(CurveScale.loss([0.5, 1], title: "", .log).kind == .logarithmic)
    #expect(CurveScale.loss([0.01, 1], title: "", .linear).kind == .linear)
    #expect(CurveScale.loss([0, 1e-3, 1], title: "").lower > 0)
    #expect(CurveScale.loss([1, .greatestFiniteMagnitude], title: "").upper.isFinite)
    #expect(CurveScale.loss([0], title: "").upper > 0)
    #expect(CurveScale.loss([], title: "").upper == 1.04)
  }

  @Test func `a narrow picture has text of the same height as a slide`() {
    let column = Canvas(millimeters: 85)
    #expect(column.width == 402 && column.isNarrow)
    #expect(Canvas(millimeters: 338.67).width == Canvas.slide.width && !Canvas.slide.isNarrow)
  }
}
