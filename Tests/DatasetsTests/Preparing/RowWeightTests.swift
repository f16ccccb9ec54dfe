import Testing

@testable import Datasets

/// `weight: COLUMN`.
@Suite struct RowWeightTests {
  private func load(
    _ weights: [String], answer: CSVSource.Answer = .label(.name("y")), name: Column = .name("w"),
    split: Split = Split(validation: .last(2), test: .last(2), seed: 0)
  ) throws -> Dataset {
    let scratch = try Scratch()
    let rows = weights.enumerated().map { "\($0 * 7 % 5),\($1),\($0 % 2)" }
    try scratch.write("a,w,y\n" + rows.joined(separator: "\n"), to: "a.csv")
    return try DatasetLibrary(directories: []).load(
      .csv(CSVSource(file: "a.csv", answer: answer, weight: name)), split: split, scale: .none,
      relativeTo: scratch.path)
  }

  @Test func `the mean of the training part's weights is 1, and they are no input`() throws {
    let data = try load(["2", "0", "6", "1e0", "1", "50", "50", "50", "50"])
    #expect(data.columnNames == ["a"])
    #expect(data.training.weights == [1, 0, 3, 0.5, 0.5])
    #expect(data.validation.weights == nil && data.test.weights == nil)
    let numbers = try load(
      ["2", "0", "6", "1", "1", "5", "5", "5", "5"], answer: .target(.name("y")), name: .index(1))
    #expect(numbers.training.weights == [1, 0, 3, 0.5, 0.5])
  }

  @Test func `weights are part of the digest, and their absence changes none`() throws {
    let weights = ["2", "0", "6", "1", "1", "5", "5", "5", "5"]
    let first = try load(weights)
    #expect(try load(weights).digest == first.digest)
    #expect(try load(["2", "0", "6", "1", "1", "5", "5", "5", "4"]).digest != first.digest)
  }

  @Test(arguments: [
    ("-1", "a.csv:4:3: error: a row's weight must be at least 0, not -1"),
    ("", "a.csv:4:3: error: the value of column 'w' is missing"),
    ("NA", "a.csv:4:3: error: the value of column 'w' is missing: 'NA' says so"),
    ("nan", "a.csv:4:3: error: the value of column 'w' is missing: 'nan' says so"),
    ("inf", "a.csv:4:3: error: 'inf' is not a finite number"),
    ("heavy", "a.csv:4:3: error: 'heavy' is not a number, as column 'w' needs"),
  ])
  func `what is no weight is shown with its place`(text: String, message: String) throws {
    let error = #expect(throws: DatasetError.self) {
      try load(["1", "1", text, "1", "1", "1", "1", "1", "1"])
    }
    let shown = error?.description ?? ""
    #expect(shown.contains(message), "\(shown)")
  }

  @Test func `weights of 0 alone are refused`() throws {
    let all = #expect(throws: DatasetError.self) { try load(Array(repeating: "0", count: 9)) }
    #expect(all?.message == "every weight in column 'w' is 0")
    let training = #expect(throws: DatasetError.self) {
      try load(["0", "0", "0", "0", "0", "1", "1", "1", "1"])
    }
    #expect(training?.message == "split: every row of the training part has the weight 0")
  }

  @Test func `what is learned has no weight of itself`() throws {
    let error = #expect(throws: DatasetError.self) {
      try load(["1", "1", "1", "1", "1", "1", "1", "1", "1"], name: .name("y"))
    }
    #expect(error?.message == "the column 'y' is both to be learned and the weight of its row")
  }
}
