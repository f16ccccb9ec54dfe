/// A rectangular table of numbers: one curve, or one set of marks.
struct DataBlock: Sendable, Hashable {
  /// What a reader of the data file sees above the rows.
  var comment: String
  var columns: Int
  /// Row after row, each of `columns` values.
  var values: [Double]

  init(_ comment: String, columns: Int, values: [Double] = []) {
    self.comment = comment
    self.columns = columns
    self.values = values
  }
}
