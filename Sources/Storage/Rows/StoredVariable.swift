import Foundation
public import Records

/// A value in the JSON of the column `variables`: the number of a file's own variable, or the name of
/// the block that asks for the setting.
public struct StoredVariable: Codable {
  private let value: AxisValue

  init(_ value: AxisValue) { self.value = value }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value =
      if let number = try? container.decode(Double.self) {
        .number(number)
      } else {
        .text(try container.decode(String.self))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch value {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }

  /// What the column holds, by name; nil for text that is none of its.
  public static func values(_ text: String) -> [String: AxisValue]? {
    let stored = try? JSONDecoder().decode([String: StoredVariable].self, from: Data(text.utf8))
    return stored?.mapValues(\.value)
  }
}
