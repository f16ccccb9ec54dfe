public import Formulas
import Networks
public import Records
public import YAMLLite

/// A `--where` of the command line: a formula that tells which stored results are meant.
///
/// It is about a result's settings, its network, and the `ResultFact`s that its kind has. Where the
/// formula has no value (no score yet, no momentum there, division by zero), the result is not meant.
public struct ResultFilter: Sendable {
  /// As written.
  public var text: String { formula.text }

  private let formula: Formula
  private let names: [Name]

  private enum Name {
    case axis(Axis)
    case network(NetworkName)
    case fact(ResultFact)
  }

  /// - Parameters:
  ///   - variables: of the experiments in question
  ///   - facts: what is known of each result beside its settings
  ///   - testCure: what to do where test scores are hidden; nil where they may be used
  public init(
    _ text: String, variables: [String], facts: [ResultFact], testCure: String? = nil
  ) throws(Diagnostics) {
    let source = SourceFile(path: "--where", text: text)
    let facts = facts.filter { !($0.givesWay && variables.contains($0.rawValue)) }
    var scope = FormulaScope.points(variables: variables)
    for fact in facts {
      scope.add(fact.rawValue, fact.isText ? .text : .number, values: fact.texts)
    }
    let others =
      NetworkName.allCases.map(\.rawValue)
      + facts.filter { $0.measured == nil }.map(\.rawValue) + variables
    scope.everyName = "known beside settings: " + others.joined(separator: ", ")
    do {
      formula = try Formula(FormulaText(text), scope, wanted: .truth)
    } catch {
      throw Diagnostics(file: source, items: error.diagnostics)
    }
    names = formula.names.map { name in
      if let fact = facts.first(where: { $0.rawValue == name }) { return .fact(fact) }
      if let name = NetworkName(rawValue: name) { return .network(name) }
      return .axis(Axis(rawValue: name) ?? .variable(name))
    }
    let hidden = zip(names, formula.places).compactMap { name, place in
      if case .fact(let fact) = name, fact.isOfTest { return (fact, place) }
      return nil as (fact: ResultFact, place: SourceRange)?
    }
    if let testCure, !hidden.isEmpty {
      throw Diagnostics(
        file: source,
        items: hidden.map { fact, place in
          Diagnostic("'\(fact.rawValue)' stays hidden", at: place, hint: testCure)
        })
    }
  }

  /// Whether a result is meant, given the values of its axes and its facts.
  public func holds(
    axis: (Axis) -> AxisValue?, fact: (ResultFact) -> FormulaValue?
  ) -> Bool {
    let value = { (number: Int) -> FormulaValue? in
      switch names[number] {
      case .axis(let name): axis(name).map(FormulaValue.init)
      case .network(let name): Self.value(of: name, axis)
      case .fact(let name): fact(name)
      }
    }
    return (try? formula.holds(value)) ?? false
  }

  /// What is asked of the network that stored settings have, from the texts of `layers` and
  /// `activations`, which every setting has.
  private static func value(of name: NetworkName, _ axis: (Axis) -> AxisValue?) -> FormulaValue? {
    guard let layers = axis(.layers)?.sizes, case .text(let names)? = axis(.activations)
    else { return nil }
    let activations = names.split(separator: "/").map(String.init)
    guard layers.count > 1, !activations.isEmpty else { return nil }
    let network = Architecture(layers: layers, activations: [], loss: .quadratic)
    return name.value(of: network, activations: activations)
  }
}

extension FormulaValue {
  public init(_ value: AxisValue) {
    switch value {
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    }
  }
}
