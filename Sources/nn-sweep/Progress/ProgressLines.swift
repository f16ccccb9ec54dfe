import Records

/// The live lines: one a worker, then the whole sweep. A pure function of state, size and time.
struct ProgressLines: Sendable {
  private let state: ProgressState
  private let width: Int
  private let rows: Int
  private let now: Double

  /// Lines take at most `width` columns, and not all of the `rows` that the terminal has.
  init(_ state: ProgressState, width: Int, rows: Int, now: Double) {
    self.state = state
    self.width = max(1, width)
    self.rows = rows
    self.now = now
  }

  var lines: [TextLine] {
    let whole = ([bar] + facts + (rows < Self.roomForNotes ? [] : notes)).prefix(max(1, rows - 1))
    return (runs(room: rows - whole.count - 1) + whole).map { $0.clipped(to: width) }
  }

  /// A heading and a line a worker, in at most `room` lines; runs under way come first where not
  /// all fit.
  private func runs(room: Int) -> [TextLine] {
    let all = state.slots.sorted { $0.key < $1.key }.map(\.value)
    guard !all.isEmpty, room > 2 else { return [] }
    let layout = RunLayout(state, width: width)
    guard all.count > room - 1 else { return [layout.heading] + all.map(layout.line) }
    let running = all.filter { $0.phase == .running }
    let shown = running.prefix(room - 2)
    let more = running.count - shown.count
    let rest = more > 0 ? "and \(more) more running" : "other workers wait"
    return [layout.heading] + shown.map(layout.line) + [TextLine("  \(rest)", .dim)]
  }

  /// `grid ━━━━━──── 17/48 runs  12 s elapsed  about 25 s left`, as much of it as there is room for.
  private var bar: TextLine {
    let total = NumberText.count(state.plan.runs)
    let runs = "\(NumberText.count(state.done).indented(to: total.count))/\(total) runs"
    let left = state.timeLeft(at: now).map { "about \(NumberText.estimate($0)) left" }
    let elapsed = NumberText.duration(state.elapsed(at: now)) + " elapsed"
    var facts = [runs, elapsed, left ?? "– left"]
    var name = state.plan.experiment.clipped(to: 24) + "  "
    func room() -> Int { width - DisplayWidth.of(name) - facts.reduce(0) { $0 + 2 + $1.count } }
    if room() < 10 { name = "" }
    if room() < 10 { facts.remove(at: 1) }
    let bar = Bar(share: state.share, width: min(40, max(3, room()))).line
    return TextLine(name, .bold) + bar + TextLine(facts.map { "  " + $0 }.joined())
  }

  /// Rows from which on there is room for what does not change.
  private static let roomForNotes = 12

  /// What the numbers of a worker's line are, and what people try meanwhile.
  private var notes: [TextLine] {
    guard !state.plan.file.isEmpty else { return [] }
    let values = "training loss and validation \(state.plan.scoreText.score.name)"
    let edits = "edits of \(state.plan.file) wait for the next run"
    let line = "\(values); \(edits)"
    return (DisplayWidth.of(line) <= width ? [line] : [values, edits]).map { TextLine($0, .dim) }
  }

  /// Speed, troubles and the best so far: one line, or two where one is too narrow.
  private var facts: [TextLine] {
    let rate = state.examplesPerSecond(at: now).map { NumberText.rate($0) } ?? NumberText.missing
    var line = TextLine("\(rate) examples/s")
    for trouble in state.troubles {
      line.append("  ")
      line.append(trouble, .red)
    }
    guard let best = state.best else { return [line] }
    let score = TextLine("best validation \(state.plan.scoreText.score.name) \(state.text(best))")
    return line.width + 2 + score.width <= width ? [line + TextLine("  ") + score] : [line, score]
  }
}

/// How a line a worker divides its width: the setting gets what it needs, what helps least goes
/// first.
private struct RunLayout {
  private let scoreText: ScoreText
  private let epochDigits: Int
  private var label = 0
  private var bar = 10
  private var showsLoss = true
  private var showsID = true

  init(_ state: ProgressState, width: Int) {
    scoreText = state.plan.scoreText
    epochDigits = String(state.slots.values.map(\.run.epochs).max() ?? 0).count
    let wanted = max(state.labelWidth, "setting".count)
    // Mark, epoch and score with the gaps before them.
    let always = 2 + max(5, 2 * epochDigits + 1) + 2 + 10 + 2
    func room(_ layout: RunLayout) -> Int {
      width - always - (layout.showsID ? 10 : 0) - (layout.bar > 0 ? layout.bar + 2 : 0)
        - (layout.showsLoss ? 9 : 0)
    }
    let enough = min(wanted, 20)
    if room(self) < enough { bar = 0 }
    if room(self) < enough { showsLoss = false }
    if room(self) < enough { showsID = false }
    label = min(wanted, max(4, room(self)))
    if bar > 0 { bar = min(24, bar + room(self) - label) }
  }

  var heading: TextLine {
    TextLine(
      "  " + (showsID ? "run       " : "") + "setting".clipped(to: label).padded(to: label)
        + (bar > 0 ? String(repeating: " ", count: bar + 2) : "")
        + "  " + "epoch".indented(to: max(5, 2 * epochDigits + 1))
        + (showsLoss ? "  " + "loss".indented(to: 7) : "") + "  validation", .dim)
  }

  func line(_ slot: ProgressState.Slot) -> TextLine {
    let isRunning = slot.phase == .running
    let text: Style? = isRunning ? nil : .dim
    var line = mark(slot.phase)
    line.append(" " + (showsID ? slot.id.short + "  " : ""), .dim)
    line.append(slot.run.label.clipped(to: label).padded(to: label), text)
    if bar > 0 { line.append(TextLine("  ") + Bar(share: slot.share, width: bar).line) }
    let epochs = String(slot.run.epochs)
    let epoch = "\(slot.epoch?.epoch ?? 0)/\(epochs)".indented(to: max(5, 2 * epochDigits + 1))
    line.append("  " + epoch, text)
    if showsLoss {
      line.append("  " + NumberText.rounded(slot.epoch?.training.loss).indented(to: 7), text)
    }
    let score = scoreText.text(slot.epoch?.validation.score)
    line.append("  " + score.indented(to: 10), text)
    return line
  }

  private func mark(_ phase: ProgressState.Slot.Phase) -> TextLine {
    switch phase {
    case .running: TextLine("▸")
    case .finished: TextLine("✓", .green)
    case .diverged, .failed: TextLine("✗", .red)
    case .interrupted: TextLine("–", .yellow)
    }
  }
}

/// A bar of which a share is filled, to half a column.
private struct Bar {
  var share: Double
  var width: Int

  var line: TextLine {
    let halves = Int((share * Double(2 * width)).rounded(.down))
    let full = String(repeating: "━", count: halves / 2) + (halves % 2 == 1 ? "╸" : "")
    let rest = String(repeating: "─", count: width - (halves + 1) / 2)
    return TextLine(full, .green) + TextLine(rest, .dim)
  }
}
