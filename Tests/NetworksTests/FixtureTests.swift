import Testing

@testable import Networks

/// Agreement with values that another program computed in Double.
@Suite struct FixtureTests {
  @Test(arguments: Fixture.all(.gradient))
  func `outputs, loss and gradients of one batch agree`(_ fixture: Fixture) throws {
    var run = try FixtureRun(fixture)
    let loss = run.propagate(step: 0, times: 1 / Float(fixture.batch))
    expectClose([loss], [try #require(fixture.lossValue)], "loss")
    expectClose(run.outputs, try #require(fixture.outputs).flatMap { $0 }, "outputs")
    expectClose(
      run.gradients, try #require(fixture.weightGradients), try #require(fixture.biasGradients))
  }

  @Test(arguments: Fixture.all(.trajectory))
  func `losses and final weights of some steps agree`(_ fixture: Fixture) throws {
    var run = try FixtureRun(fixture)
    let losses = try run.train(steps: try #require(fixture.steps))
    expectClose(losses, try #require(fixture.losses), "losses")
    expectClose(
      run.network.parameters, try #require(fixture.finalWeights),
      try #require(fixture.finalBiases))
  }

  @Test func `there are fixtures`() {
    #expect(!(Fixture.all(.gradient) + Fixture.all(.trajectory)).isEmpty)
  }
}

/// Within 1e-5 of the largest magnitude in the tensor, NaN nowhere.
func expectClose(
  _ values: [Float], _ expected: [Double], _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(values.count == expected.count, "\(name)", sourceLocation: sourceLocation)
  let largest = expected.reduce(0) { max($0, abs($1)) }
  let differences = zip(values, expected).map { abs(Double($0) - $1) }
  #expect(
    differences.allSatisfy { $0 <= 1e-5 * largest },
    "\(name): largest value \(largest), largest difference \(differences.max() ?? 0)",
    sourceLocation: sourceLocation)
}

private func expectClose(
  _ layers: [LayerValues], _ weights: [[[Double]]], _ biases: [[Double]],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(layers.count == weights.count && layers.count == biases.count)
  for (index, layer) in layers.enumerated() {
    let expected = weights[index].flatMap { $0 }
    expectClose(
      layer.weights, expected, "weights of layer \(index + 1)", sourceLocation: sourceLocation)
    expectClose(
      layer.biases, biases[index], "biases of layer \(index + 1)", sourceLocation: sourceLocation)
  }
}
