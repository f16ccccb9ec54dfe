import Kernels
import Testing

@testable import Datasets

@Suite struct ScalingTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Loads a table of which the last row is the test and the one before the validation part.
  private func load(
    _ text: String, _ scale: Scale, _ answer: CSVSource.Answer = .label(.last)
  ) throws -> Dataset {
    try scratch.write(text, to: "t.csv")
    return try DatasetLibrary(directories: []).load(
      .csv(CSVSource(file: "t.csv", answer: answer)),
      split: Split(validation: .last(1), test: .last(1)), scale: scale,
      relativeTo: scratch.path)
  }

  private static let table = "1,5,-10,0\n3,5,30,1\n2,5,-10,0\n9,6,0,1\n0,4,10,0\n"

  @Test func `unit is lowest to highest of the training part`() throws {
    let dataset = try load(Self.table, .unit)
    #expect(dataset.training.rows == [[0, 0, 0], [1, 0, 1], [0.5, 0, 0]])
    #expect(dataset.validation.rows == [[4, 0, 0.25]])
    #expect(dataset.test.rows == [[-0.5, 0, 0.5]])
  }

  @Test func `standard is mean zero and deviation one of the training part`() throws {
    let dataset = try load("1,5,0\n3,5,1\n1,5,0\n3,5,1\n5,6,0\n0,5,1\n", .standard)
    #expect(dataset.training.rows == [[-1, 0], [1, 0], [-1, 0], [1, 0]])
    #expect(dataset.validation.rows == [[3, 0]])
    #expect(dataset.test.rows == [[-2, 0]])
  }

  @Test func `robust is median zero and interquartile range one of the training part`() throws {
    // 1 2 3 5 has the quartiles 1.75, 2.5 and 3.5; whole numbers are bytes, the others are not.
    for shift in ["", ".5"] {
      let table = [5, 1, 3, 2, 6, 0].map { "\($0)\(shift),\($0 % 2)\n" }.joined()
      let dataset = try load(table, .robust)
      let expected: [Float] = [2.5, -1.5, 0.5, -0.5].map { $0 * Float(1 / 1.75) }
      #expect(dataset.training.rows.map { $0[0] } == expected)
      #expect(dataset.validation.rows == [[3.5 * Float(1 / 1.75)]])
      #expect(dataset.test.rows == [[-2.5 * Float(1 / 1.75)]])
    }
  }

  @Test func `robust knows nothing of values far from all others`() throws {
    let near = try load("1.5,0\n2.5,1\n3.5,0\n4.5,1\n5.5,0\n0,0\n0,1\n", .robust)
    let far = try load("1.5,0\n2.5,1\n3.5,0\n4.5,1\n9e9,0\n0,0\n0,1\n", .robust)
    #expect(near.inputScaling == far.inputScaling)
  }

  @Test func `robust columns with equal quartiles are divided by half their range`() throws {
    // The second is constant; the third has a range so small that the extremes would be infinite.
    let rows = (0..<9).map { row in
      "\(row == 4 ? 8 : 0),7,\(row == 4 ? 1e20 : row == 5 ? -1e20 : Double(row) * 1e-30),\(row % 2)"
    }
    let dataset = try load((rows + ["4,8,0,0", "16,7,0,1"]).joined(separator: "\n"), .robust)
    #expect(dataset.inputScaling.offsets.prefix(2) == [0, 7])
    #expect(dataset.inputScaling.scales == [0.25, 0, 1e-20])
    #expect(dataset.training.rows.map { $0[0] } == [0, 0, 0, 0, 2, 0, 0, 0, 0])
    #expect(dataset.validation.rows.map { $0.prefix(2) } == [[1, 0]])
  }

  /// `numpy.percentile(v, [25, 50, 75])` of these values gives these numbers.
  @Test(
    arguments: [
      ([68.875, -119.25], [-72.21875, -25.1875, 21.84375]),
      ([129.75, -66.4375, 157.125], [31.65625, 129.75, 143.4375]),
      ([103.5, 232.5, 180.8125, 128.8125, 83.8125], [103.5, 128.8125, 180.8125]),
      ([222.1875, 21.375, -235.1875, 180.25, -11.625, 147.25], [-3.375, 84.3125, 172.0]),
      (
        [232.9375, -122.5, 82.25, -223.5, 211.25, -169.75, -192.0625], [-180.90625, -122.5, 146.75]
      ),
      (
        [
          -59.6875, -9.875, 194.625, -123.8125, -55.0625, 28.375, -197.8125, 43.8125, -122.375,
          -243.3125, 124.3125,
        ], [-123.09375, -55.0625, 36.09375]
      ),
    ] as [([Float], [Double])])
  func `quartiles are those of NumPy`(values: [Float], quartiles: [Double]) throws {
    let rows = SharedRows(floats: values, columns: 1)
    let scaling = Scaling.fitted(
      .robust, to: rows, places: Array(0..<Int32(values.count)), unit: .range)
    #expect(scaling.offsets == [Float(quartiles[1])])
    #expect(scaling.scales == [Float(1 / (quartiles[2] - quartiles[0]))])
  }

  @Test func `none is as it is`() throws {
    let dataset = try load(Self.table, .none)
    #expect(dataset.inputScaling == .none)
    #expect(dataset.test.rows == [[0, 4, 10]])
  }

  @Test(arguments: Scale.allCases)
  func `extreme columns stay finite`(scale: Scale) throws {
    let text = "1.7e38,1e-45,0.1,0\n-1.7e38,0,0.1,1\n1,1,0.1,0\n2,2,0.1,1\n3,3,7,0\n"
    let dataset = try load(text, scale)
    let parts = [dataset.training, dataset.validation, dataset.test]
    #expect(parts.flatMap(\.rows).joined().allSatisfy { $0.isFinite })
    if scale != .none { #expect(parts.flatMap(\.rows).allSatisfy { $0[2] == 0 }) }
  }

  @Test func `targets are standardized on the training part`() throws {
    let dataset = try load("1,10\n2,30\n3,10\n4,30\n5,40\n6,20\n", .none, .target(.last))
    #expect(dataset.task == .regression(mean: 20, deviation: 10, name: "1"))
    #expect(dataset.task.outputs == 1)
    #expect(dataset.training.numbers == [-1, 1, -1, 1])
    #expect(dataset.validation.numbers == [2])
    #expect(dataset.test.numbers == [0])
  }

  /// Why numbers to predict, in the last column, are refused.
  private func refusal(of text: String) -> DatasetError? {
    failure { () throws(DatasetError) in
      do {
        _ = try load(text, .none, .target(.last))
      } catch let error as DatasetError {
        throw error
      } catch {}
    }
  }

  @Test func `a constant target is nothing to learn`() throws {
    let text = "1,7\n2,7\n3,8\n4,9\n"
    let error = refusal(of: text)
    #expect(
      error?.description == """
        error: the target '1' is 7.0 in every row of the training part
          hint: there is nothing to learn
        """)
    #expect(error?.isTextual == true)
  }

  @Test func `targets that differ by next to nothing are not called equal`() throws {
    let text = (0..<10).map { "\($0),\($0)e-310\n" }.joined()
    let error = refusal(of: text)
    #expect(
      error?.description == """
        error: the numbers of the target '1' differ so little in the training part that the squares \
        of their distances are 0 in 64 bits
          hint: give them in a smaller unit: multiplied by 1e310
        """)
  }
}
