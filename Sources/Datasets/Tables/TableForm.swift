/// How a CSV text is to be taken apart, as far as that is known beforehand.
struct TableForm {
  /// What stands between fields; nil finds it.
  var delimiter: Character?
  /// Whether the first line names the columns; nil finds it.
  var header: Bool?
  /// Columns that are dropped, maybe because they are empty: those named by their place do not go of
  /// themselves, since others would move into it.
  var drop: [Column] = []
  /// Columns that are asked for: a first line in which the name of one stands names the columns.
  var asked: [Column] = []
  /// Texts that are a whole row where no delimiter is found, blanks and all.
  var whole: Set<String> = []
  /// Whether an experiment file describes it, which then can say more: no cure for rows to be predicted.
  var isOfExperiment = true

  /// Whether an empty column may have been dropped by its place.
  var dropsPlaces: Bool { drop.contains { if case .name = $0 { false } else { true } } }

  /// Whether the last of so many columns may have been dropped by its place.
  func dropsLast(of width: Int) -> Bool {
    drop.contains { column in
      switch column {
      case .last: true
      case .index(let index): index < 0 || index == width - 1
      case .name: false
      }
    }
  }
}

extension TableForm {
  /// As an experiment describes a table.
  /// - Parameter more: What is asked for beside what the source names.
  init(_ source: CSVSource, asking more: [Column?] = []) {
    self.init(delimiter: source.delimiter, header: source.header, drop: source.drop)
    asked = [source.answer.column] + source.drop + source.categories
    asked += source.ordinal.map(\.column)
    asked += ([source.weight] + more).compactMap(\.self)
  }
}
