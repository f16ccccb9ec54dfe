/// A column that becomes inputs.
struct CSVInput {
  let column: Int
  /// The texts; nil for numbers.
  var categories: CSVCategories?
  /// The texts that have an order; nil for others.
  var order: [String]?
  var range = NumberRange()
  var points = PointedGroups()
  /// Rows without a value.
  var gaps = 0

  init(_ column: Int, isText: Bool, order: [String]? = nil) {
    self.column = column
    self.order = order
    categories = isText && order == nil ? CSVCategories() : nil
  }
}
