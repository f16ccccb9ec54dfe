public import Datasets
import Kernels
import Networks

/// What a network answered for each validation row at an epoch where a result is taken, small enough
/// to be kept of every run: from these, settings can be compared row by row without one more training.
///
/// - Of three classes or more, the predicted class, in as few bits as hold it: 1, 2, 4, 8 or 16.
/// - Of two classes, a score of the second in 16 bits: from 32,768 on it was predicted.
/// - Of numbers, the standardized prediction as a 16-bit float.
///
/// A row that the network gives NaN for stands there as taken for another class than its own.
public struct RowResults: Sendable, Hashable {
  public var epoch: Int
  public var rows: ValidationRows
  public var bytes: [UInt8]

  /// The most bytes that are kept of one run.
  public static let mostBytes = 65_536

  /// Of the network's `outputs`, row after row; nil where they would be too many.
  public init?(epoch: Int, rows: ValidationRows, outputs: [Float]) {
    guard rows.count > 0, rows.bytesOfResults <= Self.mostBytes else { return nil }
    self.epoch = epoch
    self.rows = rows
    let width = outputs.count / rows.count
    switch rows.form {
    case .classes(let classes) where classes > 2:
      bytes = Self.packed(
        (0..<rows.count).map { row in
          let outputs = outputs[row * width..<(row + 1) * width]
          return Predictor.isAnswer(outputs)
            ? Predictor.label(of: outputs) : Self.wrong(rows.answers[row])
        }, bits: rows.form.bits)
    case .classes:
      bytes = (0..<rows.count).flatMap { row in
        let outputs = outputs[row * width..<(row + 1) * width]
        return Self.littleEndian(
          Predictor.isAnswer(outputs)
            ? Self.score(outputs) : UInt16(Self.wrong(rows.answers[row]) * 65_535))
      }
    case .numbers:
      bytes = outputs.flatMap { Self.littleEndian(Float16($0).bitPattern) }
    }
  }

  /// As read from a database; nil where they do not fit the rows.
  public init?(epoch: Int, rows: ValidationRows, bytes: [UInt8]) {
    guard bytes.count == rows.bytesOfResults else { return nil }
    self.epoch = epoch
    self.rows = rows
    self.bytes = bytes
  }

  /// The predicted class of each row; empty for numbers. One that is none, which only a damaged file
  /// has, is the last.
  public var classes: [Int] {
    guard case .classes(let count) = rows.form else { return [] }
    if count <= 2 { return codes.map { $0 < 32_768 ? 0 : 1 } }
    let bits = rows.form.bits
    let mask = (1 << bits) - 1
    return (0..<rows.count).map { row in
      let place = row * bits
      let low = Int(bytes[place / 8])
      let word = bits == 16 ? low | Int(bytes[place / 8 + 1]) << 8 : low >> (place % 8)
      return min(word & mask, count - 1)
    }
  }

  /// For two classes how likely the second is to the network, between 0 and 1 and in the order of its
  /// outputs, for numbers the standardized predictions; nil for more classes.
  public var scores: [Double]? {
    switch rows.form {
    case .numbers: codes.map { Double(Float16(bitPattern: $0)) }
    case .classes(2): codes.map { (Double($0) + 0.5) / 65_536 }
    case .classes: nil
    }
  }

  private var codes: [UInt16] {
    stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
  }

  /// Of one output for two classes, or one each: the share of the second, made a whole number so that
  /// its half tells the predicted class. Outputs that are no probabilities keep their order.
  private static func score(_ outputs: ArraySlice<Float>) -> UInt16 {
    let (first, last) = (Double(outputs[outputs.startIndex]), Double(outputs[outputs.endIndex - 1]))
    let difference = outputs.count == 1 ? 2 * last - 1 : last - first
    let share = difference.isNaN ? -1 : difference / max(1, difference.magnitude)
    let isSecond = Predictor.label(of: outputs) == 1
    let code = Int(((share + 1) * 32_768).rounded(.down))
    return UInt16(isSecond ? min(max(code, 32_768), 65_535) : min(max(code, 0), 32_767))
  }

  /// A class that a row is not, for one without an answer, which counts as a wrong one.
  private static func wrong(_ answer: Float) -> Int { answer == 0 ? 1 : 0 }

  private static func packed(_ labels: [Int], bits: Int) -> [UInt8] {
    if bits == 16 { return labels.flatMap { littleEndian(UInt16($0)) } }
    var bytes = [UInt8](repeating: 0, count: (labels.count * bits + 7) / 8)
    for (row, label) in labels.enumerated() {
      bytes[row * bits / 8] |= UInt8(label) << UInt8(row * bits % 8)
    }
    return bytes
  }

  private static func littleEndian(_ word: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: word), UInt8(word >> 8)]
  }
}

/// The rows that a split validates on, and their answers: shared by all runs on that split.
public struct ValidationRows: Sendable, Hashable {
  /// What is to be learned of them.
  public enum Form: Sendable, Hashable {
    case classes(Int)
    case numbers

    /// Bits that the result of a row takes.
    var bits: Int {
      switch self {
      case .numbers, .classes(2): 16
      case .classes(let count): [1, 2, 4, 8].first { 1 << $0 >= count } ?? 16
      }
    }

    /// Bytes that the results of so many rows take.
    func bytes(of rows: Int) -> Int { (rows * bits + 7) / 8 }
  }

  /// Which data and split they are of, in the words of the texts of runs.
  public var data: String
  public var form: Form
  /// The place of each in the data, from 0.
  public var places: [Int32]
  /// Its class, or the standardized number.
  public var answers: [Float]

  public init(data: String, form: Form, places: [Int32], answers: [Float]) {
    precondition(places.count == answers.count, "an answer a row")
    self.data = data
    self.form = form
    self.places = places
    self.answers = answers
  }

  /// Those of a dataset.
  public init(of dataset: Dataset, data: String) {
    let examples = dataset.validation.examples
    let places = examples.places ?? Array(0..<Int32(examples.count))
    switch dataset.validation.targets {
    case .labels(let labels, let classes):
      self.init(
        data: data, form: .classes(classes), places: places, answers: labels.map(Float.init))
    case .numbers(let numbers):
      self.init(data: data, form: .numbers, places: places, answers: numbers)
    }
  }

  public var count: Int { places.count }

  /// Bytes that the results of one run on them take.
  public var bytesOfResults: Int { form.bytes(of: count) }
}
