import Foundation
import Records

/// A JSON document under construction. What has no value is written as `null`, never left out, so
/// that a reader finds the same keys every time.
indirect enum JSONValue: Encodable, Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  case unsigned(UInt64)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// `null` also for a number that JSON cannot write.
  init(_ number: Double?) {
    self = number.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
  }

  init(_ integer: Int?) { self = integer.map { .integer($0) } ?? .null }

  init(_ value: AxisValue?) {
    switch value {
    case .number(let number): self.init(number)
    case .text(let text): self = .text(text)
    case nil: self = .null
    }
  }

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .unsigned(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }

  /// Indented, with sorted keys, so that equal documents are equal text.
  var document: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}
