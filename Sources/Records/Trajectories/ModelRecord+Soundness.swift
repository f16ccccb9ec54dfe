import Datasets
import Networks

extension ModelRecord {
  /// Whether its parts fit one another, as those of every network that was trained do: a damaged
  /// file, or one that somebody else wrote, may hold others.
  public var isSound: Bool {
    guard let inputs = layers.first?.inputs, let outputs = layers.last?.outputs,
      context.activations.count == layers.count, architecture.refusal == nil,
      architecture.fits(layers)
    else { return false }
    let encoding = context.encoding
    guard encoding.offsets.count == encoding.scales.count,
      [1, inputs].contains(encoding.scales.count), encoding.inputs == inputs,
      encoding.origins.map({ $0.count == inputs }) ?? true,
      encoding.fills.map({ $0.count == inputs }) ?? true
    else { return false }
    switch encoding.task {
    case .classification(let classes):
      return classes.count > 1 && (outputs == classes.count || outputs == 1 && classes.count == 2)
    case .regression: return outputs == 1
    }
  }
}
