import Testing

@testable import Kernels
@testable import Networks

@Suite struct EvaluationTests {
  @Test func `ties go to the lowest class`() {
    let problem = Problem.clusters(9)
    var training = problem.training(
      TrainingSettings([2, 3], [.softmax], .crossEntropy, .zeros, rate: 0.1, batch: 9))
    let evaluation = training.evaluate(problem.examples, problem.targets)
    #expect(evaluation.confusion == [3, 0, 0, 3, 0, 0, 3, 0, 0])
    #expect(evaluation.tally.correct == 3)
    #expect(evaluation.tally.count == 9)
    #expect(abs(evaluation.loss - Elementary.log(3)) < 1e-6)
  }

  @Test func `a single output is class 1 above one half`() {
    let architecture = Architecture(layers: [1, 1], activations: [.sigmoid], loss: .quadratic)
    let values = LayerValues(inputs: 1, outputs: 1, weights: [1], biases: [0])
    let problem = Problem(rows: [[0], [0.01], [-0.01], [9]], .labels([0, 1, 1, 0], classes: 2))
    var network = Network(architecture, [values], capacity: 4)
    var batch = InputBatch(examples: problem.examples, capacity: 4)
    var targets = TargetBatch(problem.targets, outputs: 1, capacity: 4)
    batch.gather(0..<4)
    targets.gather(0..<4)
    network.forward(batch, targets)
    #expect(network.scores.predictions[0..<4] == [0, 1, 0, 1])
    var confusion = Confusion(problem.targets)
    confusion.add(network.scores, problem.targets, of: 0..<4)
    #expect(confusion.counts == [1, 1, 1, 1])
  }

  @Test(arguments: [Loss.crossEntropy, .quadratic], [Activation.softmax, .sigmoid])
  func `an output that is no number is no answer, and wrong`(loss: Loss, last: Activation) {
    // Infinite hidden outputs of both signs of weight: their sum is no number.
    let outputs = last == .softmax ? 2 : 1
    let architecture = Architecture(
      layers: [1, 2, outputs], activations: [.relu, last], loss: loss)
    let layers = [
      LayerValues(inputs: 1, outputs: 2, weights: [1e30, 2e30], biases: [0, 0]),
      LayerValues(
        inputs: 2, outputs: outputs, weights: (0..<2 * outputs).map { $0 < outputs ? 1 : -1 },
        biases: Array(repeating: 0, count: outputs)),
    ]
    let problem = Problem(
      rows: [[1e30], [1e30], [1e30], [-1]], .labels([0, 1, 0, 0], classes: 2))
    var predictor = Predictor(architecture: architecture, parameters: layers)
    #expect(
      predictor.outputs(problem.examples).map { Predictor.isAnswer($0) }
        == [false, false, false, true])
    let evaluation = predictor.evaluate(problem.examples, problem.targets)
    #expect(evaluation.tally.correct == 1)
    #expect(evaluation.confusion == [1, 2, 1, 0])
    #expect(evaluation.loss.isNaN)
  }

  @Test func `results do not depend on how examples are cut into batches`() {
    let problem = Problem.clusters(250)
    let settings = TrainingSettings([2, 5, 3], [.elu, .softmax], .crossEntropy, batch: 10)
    var training = problem.training(settings)
    _ = training.epochs(2)
    let whole = training.evaluate(problem.examples, problem.targets)
    guard case .labels(let labels, _) = problem.targets else {
      Issue.record("clusters have labels")
      return
    }
    var loss = 0.0
    var confusion = Array(repeating: 0, count: 9)
    for (row, label) in labels.enumerated() {
      let single = Problem(rows: [problem.examples.row(row)], .labels([label], classes: 3))
      let evaluation = training.evaluate(single.examples, single.targets)
      loss += evaluation.loss
      for index in confusion.indices { confusion[index] += evaluation.confusion[index] }
    }
    #expect(whole.loss == loss / 250)
    #expect(whole.confusion == confusion)
    #expect(whole.tally.correct == confusion[0] + confusion[4] + confusion[8])
    #expect(whole.tally.count == 250)
  }

  @Test func `nothing evaluated is nothing`() {
    var training = Problem.xor.training(
      TrainingSettings([2, 2], [.softmax], .crossEntropy, batch: 2))
    let empty = Examples(floats: [], columns: 2, scaling: .none)
    #expect(
      training.evaluate(empty, .labels([], classes: 2))
        == Evaluation(tally: Tally(), confusion: [0, 0, 0, 0]))
  }

  @Test func `a predictor answers as the network it was taken from`() {
    let problem = Problem.clusters(120)
    let settings = TrainingSettings([2, 6, 3], [.silu, .softmax], .crossEntropy, batch: 10)
    var training = problem.training(settings)
    _ = training.epochs(3)
    var predictor = Predictor(
      architecture: settings.architecture, parameters: training.parameters)
    let outputs = predictor.outputs(problem.examples)
    #expect(outputs.count == 120)
    #expect(outputs.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-6 })
    let correct = outputs.enumerated().count { row, values in
      values.firstIndex(of: values.max()!) == row % 3
    }
    #expect(correct == training.evaluate(problem.examples, problem.targets).tally.correct)
  }

  @Test(
    arguments: [
      ([0.5], 0), ([0.500001], 1), ([.nan], 0), ([0.2, 0.4, 0.4], 1), ([.nan, 0.1, 0.3], 2),
      ([.nan, .nan], 0), ([-.infinity, -.infinity], 0),
    ] as [([Float], Int)])
  func `a prediction is the class that an evaluation counts`(outputs: [Float], label: Int) {
    #expect(Predictor.label(of: outputs) == label)
    #expect(Reference.prediction(outputs) == Int32(label))
  }
}
