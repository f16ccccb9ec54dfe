public import Datasets
public import Digests
public import Networks

/// How training one trajectory ended.
public enum TrajectoryOutcome: Sendable, Hashable {
  case finished
  case diverged(Divergence)
  /// Why, in words for a person.
  case failed(String)
  /// Stopped from outside before its last epoch; it goes on from its state.
  case interrupted
}

/// Predicted against true classes of one part after one epoch.
public struct ConfusionRecord: Sendable, Hashable {
  public var epoch: Int
  public var part: Part
  /// classes × classes, row = true class, column = predicted class.
  public var counts: [Int]

  public init(epoch: Int, part: Part, counts: [Int]) {
    self.epoch = epoch
    self.part = part
    self.counts = counts
  }
}

/// The weights of a trajectory after `epoch` epochs, with all that judging new rows needs.
public struct ModelRecord: Sendable, Hashable {
  public var epoch: Int
  public var layers: [LayerValues]
  public var context: ModelContext

  public init(epoch: Int, layers: [LayerValues], context: ModelContext) {
    self.epoch = epoch
    self.layers = layers
    self.context = context
  }

  /// The network's shape. The loss plays no part in judging.
  public var architecture: Architecture {
    Architecture(
      layers: layers.prefix(1).map(\.inputs) + layers.map(\.outputs),
      activations: context.activations, loss: .quadratic)
  }
}

/// What a network's weights alone do not say.
public struct ModelContext: Sendable, Hashable, Codable {
  /// One a layer of weights.
  public var activations: [Activation]
  /// How raw rows become inputs, and the names of classes or the units of the target.
  public var encoding: InputEncoding

  public init(activations: [Activation], encoding: InputEncoding) {
    self.activations = activations
    self.encoding = encoding
  }
}

/// Everything that one worker found out about one trajectory: stored in one transaction.
public struct TrajectoryResult: Sendable {
  public var id: TrajectoryID
  public var outcome: TrajectoryOutcome
  /// From epoch 1 to the last one completed; a diverged epoch has no record.
  public var epochs: [EpochRecord]
  /// For every epoch where some point's result is taken; empty for a numeric target.
  public var confusions: [ConfusionRecord]
  /// For every epoch where some point's result is taken.
  public var models: [ModelRecord]
  /// For every epoch where some point's result is taken, unless they are too large.
  public var rowResults: [RowResults] = []
  /// SHA-256 of the weights and biases after the last of `epochs`; none for a diverged run, or one
  /// that was stopped between two batches.
  public var weightsDigest: Digest?
  /// SHA-256 of all losses and scores; none for a diverged run.
  public var curveDigest: Digest?
  /// Number of the worker thread, from 0.
  public var worker: Int
  /// Of training, in all processes that had a part in it.
  public var seconds: Double
  /// Where the first point that the run was trained for takes its result; none before it ends.
  public var resultEpoch: Int?
  /// Where training can go on; none for a diverged run.
  public var state: [UInt8]?

  public init(
    id: TrajectoryID, outcome: TrajectoryOutcome, epochs: [EpochRecord],
    confusions: [ConfusionRecord],
    models: [ModelRecord], weightsDigest: Digest?, curveDigest: Digest?, worker: Int,
    seconds: Double, state: [UInt8]? = nil
  ) {
    self.id = id
    self.outcome = outcome
    self.epochs = epochs
    self.confusions = confusions
    self.models = models
    self.weightsDigest = weightsDigest
    self.curveDigest = curveDigest
    self.worker = worker
    self.seconds = seconds
    self.state = state
  }

  /// The metrics that it ended with: where its result is taken, or after the last epoch.
  public var metrics: EpochRecord? {
    resultEpoch.flatMap { epochs.indices.contains($0 - 1) ? epochs[$0 - 1] : nil } ?? epochs.last
  }
}
