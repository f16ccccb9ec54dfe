import Records

/// What each column of the data is worth to a run: what `nn-sweep show --inputs` prints.
struct InputsText: Sendable {
  let importance: InputImportance

  /// The most columns that are printed.
  static let mostShown = 20

  func lines(width: Int? = nil) -> [TextLine] {
    let text = DifferenceText(ScoreText(importance.score))
    var table = TextTable([
      .init("column", .text), .init("worse by", .number), .init("lowest to highest", .text),
    ])
    for column in importance.columns.prefix(Self.mostShown) {
      table.append([
        column.name, text.number(column.mean),
        text(column.range.lowerBound, column.range.upperBound),
      ])
    }
    let heading =
      "what is lost when a column is shuffled: \(importance.score.name) on "
      + NumberText.counted(importance.rows, "validation row")
    let more = importance.columns.count - Self.mostShown
    let rest =
      more > 0 ? [TextLine("and \(NumberText.counted(more, "column")) that matter less", .dim)] : []
    return [TextLine(heading, .bold)] + table.lines(width: width) + rest + [
      TextLine(
        "mean and range of \(InputImportance.shuffles) shuffles; of columns that say the same, each"
          + " may look of little worth", .dim)
    ]
  }
}

extension JSONOutput {
  /// `inputs` of `show --json`: for each column `name`, and by how much the score is worse when it is
  /// shuffled: `loss`, `loss_lowest` and `loss_highest`; the column that matters most comes first.
  static func inputs(_ importance: InputImportance) -> JSONValue {
    .list(
      importance.columns.map { column in
        .object([
          "name": .text(column.name), "loss": JSONValue(column.mean),
          "loss_lowest": JSONValue(column.range.lowerBound),
          "loss_highest": JSONValue(column.range.upperBound),
        ])
      })
  }
}
