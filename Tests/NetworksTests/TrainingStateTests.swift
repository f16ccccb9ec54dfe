import Kernels
import Testing

@testable import Networks

/// A training that stops, is written down and taken up again must not show it.
@Suite struct TrainingStateTests {
  static func settings(_ optimizer: Optimizer) -> TrainingSettings {
    var settings = TrainingSettings(
      [2, 5, 3], [.tanh, .softmax], .crossEntropy, .glorotNormal, optimizer, rate: 0.05, batch: 7)
    settings.weightDecay = 0.01
    return settings
  }

  static let problem = Problem.clusters(40)

  /// Stops before every `every`-th batch and goes on in a new training from the bytes alone.
  private func interrupted(_ settings: TrainingSettings, epochs: Int, every: Int) -> Result {
    var training = Self.problem.training(settings)
    var outcomes: [EpochOutcome] = []
    while outcomes.count < epochs {
      var asked = 0
      let outcome = training.epoch(outcomes.count + 1) {
        asked += 1
        return asked > every
      }
      if !outcome.interrupted { outcomes.append(outcome) }
      let state = training.state
      training = Self.problem.training(settings)
      let isRestored = training.restore(state)
      let again = training.state
      #expect(isRestored)
      #expect(again == state)
    }
    return Result(outcomes: outcomes, parameters: training.parameters)
  }

  private struct Result: Equatable {
    var outcomes: [EpochOutcome]
    var parameters: [LayerValues]
  }

  @Test(arguments: Optimizer.defaults, [1, 4, 100])
  func `stopping at any batch changes no bit`(optimizer: Optimizer, every: Int) {
    let settings = Self.settings(optimizer)
    var training = Self.problem.training(settings)
    let outcomes = (1...4).map { training.epoch($0) { false } }
    let straight = Result(outcomes: outcomes, parameters: training.parameters)
    #expect(interrupted(settings, epochs: 4, every: every) == straight)
  }

  @Test(arguments: Optimizer.defaults, [1, 4])
  func `stopping changes no bit of rates, of what is dropped, nor of a last epoch cut short`(
    optimizer: Optimizer, every: Int
  ) {
    var settings = Self.settings(optimizer)
    settings.schedule = Schedule(.cosine, warmupEpochs: 1)
    settings.dropout = 0.4
    settings.steps = 21
    var training = Self.problem.training(settings)
    let outcomes = (1...4).map { training.epoch($0) { false } }
    #expect(outcomes.map(\.tally.count) == [40, 40, 40, 21])
    let straight = Result(outcomes: outcomes, parameters: training.parameters)
    #expect(interrupted(settings, epochs: 4, every: every) == straight)
  }

  @Test func `a numeric target's sums go on too`() {
    let problem = Problem.line(60)
    let settings = TrainingSettings([3, 1], [.identity], .quadratic, rate: 0.1, batch: 8)
    var straight = problem.training(settings)
    let outcome = straight.epoch(1) { false }
    var stopped = problem.training(settings)
    var asked = 0
    _ = stopped.epoch(1) {
      asked += 1
      return asked > 3
    }
    let step = stopped.step
    #expect(step == 3)
    var resumed = problem.training(settings)
    let isRestored = resumed.restore(stopped.state)
    let resumedOutcome = resumed.epoch(1) { false }
    #expect(isRestored)
    #expect(resumedOutcome == outcome)
  }

  @Test func `a damaged state is refused, never a trap`() {
    let settings = Self.settings(.adam())
    var training = Self.problem.training(settings)
    _ = training.epoch(1) { false }
    let state = training.state
    for length in stride(from: 0, to: state.count, by: 13) {
      let isRestored = training.restore(Array(state.prefix(length)))
      #expect(!isRestored)
    }
    for place in stride(from: 0, to: state.count, by: 7) {
      var damaged = state
      damaged[place] ^= 0x40
      let isRestored = training.restore(damaged)
      #expect(!isRestored)
    }
    let isLongerRestored = training.restore(state + [0])
    let isRestored = training.restore(state)
    #expect(!isLongerRestored)
    #expect(isRestored)
  }

  @Test func `a state of another network is refused`() {
    let training = Self.problem.training(Self.settings(.adam()))
    var wider = Self.settings(.adam())
    wider.architecture = Architecture(
      layers: [2, 6, 3], activations: [.tanh, .softmax], loss: .crossEntropy)
    var other = Self.problem.training(wider)
    var plain = Self.problem.training(Self.settings(.sgd))
    let restorations = [other.restore(training.state), plain.restore(training.state)]
    #expect(restorations == [false, false])
  }

  @Test func `a state with the earlier checksum is taken`() {
    var training = Self.problem.training(Self.settings(.adam()))
    _ = training.epoch(1) { false }
    let content = training.state.dropLast(8)
    let sum = Checksum.bytewise(content)
    let earlier = Array(content) + (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    let isRestored = training.restore(earlier)
    #expect(isRestored)
  }

  @Test(arguments: Optimizer.defaults)
  func `a training that takes another's place goes on as it does`(optimizer: Optimizer) {
    let settings = Self.settings(optimizer)
    var first = Self.problem.training(settings)
    _ = first.epoch(1) { false }
    var second = Training(
      settings, examples: Self.problem.examples, targets: Self.problem.targets, isBlank: true)
    second.take(from: first)
    let states = [first.state, second.state]
    #expect(states[0] == states[1])
    let outcomes = [first.epoch(2) { false }, second.epoch(2) { false }]
    #expect(outcomes[0] == outcomes[1])
    let parameters = [first.parameters, second.parameters]
    #expect(parameters[0] == parameters[1])
  }

  @Test func `the layout is frozen`() {
    let settings = TrainingSettings([1, 1], [.identity], .quadratic, .zeros, rate: 1, batch: 1)
    let problem = Problem(rows: [[1], [2]], .numbers([1, 2]))
    let state = problem.training(settings).state
    #expect(state.count == 4 + 8 + 8 + 48 + 16 + 8 + 8 + 8)
    #expect(state.prefix(4) == [1, 0, 0, 0])
  }

  @Test(arguments: Optimizer.defaults)
  func `a state holds each weight once and once a slot`(optimizer: Optimizer) {
    let state = Self.problem.training(Self.settings(optimizer)).state
    let layers = [(2, 5), (5, 3)]
    let values = layers.reduce(0) { $0 + ($1.0 + 1) * $1.1 }
    #expect(
      state.count == 4 + 8 + 8 + 48 + 16 + 8 * layers.count + 4 * values * (1 + optimizer.slots) + 8
    )
  }
}
