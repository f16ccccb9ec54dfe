@testable import Datasets

/// Arrays of NumPy in a folder of their own, and what is read of them.
struct ArrayFiles {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Five examples of two numbers, and a class for each.
  static let numbers = payload([1.5, -2, 0, 4, 3, 5, 6, 7, 8, 9])
  static let labels = npy("<i8", [5], [1, 0, 1, 0, 1].flatMap { littleEndian($0) })

  /// The examples of two files, written first.
  func read(
    _ inputs: [UInt8], _ answers: [UInt8] = labels, isNumeric: Bool = false
  ) throws -> RawExamples {
    let x = try scratch.write(inputs, to: "x.npy")
    let y = try scratch.write(answers, to: "y.npy")
    let source = NumPySource(.files(inputs: x, answers: y), isNumeric: isNumeric)
    return try NumPyExamples.examples(source) { $0 }
  }

  /// Why the examples of two files are refused; nil where they are not.
  func errorText(
    _ inputs: [UInt8], _ answers: [UInt8] = labels, isNumeric: Bool = false
  ) -> String? {
    do {
      _ = try read(inputs, answers, isNumeric: isNumeric)
      return nil
    } catch {
      return (error as? DatasetError).map(scratch.text)
    }
  }

  /// Why the examples of a source are refused; nil where they are not.
  func errorText(of source: NumPySource) -> String? {
    failure { () throws(DatasetError) in _ = try NumPyExamples.examples(source) { $0 } }
      .map(scratch.text)
  }
}
