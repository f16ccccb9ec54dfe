import Experiments
import Foundation

/// The values of an axis, too many of them put together with their neighbors: a random sample may
/// have no value twice.
struct AxisBins: Sendable, Hashable {
  /// A value, or the first and the last of those put together.
  private(set) var labels: [String]
  /// Whether any bin holds more than one value.
  let isCoarse: Bool
  private let places: [AxisValue: Int]

  /// Bins when there are too many values.
  private static let count = 8

  /// Ordered values, where more than `limit`, in eight bins of as many each; else every value for
  /// itself.
  init(_ varied: VariedAxis, limit: Int) {
    let values = varied.values
    isCoarse = varied.isOrdered && values.count > limit
    let count = isCoarse ? Self.count : values.count
    let ranges = (0..<count).map { ($0 * values.count / count)..<(($0 + 1) * values.count / count) }
    labels = ranges.map { range in
      let (first, last) = (values[range.lowerBound], values[range.upperBound - 1])
      return first == last ? first.brief : "\(Self.rounded(first)) – \(Self.rounded(last))"
    }
    let places = ranges.enumerated().flatMap { bin, range in range.map { (values[$0], bin) } }
    self.places = Dictionary(uniqueKeysWithValues: places)
  }

  /// The bin of a value of the axis.
  func place(of value: AxisValue?) -> Int? { value.flatMap { places[$0] } }

  /// Ends of a bin need not be told exactly.
  private static func rounded(_ value: AxisValue) -> String {
    guard let number = value.number, value.description.count > 4 else { return value.description }
    return shortest(Double(String(format: "%.1e", number)) ?? number)
  }
}
