import Kernels

/// A graph of ONNX under construction: operators of opset 13, one after the other, and the constants
/// that they take. Field numbers are those of `onnx.proto`.
struct ONNXGraph {
  /// Numbers of `TensorProto.DataType`.
  enum Element: Int {
    case float = 1
    case int64 = 7
    case boolean = 9
    case double = 11
  }

  /// An attribute of an operator.
  enum Attribute {
    case integer(Int)
    case float(Float)
  }

  static let opset = 13

  private var graph = ProtocolBuffer()
  private var count = 0

  init(name: String) { graph.add(2, name) }

  /// Adds an operator and returns the name of its result, a new one unless it is given.
  mutating func add(
    _ operation: String, _ inputs: [String], _ attributes: [(String, Attribute)] = [],
    as name: String? = nil
  ) -> String {
    count += 1
    let result = name ?? "\(operation.lowercased())_\(count)"
    var node = ProtocolBuffer()
    for input in inputs { node.add(1, input) }
    node.add(2, result)
    node.add(3, "node_\(count)")
    node.add(4, operation)
    for (name, value) in attributes {
      var attribute = ProtocolBuffer()
      attribute.add(1, name)
      switch value {
      case .float(let number):
        attribute.add(2, number)
        attribute.add(20, 1)
      case .integer(let number):
        attribute.add(3, number)
        attribute.add(20, 2)
      }
      node.add(5, attribute)
    }
    graph.add(1, node)
    return result
  }

  /// Adds a constant of 32-bit numbers; without sizes a single one. Returns its name.
  mutating func constant(_ name: String, _ values: [Float], _ sizes: [Int] = []) -> String {
    constant(name, .float, sizes, values.littleEndianBytes)
  }

  mutating func constant(_ name: String, _ values: [Double], _ sizes: [Int] = []) -> String {
    constant(name, .double, sizes, values.flatMap { $0.bitPattern.littleEndianBytes })
  }

  mutating func constant(_ name: String, _ values: [Int], _ sizes: [Int] = []) -> String {
    constant(name, .int64, sizes, values.flatMap { Int64($0).littleEndianBytes })
  }

  mutating func constant(_ name: String, _ values: [Bool], _ sizes: [Int] = []) -> String {
    constant(name, .boolean, sizes, values.map { $0 ? 1 : 0 })
  }

  private mutating func constant(
    _ name: String, _ element: Element, _ sizes: [Int], _ values: [UInt8]
  ) -> String {
    var tensor = ProtocolBuffer()
    for size in sizes { tensor.add(1, size) }
    tensor.add(2, element.rawValue)
    tensor.add(8, name)
    tensor.add(9, values)
    graph.add(5, tensor)
    return name
  }

  /// Declares what the graph takes: any number of rows.
  mutating func input(_ name: String, _ element: Element, columns: Int) {
    graph.add(11, Self.rows(name, element, columns))
  }

  /// Declares a result: of so many columns a row, or one value a row.
  mutating func output(_ name: String, _ element: Element, columns: Int? = nil) {
    graph.add(12, Self.rows(name, element, columns))
  }

  private static func rows(_ name: String, _ element: Element, _ columns: Int?) -> ProtocolBuffer {
    var shape = ProtocolBuffer()
    var rows = ProtocolBuffer()
    rows.add(2, "rows")
    shape.add(1, rows)
    if let columns {
      var size = ProtocolBuffer()
      size.add(1, columns)
      shape.add(1, size)
    }
    var tensor = ProtocolBuffer()
    tensor.add(1, element.rawValue)
    tensor.add(2, shape)
    var type = ProtocolBuffer()
    type.add(1, tensor)
    var value = ProtocolBuffer()
    value.add(1, name)
    value.add(2, type)
    return value
  }

  /// The file: the graph with what is to be said of it.
  func model(facts: [(String, String)]) -> [UInt8] {
    var operators = ProtocolBuffer()
    operators.add(1, "")
    operators.add(2, Self.opset)
    var model = ProtocolBuffer()
    model.add(1, 8)
    model.add(2, "nn-sweep")
    model.add(3, Build.version)
    model.add(7, graph)
    model.add(8, operators)
    for (key, text) in facts {
      var entry = ProtocolBuffer()
      entry.add(1, key)
      entry.add(2, text)
      model.add(14, entry)
    }
    return model.bytes
  }
}
