/// Examples of a part: which of the shared rows they are, and how these become inputs.
///
/// Nothing is copied: rows stay as they were read, whatever the number of parts and scalings that
/// share them, and are scaled while a batch is gathered.
public final class Examples: Sendable {
  /// The most columns that a network can read.
  public static let mostColumns = 65_536

  public let count: Int
  public let scaling: Scaling
  let rows: SharedRows
  /// The row of each example; nil where the examples are all rows in their order.
  public let places: [Int32]?
  /// The same rows without their zeros, where that is faster.
  let sparse: SparseRows?
  /// Whether all columns have the offset zero and the same scale.
  let isUniform: Bool

  public var columns: Int { rows.columns }

  /// Some of the rows, by their places, or all of them.
  public init(rows: SharedRows, places: [Int32]? = nil, scaling: Scaling) {
    let all = 0..<Int32(rows.count)
    precondition(places?.allSatisfy(all.contains) ?? true, "places of rows")
    self.rows = rows
    self.places = places
    self.scaling = scaling.spread(over: rows.columns)
    count = places?.count ?? rows.count
    sparse = rows.sparseRows(for: self.scaling)
    isUniform = self.scaling.isUniform
  }

  /// Rows of 8-bit values of their own; `bytes.count` is a multiple of `columns`.
  public convenience init(bytes: [UInt8], columns: Int, scaling: Scaling) {
    self.init(rows: SharedRows(bytes: bytes[...], columns: columns), scaling: scaling)
  }

  /// Rows of numbers of their own; `floats.count` is a multiple of `columns`.
  public convenience init(floats: [Float], columns: Int, scaling: Scaling) {
    self.init(rows: SharedRows(floats: floats, columns: columns), scaling: scaling)
  }

  /// The rows of some of the examples, to be gathered by.
  func rows(of examples: [Int32]) -> [Int32] {
    guard let places else { return examples }
    return examples.map { places[Int($0)] }
  }

  /// Bytes of memory that the examples take beside the rows that they share.
  public var byteCount: Int { 4 * (places?.count ?? 0) }

  /// The inputs of one example.
  public func row(_ index: Int) -> [Float] {
    rows.row(places.map { Int($0[index]) } ?? index).enumerated()
      .map { scaling.input($1, column: $0) }
  }
}
