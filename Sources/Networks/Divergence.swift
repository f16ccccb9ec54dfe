/// A training loss, weight or bias that is not finite at an epoch's end.
///
/// Only the epoch is canonical. Step and layer are information for a reader.
public struct Divergence: Sendable, Hashable, Codable {
  /// The epoch, from 1.
  public var epoch: Int
  /// The first batch of the epoch with a loss that is not finite, from 1; its last batch when only
  /// weights are not.
  public var step: Int
  /// The first layer with a weight, bias or output for that batch that is not finite, from 1 next to
  /// the inputs; the last layer when only the loss is not.
  public var layer: Int

  /// A place as given.
  public init(epoch: Int, step: Int, layer: Int) {
    self.epoch = epoch
    self.step = step
    self.layer = layer
  }
}
