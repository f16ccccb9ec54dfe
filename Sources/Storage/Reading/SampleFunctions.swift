import Foundation
import GRDB

/// What SQLite lacks to describe a sample: `stdev(X)`, the standard deviation, and `median(X)`, in
/// statements that users write. What has no value, or is no number, is left out; of none the answer is
/// NULL, as is `stdev` of one.
enum SampleFunctions {
  static func add(to db: Database) {
    db.add(
      function: DatabaseFunction("stdev", argumentCount: 1, pure: true, aggregate: Deviation.self))
    db.add(
      function: DatabaseFunction("median", argumentCount: 1, pure: true, aggregate: Median.self))
  }

  private static func number(_ values: [DatabaseValue]) -> Double? {
    switch values.first?.storage {
    case .int64(let number)?: Double(number)
    case .double(let number)? where !number.isNaN: number
    default: nil
    }
  }

  /// By growing mean and squares (Welford, 1962).
  private struct Deviation: DatabaseAggregate {
    private var count = 0.0
    private var mean = 0.0
    private var squares = 0.0

    mutating func step(_ values: [DatabaseValue]) {
      guard let number = SampleFunctions.number(values) else { return }
      count += 1
      let distance = number - mean
      mean += distance / count
      squares += distance * (number - mean)
    }

    func finalize() -> (any DatabaseValueConvertible)? {
      count > 1 ? (squares / (count - 1)).squareRoot() : nil
    }
  }

  private struct Median: DatabaseAggregate {
    private var numbers: [Double] = []

    mutating func step(_ values: [DatabaseValue]) {
      if let number = SampleFunctions.number(values) { numbers.append(number) }
    }

    func finalize() -> (any DatabaseValueConvertible)? {
      guard !numbers.isEmpty else { return nil }
      let sorted = numbers.sorted()
      let middle = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
  }
}
