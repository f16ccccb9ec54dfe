/// Images that a run of the best setting answers wrong.
public struct Misread: Sendable, Hashable {
  public struct Image: Sendable, Hashable {
    /// From 0, which is white: row after row from the top.
    public var pixels: [Float]
    /// The classes that it is of and that it is taken for.
    public var truth: Int
    public var answer: Int

    public init(pixels: [Float], truth: Int, answer: Int) {
      self.pixels = pixels
      self.truth = truth
      self.answer = answer
    }
  }

  public var images: [Image]
  /// Pixels to a side.
  public var side: Int
  /// The run that answers.
  public var run: String

  /// - Parameters:
  ///   - images: `side * side` pixels each.
  public init(images: [Image], side: Int, run: String) {
    precondition(images.allSatisfy { $0.pixels.count == side * side }, "a number for each pixel")
    self.images = images
    self.side = side
    self.run = run
  }

  /// Rows to look at: of the most frequent mistakes the first few each, mistakes in that order.
  ///
  /// - Parameters:
  ///   - truths: The class of each row.
  ///   - answers: The class that it is taken for.
  public static func rows(
    _ truths: [Int], _ answers: [Int], mistakes: Int = 4, each: Int = 3
  ) -> [Int] {
    struct Mistake: Hashable {
      let truth: Int
      let answer: Int
    }
    var rows: [Mistake: [Int]] = [:]
    for (row, (truth, answer)) in zip(truths, answers).enumerated() where truth != answer {
      rows[Mistake(truth: truth, answer: answer), default: []].append(row)
    }
    // Of equally frequent ones that which comes first in the rows.
    return rows.values.sorted { (-$0.count, $0[0]) < (-$1.count, $1[0]) }
      .prefix(mistakes).flatMap { $0.prefix(each) }
  }
}
