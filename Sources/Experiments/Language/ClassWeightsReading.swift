import Kernels
import Networks
import Records
import YAMLLite

/// What a file says of the weights of classes, before it is known which classes there are.
enum ClassWeightsChoice: Sendable, Equatable {
  case none
  case balanced
  /// Sorted by name, each once.
  case given([Given])

  /// A class with its weight, and where it is named.
  struct Given: Sendable, Equatable {
    var name: String
    var weight: Double
    var place: SourceRange
  }

  /// As tables show it: the same for all texts that weigh the same.
  var text: String {
    switch self {
    case .none: return "none"
    case .balanced: return "balanced"
    case .given(let classes):
      let counted = classes.filter { $0.weight != 1 }.map { "\($0.name): \(shortest($0.weight))" }
      return counted.isEmpty ? "none" : "{\(counted.joined(separator: ", "))}"
    }
  }

  /// The weights of the classes of these names.
  func weights(of names: [String]) -> ClassWeights {
    switch self {
    case .none: return .none
    case .balanced: return .balanced
    case .given(let classes):
      let known = Dictionary(uniqueKeysWithValues: classes.map { ($0.name, $0.weight) })
      let weights = names.map { known[$0] ?? 1 }
      return weights.allSatisfy { $0 == 1 } ? .none : .given(weights)
    }
  }
}

extension Reader {
  /// `none`, `balanced` or `{fraud: 10, ok: 1}`.
  mutating func classWeights(_ node: Node) -> ClassWeightsChoice? {
    switch node.content {
    case .scalar(let text, _):
      switch text {
      case "none": return ClassWeightsChoice.none
      case "balanced": return .balanced
      default:
        report(
          "class weights must be none, balanced or a mapping, not '\(text)'", at: node.range,
          hint: suggestion(for: text, among: ["none", "balanced"])
            + "; or a weight for a class: {fraud: 10}")
        return nil
      }
    case .list:
      report(
        "class weights must be none, balanced or a mapping, not a list", at: node.range,
        hint: "write balanced, or a weight for a class: {fraud: 10}")
      return nil
    case .mapping(let entries):
      guard !entries.isEmpty else {
        report(
          "class weights name no class", at: node.range, hint: "write {fraud: 10}, or none")
        return nil
      }
      let given = entries.compactMap { entry -> ClassWeightsChoice.Given? in
        let what = "the weight of class '\(entry.key)'"
        guard let weight = number(entry.value, what) else { return nil }
        if let refusal = NumberRule.positive.refusal(weight, what) {
          report(refusal.message, at: entry.value.range, hint: refusal.hint)
          return nil
        }
        return ClassWeightsChoice.Given(name: entry.key, weight: weight, place: entry.keyRange)
      }
      guard given.count == entries.count else { return nil }
      return .given(given.sorted { $0.name < $1.name })
    }
  }
}
