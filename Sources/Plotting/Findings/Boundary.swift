/// What a network of two inputs answers where, and the examples that it is judged by.
public struct Boundary: Sendable, Hashable {
  /// An example and its true class.
  public struct Point: Sendable, Hashable {
    public var x: Double
    public var y: Double
    public var label: Int

    public init(x: Double, y: Double, label: Int) {
      self.x = x
      self.y = y
      self.label = label
    }
  }

  /// The classes that are answered, row after row from the lower left one, as many rows as columns; nil
  /// where the network gives no number.
  public var answers: [Int?]
  public var columns: Int
  public var across: ClosedRange<Double>
  public var up: ClosedRange<Double>
  public var points: [Point]
  /// The run that answers.
  public var run: String

  public init(
    answers: [Int?], columns: Int, across: ClosedRange<Double>, up: ClosedRange<Double>,
    points: [Point], run: String
  ) {
    precondition(answers.count == columns * columns, "as many rows as columns")
    self.answers = answers
    self.columns = columns
    self.across = across
    self.up = up
    self.points = points
    self.run = run
  }

  /// What is answered for a point, if anything.
  func answer(_ point: Point) -> Int? {
    func place(_ value: Double, _ range: ClosedRange<Double>) -> Int {
      let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
      return min(max(Int(share * Double(columns)), 0), columns - 1)
    }
    return answers[place(point.y, up) * columns + place(point.x, across)]
  }
}
