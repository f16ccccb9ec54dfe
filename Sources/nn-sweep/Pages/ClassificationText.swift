import Records

/// A classification report as text, in scikit-learn's layout, with the confusion matrix below.
struct ClassificationText: Sendable {
  var report: ClassificationReport
  var part: Part
  /// After which it was made.
  var epoch: Int
  /// Whether the classes had weights in training.
  var isWeighted: Bool

  init(_ report: ClassificationReport, part: Part, epoch: Int, isWeighted: Bool = false) {
    self.report = report
    self.part = part
    self.epoch = epoch
    self.isWeighted = isWeighted
  }

  /// What has to be known of the probabilities of a network that was trained with weights.
  static let weightsNote =
    "trained with class weights: its probabilities are not the classes' frequencies"

  func lines(width: Int? = nil) -> [TextLine] {
    let share =
      "\(NumberText.count(report.correct)) of \(NumberText.count(report.total)) correct "
      + "(\(ScoreText(.accuracy).text(report.total == 0 ? nil : report.accuracy)))"
    return [
      TextLine("\(part.rawValue) part after epoch \(epoch)", .bold) + TextLine(": \(share)"), "",
    ] + scores.lines(width: width)
      + undefinedNotes + (isWeighted ? [TextLine(Self.weightsNote, .yellow)] : []) + [""]
      + ConfusionText(report).lines(width: width)
  }

  private var scores: TextTable {
    var table = TextTable([
      .init("class", .text), .init("precision", .number), .init("recall", .number),
      .init("f1-score", .number), .init("support", .number),
    ])
    func append(_ name: String, _ scores: ClassificationReport.Scores) {
      let shares = [scores.precision, scores.recall, scores.f1].map { NumberText.fixed($0, 4) }
      table.append([name] + shares + ["\(scores.support)"])
    }
    for row in report.classes { append(row.name, row.scores) }
    table.appendGap()
    table.append(["accuracy", "", "", NumberText.fixed(report.accuracy, 4), "\(report.total)"])
    append("macro avg", report.macroAverage)
    append("weighted avg", report.weightedAverage)
    return table
  }

  private var undefinedNotes: [TextLine] {
    func note(_ what: String, _ why: String, _ classes: [ClassificationReport.ClassScores])
      -> [TextLine]
    {
      guard !classes.isEmpty else { return [] }
      let names = classes.map { "'\($0.name)'" }
      let shown = names.prefix(5).joined(separator: ", ")
      let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
      return [TextLine("\(what) of \(shown)\(rest) is undefined (\(why)) and counts as 0", .yellow)]
    }
    let present = report.classes.filter { !$0.isAbsent }
    return note("precision", "never predicted", present.filter(\.isPrecisionUndefined))
      + note("recall", "no such example", present.filter(\.isRecallUndefined))
      + absentNote
  }
}

extension ClassificationText {
  private var absentNote: [TextLine] {
    let absent = report.classes.count(where: \.isAbsent)
    guard absent > 0 else { return [] }
    return [
      TextLine(
        "\(absent) \(absent == 1 ? "class" : "classes") without an example, never predicted, left out"
          + " of averages", .yellow)
    ]
  }
}

/// A confusion matrix as text. Where class names are too wide to head the columns, numbers stand
/// for them; where even these don't fit, the most frequent mistakes are told instead.
struct ConfusionText: Sendable {
  private let report: ClassificationReport

  init(_ report: ClassificationReport) { self.report = report }

  func lines(width: Int? = nil) -> [TextLine] {
    let names = report.classes.map(\.name.printable)
    for heads in [names, names.indices.map { "#\($0 + 1)" }] {
      let rows = heads == names ? names : zip(heads, names).map { "\($0) \($1)" }
      let matrix = matrix(rows: rows, heads: heads)
      if width == nil || matrix.allSatisfy({ $0.width <= width ?? 0 }) {
        return [TextLine("confusion matrix (rows true, columns predicted)"), ""]
          + matrix
      }
    }
    return mistakes(width: width)
  }

  private func matrix(rows: [String], heads: [String]) -> [TextLine] {
    let count = heads.count
    let cells = report.confusion.map { $0 == 0 ? "·" : String($0) }
    let side = rows.map { DisplayWidth.of($0) }.max() ?? 0
    // Equal columns let the diagonal run straight.
    let column = (cells + heads).map { DisplayWidth.of($0) }.max() ?? 0
    let head = heads.map { $0.indented(to: column + 2) }.joined()
    let body = (0..<count).map { label in
      var line = TextLine(rows[label].padded(to: side))
      for predicted in 0..<count {
        let cell = cells[label * count + predicted]
        let isMistake = label != predicted && cell != "·"
        line.append(
          cell.indented(to: column + 2), isMistake ? .red : label == predicted ? .bold : .dim)
      }
      return line
    }
    return [TextLine(String(repeating: " ", count: side) + head)] + body
  }

  private func mistakes(width: Int?) -> [TextLine] {
    let mistakes = report.mistakes
    var table = TextTable([
      .init("true", .text), .init("predicted", .text), .init("examples", .number),
    ])
    for mistake in mistakes.prefix(15) {
      table.append([
        report.classes[mistake.label].name, report.classes[mistake.predicted].name,
        "\(mistake.count)",
      ])
    }
    let classes = report.classes.count
    let size = "confusion matrix: \(classes) × \(classes) is too wide to show here"
    guard !mistakes.isEmpty else { return [TextLine("\(size), and there are no mistakes")] }
    let rest = mistakes.count - 15
    let more = rest > 0 ? [TextLine("and \(NumberText.counted(rest, "rarer mistake"))")] : []
    return [TextLine("\(size); the most frequent mistakes:"), ""] + table.lines(width: width) + more
  }
}
