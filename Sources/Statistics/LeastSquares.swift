/// Which part of the variation of numbers each group of columns explains that comes last into a linear
/// model: the sum of squares that is lost when only this group is left out.
///
/// Rows are settings, groups are axes; the model has a constant. Columns that follow from others are
/// left out by themselves, so that a group has as many degrees of freedom as it brings.
struct LeastSquares {
  /// A row's entries that are not 0, by column.
  typealias Row = [(column: Int, value: Double)]

  private let rows: [Row]
  private let columns: Int
  /// For each group: its factor with the group's columns last.
  private let factors: [Factor]

  /// The Cholesky factor of the columns' products, with one group last.
  fileprivate struct Factor {
    /// Columns in their order; the constant first.
    let order: [Int]
    /// Where the group begins.
    let start: Int
    /// By rows, lower triangle; the diagonal is 0 where a column follows from those before it.
    let lower: [[Double]]

    var freedom: Int { (start..<order.count).count { lower[$0][$0] > 0 } }
  }

  /// `groups` are the columns of each group, which together are `0..<columns`.
  init(_ rows: [Row], groups: [Range<Int>]) {
    columns = groups.last?.upperBound ?? 0
    self.rows = rows
    var products = [[Double]](
      repeating: Array(repeating: 0, count: columns + 1), count: columns + 1)
    for row in rows {
      let row = row + [(columns, 1)]
      for (one, value) in row {
        for (other, factor) in row where other <= one { products[one][other] += value * factor }
      }
    }
    for one in products.indices {
      for other in 0..<one { products[other][one] = products[one][other] }
    }
    let constant = columns
    factors = groups.map { group in
      let others = (0..<constant).filter { !group.contains($0) }
      return Factor(products, order: [constant] + others + group, start: others.count + 1)
    }
  }

  /// Degrees of freedom that a group brings.
  func freedom(_ group: Int) -> Int { factors[group].freedom }

  /// The sum of squares that each group explains of `values`, one a row, when it comes last.
  func squares(_ values: [Double]) -> [Double] {
    var products = [Double](repeating: 0, count: columns + 1)
    for (row, value) in zip(rows, values) {
      for (column, entry) in row { products[column] += entry * value }
      products[columns] += value
    }
    return factors.map { $0.squares(products) }
  }
}

extension LeastSquares.Factor {
  fileprivate init(_ products: [[Double]], order: [Int], start: Int) {
    self.order = order
    self.start = start
    var lower = order.map { _ in [Double](repeating: 0, count: order.count) }
    for row in order.indices {
      for column in 0...row {
        var sum = products[order[row]][order[column]]
        for place in 0..<column { sum -= lower[row][place] * lower[column][place] }
        if row == column {
          // What is left of a column that follows from others is rounding.
          let whole = products[order[row]][order[row]]
          lower[row][row] = sum > 1e-9 * whole ? sum.squareRoot() : 0
        } else {
          lower[row][column] = lower[column][column] > 0 ? sum / lower[column][column] : 0
        }
      }
    }
    self.lower = lower
  }

  /// With L z = products: the squares of z from the group's first column on.
  fileprivate func squares(_ products: [Double]) -> Double {
    var solution = [Double](repeating: 0, count: order.count)
    for row in order.indices where lower[row][row] > 0 {
      var sum = products[order[row]]
      for place in 0..<row { sum -= lower[row][place] * solution[place] }
      solution[row] = sum / lower[row][row]
    }
    return solution[start...].reduce(0) { $0 + $1 * $1 }
  }
}
