/// How raw values become inputs: `(Float(raw) - offset) * scale`, one pair a column, or a single
/// pair for all columns.
public struct Scaling: Sendable, Hashable {
  public var offsets: [Float]
  public var scales: [Float]

  /// Both arrays have the same count: one, or the number of columns.
  public init(offsets: [Float], scales: [Float]) {
    precondition(offsets.count == scales.count && !offsets.isEmpty, "one scale an offset")
    self.offsets = offsets
    self.scales = scales
  }

  /// Leaves values as they are.
  public static let none = Scaling(offsets: [0], scales: [1])

  /// The same with one pair for each column.
  func spread(over columns: Int) -> Scaling {
    precondition(offsets.count == 1 || offsets.count == columns, "one pair, or one a column")
    guard offsets.count == 1 && columns > 1 else { return self }
    return Scaling(
      offsets: Array(repeating: offsets[0], count: columns),
      scales: Array(repeating: scales[0], count: columns))
  }

  /// Whether every column has the offset zero and the same scale.
  var isUniform: Bool {
    offsets.allSatisfy { $0 == 0 } && scales.allSatisfy { $0 == scales[0] }
  }

  /// The input that a raw value of a column becomes.
  func input(_ raw: Float, column: Int) -> Float {
    let index = offsets.count == 1 ? 0 : column
    return (raw - offsets[index]) * scales[index]
  }
}
