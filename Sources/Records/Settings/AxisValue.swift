import Kernels

/// One value of an axis, in the form that tables, labels and file short forms share.
public enum AxisValue: Sendable, Hashable, CustomStringConvertible {
  case number(Double)
  /// `16-16`, `relu/softmax`, `he_normal`; a network without hidden layer is `[]`.
  case text(String)

  public var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The shortest text that reads back as the same value; whole numbers without a fraction.
  public var description: String {
    switch self {
    case .number(let value): shortest(value)
    case .text(let text): text
    }
  }

  /// The sizes of layers that it names, none for `[]`; nil where it is no text of sizes.
  public var sizes: [Int]? {
    guard case .text(let text) = self else { return nil }
    if self == Self.noHiddenLayer { return [] }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let sizes = parts.compactMap { Int($0) }
    return sizes.count == parts.count ? sizes : nil
  }

  /// As people read it, where nothing reads it back.
  public var words: String { self == Self.noHiddenLayer ? "no hidden layer" : description }

  /// The sizes of a network without hidden layer.
  public static let noHiddenLayer = AxisValue.text("[]")
}
