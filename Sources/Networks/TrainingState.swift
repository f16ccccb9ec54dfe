import Kernels

extension Training {
  /// Raised when the layout below changes; states of another version are not taken.
  private static let stateVersion: UInt32 = 1

  /// Everything that later steps depend on: where `restore` puts it, training goes on to the same
  /// bits as if it had never stopped.
  ///
  /// Little-endian: version, completed epochs, steps into the next one, the sums over those steps,
  /// the optimizer's powers, then a layer each its sizes, weights (row-major), biases and what the
  /// optimizer remembers in the same shape; a checksum at the end. The order of the examples is not
  /// in it: it follows from seed and epoch, as the rates and what dropout drops follow from the step.
  public var state: [UInt8] {
    let numbers = settings.architecture.parameters * (1 + settings.optimizer.slots)
    var writer = StateWriter(capacity: 4 * numbers + 16 * settings.architecture.layers.count + 512)
    writer.append(Self.stateVersion)
    writer.append(UInt64(completedEpochs))
    writer.append(UInt64(step))
    tally.write(to: &writer)
    optimizer.write(to: &writer)
    for (index, layer) in network.layers.enumerated() {
      writer.append(UInt32(layer.parameters.inputs))
      writer.append(UInt32(layer.parameters.outputs))
      layer.parameters.write(to: &writer)
      optimizer.writeMemory(of: index, to: &writer)
    }
    return writer.finish()
  }

  /// Takes up a state that a training with the same settings and data was in. False if the bytes
  /// are not such a state; this training is then in no state at all and is to be thrown away.
  public mutating func restore(_ state: [UInt8]) -> Bool {
    guard var reader = StateReader(state), let version: UInt32 = reader.read(),
      version == Self.stateVersion, let epochs: UInt64 = reader.read(),
      let step: UInt64 = reader.read(), let tally = Tally(from: &reader),
      let epochs = Int(exactly: epochs), let step = Int(exactly: step),
      step <= steps(afterEpochs: epochs), optimizer.restore(from: &reader)
    else { return false }
    for (index, layer) in network.layers.enumerated() {
      guard layer.restore(from: &reader), optimizer.restoreMemory(of: index, from: &reader)
      else { return false }
    }
    guard reader.isAtEnd else { return false }
    completedEpochs = epochs
    self.step = step
    self.tally = tally
    return true
  }
}

extension Training {
  /// Goes to where another training with the same settings and data stands, at the cost of copying
  /// its memory: a fraction of what its `state` takes to write.
  public mutating func take(from other: borrowing Training) {
    for (layer, twin) in zip(network.layers, other.network.layers) {
      layer.parameters.take(from: twin.parameters)
    }
    optimizer.take(from: other.optimizer)
    completedEpochs = other.completedEpochs
    step = other.step
    tally = other.tally
  }
}

extension Layer {
  /// Takes weights and biases over if the sizes before them are the layer's.
  fileprivate func restore(from reader: inout StateReader) -> Bool {
    guard let inputs: UInt32 = reader.read(), let outputs: UInt32 = reader.read(),
      Int(inputs) == parameters.inputs, Int(outputs) == parameters.outputs
    else { return false }
    return parameters.restore(from: &reader)
  }
}

extension LayerParameters {
  /// Takes over as many values as there are weights and biases.
  mutating func restore(from reader: inout StateReader) -> Bool {
    guard let weights = reader.readFloats(inputs * outputs),
      let biases = reader.readFloats(outputs)
    else { return false }
    rowMajorWeights = weights
    biasValues = biases
    return true
  }

  func write(to writer: inout StateWriter) {
    writer.append(rowMajorWeights)
    writer.append(biasValues)
  }
}
