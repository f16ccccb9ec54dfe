public import Kernels

/// One network being trained: all the memory of a run, born and freed with it.
///
/// Everything follows from the settings and the data: the first weights from (seed, layer), the
/// order of the examples from (seed, epoch), what dropout drops from (seed, epoch, step). Evaluating
/// in between changes nothing.
public struct Training: ~Copyable {
  let settings: TrainingSettings
  private let targets: Targets
  private let forceDense: Bool
  var network: Network
  var optimizer: OptimizerState
  private var batch: InputBatch
  private var targetBatch: TargetBatch
  /// The examples in the order of the epoch at hand.
  private var order: [Int32]
  /// The rows of the examples in that order.
  private var rows: [Int32]
  /// Epochs trained to their end.
  public internal(set) var completedEpochs = 0
  /// Batches of the epoch at hand that are done; 0 between two epochs.
  public internal(set) var step = 0
  /// The sums over those batches.
  var tally = Tally()

  /// A network at its beginning, to be trained on these examples.
  ///
  /// The architecture has no `refusal`, the examples as many columns as it has inputs, and at
  /// least `batchSize` rows; classes need one output each, or a single one for two classes. A
  /// schedule that depends on the number of steps is told it.
  /// `forceDense` multiplies by zeros even where leaving them out is faster, to the same bits.
  /// `weights` say how much each example counts, beside the weights of classes in the settings; a
  /// mean of 1 leaves the meaning of the learning rate. They are nil where all count the same.
  /// `isBlank` leaves the weights at zero, for one that takes up another's state.
  public init(
    _ settings: TrainingSettings, examples: Examples, targets: Targets, weights: [Float]? = nil,
    forceDense: Bool = false, isBlank: Bool = false
  ) {
    precondition(examples.count == targets.count, "a target an example")
    precondition(1...max(examples.count, 1) ~= settings.batchSize, "batches within the examples")
    precondition(
      settings.steps.map { $0 > 0 } ?? !settings.schedule.dependsOnTotal, "a run of some steps")
    let architecture = settings.architecture
    var classWeights: [Float]?
    if case .labels(let labels, let classes) = targets {
      classWeights = settings.classWeights.weights(of: labels, classes: classes)
      precondition(
        [classes, classes == 2 ? 1 : classes].contains(architecture.layers.last),
        "an output a class, or one for two")
    }
    self.settings = settings
    self.targets = targets
    network = Network(
      architecture, isBlank ? .zeros : settings.initializer, seed: settings.seed,
      capacity: max(settings.batchSize, Self.evaluationRows), dropout: settings.dropout,
      huberDelta: settings.huberDelta)
    optimizer = OptimizerState(
      settings.optimizer, learningRate: settings.learningRate, weightDecay: settings.weightDecay,
      for: network)
    self.forceDense = forceDense
    batch = InputBatch(
      examples: examples, capacity: settings.batchSize, forceDense: forceDense)
    targetBatch = TargetBatch(
      targets, outputs: architecture.layers[architecture.layers.count - 1],
      capacity: settings.batchSize,
      weights: ExampleWeights(classes: classWeights, examples: weights))
    order = Array(repeating: 0, count: targets.count)
    rows = []
  }

  /// Copies of all weights and biases, a layer each.
  public var parameters: [LayerValues] { network.parameters }

  /// Batches that all examples make.
  private var stepsPerEpoch: Int {
    TrainingSettings.stepsPerEpoch(examples: targets.count, batchSize: settings.batchSize)
  }

  /// Whether a run with a number of steps has any left; other runs go on for ever.
  public var hasStepsLeft: Bool { steps(afterEpochs: completedEpochs) > step }

  /// Batches of the epoch after so many: none after the run's last step.
  func steps(afterEpochs epochs: Int) -> Int {
    guard let steps = settings.steps else { return stepsPerEpoch }
    let (whole, rest) = steps.quotientAndRemainder(dividingBy: stepsPerEpoch)
    return epochs < whole ? stepsPerEpoch : epochs == whole ? rest : 0
  }

