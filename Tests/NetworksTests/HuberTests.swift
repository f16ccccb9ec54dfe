import Kernels
import Testing

@testable import Networks

@Suite struct HuberTests {
  private func settings(_ loss: Loss, delta: Double = 1) -> TrainingSettings {
    var settings = TrainingSettings([3, 5, 1], [.tanh, .identity], loss, rate: 0.1, batch: 8)
    settings.huberDelta = delta
    return settings
  }

  @Test func `a delta that no error reaches is the quadratic loss, to the bit`() {
    var squared = Problem.line(50).training(settings(.quadratic))
    var bounded = Problem.line(50).training(settings(.huber, delta: 1e6))
    #expect(squared.epochs(5) == bounded.epochs(5))
    #expect(squared.parameters == bounded.parameters)
  }

  @Test func `the errors that scores are made of are whole`() {
    var training = Problem.line(50).training(settings(.huber, delta: 1e-3))
    let problem = Problem.line(50)
    let tally = training.evaluate(problem.examples, problem.targets).tally
    // Nearly all errors are far larger than delta.
    #expect(tally.meanLoss < 1e-3 * (tally.squaredErrors / 50).squareRoot())
    #expect(tally.squaredErrors > 1)
  }

  @Test func `one wild target pulls less than under the quadratic loss`() {
    var problem = Problem.line(50)
    guard case .numbers(var numbers) = problem.targets else {
      Issue.record("a line has numbers")
      return
    }
    numbers[7] += 100
    let clean = problem
    problem.targets = .numbers(numbers)
    func unexplained(_ loss: Loss) -> Double {
      let settings = TrainingSettings([3, 1], [.identity], loss, rate: 0.1, batch: 8)
      var training = problem.training(settings)
      _ = training.epochs(50)
      return training.evaluate(clean.examples, clean.targets).tally.unexplained
    }
    #expect(unexplained(.huber) < 0.01)
    #expect(unexplained(.quadratic) > 1)
  }

  /// Computed in 64 bits by a few lines of Python that know nothing of this program. At each of
  /// these steps two of the four errors are larger than delta.
  @Test func `training takes the way of the definition`() {
    let problem = Problem(
      rows: [[1, 2], [0.5, -1], [-1.5, 0.25], [2, 1]], .numbers([0.75, -0.25, 4.5, -1.125]))
    var network = Network(
      Architecture(layers: [2, 2, 1], activations: [.tanh, .identity], loss: .huber),
      [
        LayerValues(
          inputs: 2, outputs: 2, weights: [0.5, -0.375, 0.25, 0.75], biases: [0.125, -0.25]),
        LayerValues(inputs: 2, outputs: 1, weights: [0.625, -0.5], biases: [0.0625]),
      ], capacity: 4, huberDelta: 0.5)
    var state = OptimizerState(.sgd, learningRate: 0.125, weightDecay: 0, for: network)
    var batch = InputBatch(examples: problem.examples, capacity: 4)
    var targets = TargetBatch(problem.targets, outputs: 1, capacity: 4)
    batch.gather(0..<4)
    targets.gather(0..<4)
    let way: [(step: Int, loss: Double, values: [Double])] = [
      (
        0, 0.8982268181114137,
        [0.5, -0.375, 0.25, 0.75, 0.125, -0.25, 0.625, -0.5, 0.0625]
      ),
      (
        10, 0.7581421932895767,
        [
          0.32043448549535897, -0.2104138856219597, 0.38753924199880047, 0.724452888825829,
          0.11417100138922784, -0.24968688294260838, 0.54424681966784, -0.20054977089637618,
          0.05339167347035539,
        ]
      ),
      (
        20, 0.6965460975875999,
        [
          0.1250977148607828, -0.15163801065356539, 0.4560946407210797, 0.7228705197194268,
          0.12937938662941256, -0.24999722274729227, 0.5117605007990754, -0.03216795448632419,
          0.06643882622428028,
        ]
      ),
      (
        40, 0.580981327750544,
        [
          -0.3465851063641928, -0.20924147489845674, 0.44549184585968704, 0.7156171461236774,
          0.13219430844042143, -0.24866155078241872, 0.6255831309104124, 0.13331162513698988,
          0.13132671645789076,
        ]
      ),
    ]
    var steps = 0
    for (step, loss, values) in way {
      while steps < step {
        network.forward(batch)
        network.backward(targets, times: state.deltaFactor(rows: 4))
        state.step(network, batch)
        steps += 1
      }
      let found = network.parameters.flatMap { $0.weights + $0.biases }
      for (value, expected) in zip(found, values) {
        #expect((Double(value) - expected).magnitude < 1e-6, "step \(step)")
      }
      network.forward(batch, targets)
      let mean = network.scores.losses[0..<4].reduce(0.0) { $0 + Double($1) } / 4
      #expect((mean - loss).magnitude < 1e-6, "step \(step)")
    }
  }
}
