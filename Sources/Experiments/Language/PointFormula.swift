import Formulas
import Networks
import Records
import YAMLLite

/// A formula over one point of a sweep: its axes, variables, and the network that they make. An
/// object, since it is asked once a point and never changes.
final class PointFormula: Sendable {
  let formula: Formula
  /// What the formula's names stand for, in its order.
  let names: [PointName]

  init(_ formula: Formula) {
    self.formula = formula
    names = formula.names.map { PointName($0) }
  }

  /// The axes that it reads.
  var axes: [Axis] {
    names.compactMap { if case .axis(let axis) = $0 { axis } else { nil } }
  }
}

/// What a name in a formula stands for.
enum PointName: Sendable, Hashable {
  case axis(Axis)
  case network(NetworkName)

  init(_ name: String) {
    self =
      NetworkName(rawValue: name).map(PointName.network)
      ?? .axis(Axis(rawValue: name) ?? .variable(name))
  }
}

/// What formulas may ask of the network that a point trains.
enum NetworkName: String, Sendable, CaseIterable {
  /// The number of hidden layers.
  case depth
  /// The widest hidden layer; 0 without any.
  case width
  /// Weights and biases.
  case parameters
  /// Floating-point operations for training on one example.
  case flops
  case hiddenActivation = "hidden_activation"
  case outputActivation = "output_activation"

  var isNumber: Bool { self != .hiddenActivation && self != .outputActivation }

  /// What it is for a network whose activations bear these names: one for all hidden layers or one
  /// each, then the outputs'.
  func value(
    of network: Architecture, activations: @autoclosure () -> [String]
  ) -> FormulaValue {
    switch self {
    case .depth: .number(Double(network.layers.count - 2))
    case .width: .number(Double(network.layers.dropFirst().dropLast().max() ?? 0))
    case .parameters: .number(Double(network.parameters))
    case .flops: .number(Double(network.flops))
    case .hiddenActivation: .text(activations().dropLast().joined(separator: "/"))
    case .outputActivation: .text(activations().last ?? "")
    }
  }
}

extension FormulaScope {
  /// The names of formulas in a section with these variables.
  static func points(variables: [String]) -> FormulaScope {
    var scope = FormulaScope()
    for axis in Axis.allCases {
      scope.add(
        axis.rawValue, axis.isNumeric ? .number : .text, values: axis.texts, isSizes: axis.isSizes)
    }
    for name in NetworkName.allCases {
      scope.add(name.rawValue, name.isNumber ? .number : .text)
    }
    for variable in variables {
      scope.add(variable, Axis.variable(variable).isNumeric ? .number : .text)
    }
    return scope
  }
}

extension Axis {
  /// Whether its texts are sizes of layers.
  fileprivate var isSizes: Bool { if case .sizes? = row?.kind { true } else { false } }

  /// Every text that the axis can have; empty where they are not counted.
  fileprivate var texts: [String] { if case .name(let names)? = row?.kind { names } else { [] } }
}
