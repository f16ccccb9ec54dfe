import Networks

extension Activation {
  /// Adds it to a graph by standard operators and returns the name of the result.
  func add(to graph: inout ONNXGraph, _ z: String, layer: Int) -> String {
    switch self {
    case .identity: return z
    case .sigmoid: return graph.add("Sigmoid", [z])
    case .tanh: return graph.add("Tanh", [z])
    case .relu: return graph.add("Relu", [z])
    case .leakyReLU: return graph.add("LeakyRelu", [z], [("alpha", .float(0.01))])
    case .elu: return graph.add("Elu", [z], [("alpha", .float(1))])
    case .gelu: return gelu(in: &graph, z, layer)
    case .silu: return graph.add("Mul", [z, graph.add("Sigmoid", [z])])
    case .softplus: return graph.add("Softplus", [z])
    case .mish:
      let softplus = graph.add("Softplus", [z])
      return graph.add("Mul", [z, graph.add("Tanh", [softplus])])
    case .softmax: return graph.add("Softmax", [z], [("axis", .integer(1))])
    }
  }

  /// The form with tanh, which the operator `Gelu` of later opsets does not take by default.
  private func gelu(in graph: inout ONNXGraph, _ z: String, _ layer: Int) -> String {
    let cubic = graph.constant("gelu_cubic_\(layer)", [Float(0.044715)])
    let root = graph.constant("gelu_root_\(layer)", [Float(0.797_884_56)])
    let one = graph.constant("gelu_one_\(layer)", [Float(1)])
    let half = graph.constant("gelu_half_\(layer)", [Float(0.5)])
    let square = graph.add("Mul", [z, z])
    let cube = graph.add("Mul", [square, z])
    let sum = graph.add("Add", [z, graph.add("Mul", [cube, cubic])])
    let bend = graph.add("Tanh", [graph.add("Mul", [sum, root])])
    let factor = graph.add("Mul", [graph.add("Add", [bend, one]), half])
    return graph.add("Mul", [z, factor])
  }
}
