/// How a CSV text is to be taken apart, as far as that is known beforehand.
struct TableForm {
  /// What stands between fields; nil finds it.
  var delimiter: Character?
  /// Whether the first line names the columns; nil finds it.
  var header: Bool?
  /// Columns that are dropped, maybe because they are empty: those named by their place do not go of
  /// themselves, since others would move into it.
  var drop: [Column] = []
  /// Whether a row may be a single field, blanks and all.
  var isSingle = false

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
