/// The texts by which programs write that there is no value: one list for labels, texts and
/// numbers alike.
///
/// Capitals count: `None` is what Python writes, `none` a word that people use.
enum MissingMarker {
  private static let all: Set<String> = [
    "?", "NA", "N/A", "n/a", "<NA>", "#N/A", "#N/A N/A", "#NA", "NaN", "nan", "-NaN", "-nan",
    "+nan",
    "NAN", "NaT", "NULL", "Null", "null", "None", "\\N", "n.a.", "N.A.",
    // Python's and R's writers, and what spreadsheets and C's printf leave of a failed sum.
    "NA_character_", "NA_real_", "NA_integer_", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN",
    "#DIV/0!", "#VALUE!", "#REF!", "#NUM!", "#NAME?", "#NULL!",
  ]

  /// Longer texts are none.
  private static let longest = 13

  /// Whether a text says that there is no value; an empty one does.
  static func isMarker(_ text: String) -> Bool {
    text.isEmpty || text.utf8.count <= longest && all.contains(text)
  }

  /// Whether a text that should be a number says that there is none. Where a word could stand, a
  /// point or a dash may be one; where a number should, they are not.
  static func isMarkerOfNumber(_ text: String) -> Bool {
    isMarker(text) || [".", "-", "--", "–", "—", "NONE", "none", "na", "missing"].contains(text)
  }
}
