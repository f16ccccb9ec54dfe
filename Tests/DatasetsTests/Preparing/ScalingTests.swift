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

  @Test func `a constant target is nothing to learn`() throws {
    let text = "1,7\n2,7\n3,8\n4,9\n"
    let error = failure { () throws(DatasetError) in
      do {
        _ = try load(text, .none, .target(.last))
      } catch let error as DatasetError {
        throw error
      } catch {}
    }
    #expect(
      error?.description == """
        error: the target '1' is 7.0 in every row of the training part
          hint: there is nothing to learn
        """)
    #expect(error?.isTextual == true)
  }
}
