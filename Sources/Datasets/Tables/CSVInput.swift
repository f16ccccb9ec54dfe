/// A column that becomes inputs.
struct CSVInput {
  let column: Int
  /// The texts; nil for numbers.
  var categories: CSVCategories?
  var range = NumberRange()

  init(_ column: Int, isText: Bool) {
    self.column = column
    categories = isText ? CSVCategories() : nil
  }
}