  /// Trains on every example once, in an order of this epoch's own, `number` counting from 1; on
  /// fewer in the last epoch of a run whose `steps` end there, and never beyond it.
  ///
  /// The last batch may be short; its mean is over the examples it has. `shouldStop` is asked
  /// before each batch; an epoch that it interrupted is taken up where it was by the next call.
  public mutating func epoch(_ number: Int, shouldStop: () -> Bool) -> EpochOutcome {
    let steps = steps(afterEpochs: number - 1)
    precondition(steps > 0, "an epoch of the run")
    shuffle(for: number)
    while step < steps {
      if shouldStop() { return outcome(interrupted: true) }
      let start = step * settings.batchSize
      step += 1
      train(on: start..<min(start + settings.batchSize, order.count), epoch: number)
      if !tally.loss.isFinite {
        // No later batch can make the sum finite again.
        let layer = network.firstBrokenLayer(rows: batch.count) ?? network.layers.count - 1
        return diverged(Divergence(epoch: number, step: step, layer: layer + 1))
      }
    }
    if let layer = network.firstBrokenLayer(rows: 0) {
      return diverged(Divergence(epoch: number, step: step, layer: layer + 1))
    }
    let whole = outcome(interrupted: false)
    completedEpochs = number
    step = 0
    tally = Tally()
    return whole
  }

  /// One step: forward, the scores before the update, backward, the update; the latter two only
  /// while the losses are finite. `step` counts it already.
  private mutating func train(on places: Range<Int>, epoch: Int) {
    let next = places.upperBound..<min(places.upperBound + settings.batchSize, order.count)
    batch.gather(rows: rows[places], next: rows[next])
    targetBatch.gather(order[places])
    if settings.dropout > 0 {
      var source = RandomSource(seed: settings.seed, .dropout, UInt64(epoch), UInt64(step))
      network.forward(batch, targetBatch, dropping: &source)
    } else {
      network.forward(batch, targetBatch)
    }
    tally.add(network, targets, of: order[places])
    guard tally.loss.isFinite else { return }
    let stepsPerEpoch = self.stepsPerEpoch
    optimizer.setRate(
      settings.rate(
        ofStep: (epoch - 1) * stepsPerEpoch + step - 1, stepsPerEpoch: stepsPerEpoch))
    var factor = optimizer.deltaFactor(rows: places.count)
    if settings.clipNorm < .infinity { factor *= clipping(rows: places.count) }
    network.backward(targetBatch, times: factor)
    optimizer.step(network, batch)
  }

  /// What the step's gradient is to be multiplied by so that it is no longer than allowed. Scaled
  /// deltas make a scaled gradient, so they go back once more afterwards. What is not finite stays so.
  private func clipping(rows: Int) -> Float {
    network.backward(targetBatch, times: 1 / Float(rows))
    let norm = network.gradientNorm(batch)
    return norm.isFinite && norm > settings.clipNorm ? Float(settings.clipNorm / norm) : 1
  }

  /// Puts the examples in the order of an epoch, whatever the order before.
  private mutating func shuffle(for epoch: Int) {
    // What shares the order's memory would have it copied.
    rows = []
    for place in order.indices { order[place] = Int32(place) }
    var source = RandomSource(seed: settings.seed, .order, UInt64(epoch))
    source.shuffle(&order)
    rows = batch.rows(of: order)
  }

  private func outcome(interrupted: Bool) -> EpochOutcome {
    EpochOutcome(tally: tally, interrupted: interrupted)
  }

  private func diverged(_ divergence: Divergence) -> EpochOutcome {
    EpochOutcome(tally: Tally(), divergence: divergence)
  }
}

extension Training {
  /// Rows of a batch when evaluating: whole tiles of 12 or 6, and MNIST's inputs still in cache.
  public static let evaluationRows = 96

  /// How the network does on examples, in their order.
  ///
  /// Results do not depend on how the examples are cut into batches: every row's outputs are sums
  /// of its own, and the losses are added one by one. `withOutputs` hands out each row's too.
  public mutating func evaluate(
    _ examples: Examples, _ targets: Targets, withOutputs: Bool = false
  ) -> Evaluation {
    network.evaluate(examples, targets, withOutputs: withOutputs, forceDense: forceDense)
  }
}
