/// The forms in which a network leaves the program. The raw values are the endings of their files.
enum ModelFormat: String, CaseIterable {
  /// For NumPy: a zip of arrays.
  case npz
  /// For everything else: text.
  case json
  /// For C and C++: code.
  case h
  /// For ONNX Runtime and all that reads ONNX.
  case onnx

  /// The one that a file's name asks for by its ending; nil for another ending.
  init?(path: String) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    self.init(rawValue: path[path.index(after: dot)...].lowercased())
  }

  /// `.npz, .json, .h or .onnx`
  static var endings: String {
    let all = allCases.map { "." + $0.rawValue }
    return all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
  }

  /// The file of a network: the same bytes for the same network.
  func bytes(of model: SavedModel) throws -> [UInt8] {
    switch self {
    case .npz: try NumPyModel(model).bytes
    case .json: Array(try JSONModel(model).text.utf8)
    case .h: Array(CModel(model).text.utf8)
    case .onnx: try ONNXModel(model).bytes
    }
  }
}
