import Kernels
import Testing

@testable import Networks

/// A schedule's factors, against values of its definition and PyTorch's schedulers of that name.
@Suite struct ScheduleTests {
  private func expect(
    _ schedule: Schedule, stepsPerEpoch: Int, steps: Int? = nil, gives expected: [Double]
  ) {
    for (step, value) in expected.enumerated() {
      let factor = schedule.factor(ofStep: step, stepsPerEpoch: stepsPerEpoch, steps: steps)
      #expect((factor - value).magnitude <= 4e-16 * value, "\(schedule) at step \(step)")
    }
  }

  @Test func `a constant schedule is exactly one`() {
    for step in [0, 1, 7, 1_000_000] {
      #expect(Schedule.constant.factor(ofStep: step, stepsPerEpoch: 3, steps: nil) == 1)
      #expect(Schedule.constant.factor(ofStep: step, stepsPerEpoch: 3, steps: 5) == 1)
    }
  }

  @Test func `a step schedule falls after so many epochs`() {
    expect(
      Schedule(.step(epochs: 2, factor: 0.1)), stepsPerEpoch: 3,
      gives: [1, 1, 1, 1, 1, 1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.01, 0.01])
    expect(Schedule(.step(epochs: 1, factor: 0.5)), stepsPerEpoch: 1, gives: [1, 0.5, 0.25, 0.125])
    expect(Schedule(.step(epochs: .max, factor: 0.5)), stepsPerEpoch: 1, gives: [1, 1, 1])
    expect(Schedule(.step(epochs: 1, factor: 1)), stepsPerEpoch: 1, gives: [1, 1, 1])
  }

  @Test func `an exponential schedule falls after every epoch`() {
    expect(
      Schedule(.exponential(factor: 0.95)), stepsPerEpoch: 2,
      gives: [1, 1, 0.95, 0.95, 0.9025, 0.9025, 0.857375, 0.857375, 0.81450625])
    let late = Schedule(.exponential(factor: 0.95))
      .factor(ofStep: 37, stepsPerEpoch: 1, steps: nil)
    #expect((late / 0.149_890_254_048_815_45 - 1).magnitude < 37 * 0x1p-53)
    let last = Schedule(.exponential(factor: 0.1))
      .factor(ofStep: 1000, stepsPerEpoch: 1, steps: nil)
    #expect(last == 0)
  }

  static let eighths = [
    1, 0.961_939_766_255_643_4, 0.853_553_390_593_273_8, 0.691_341_716_182_544_9, 0.5,
    0.308_658_283_817_455_1, 0.146_446_609_406_726_24, 0.038_060_233_744_356_62,
  ]

  @Test func `a cosine schedule would be at zero after the last step`() {
    expect(Schedule(.cosine), stepsPerEpoch: 3, steps: 8, gives: Self.eighths)
    expect(Schedule(.cosine), stepsPerEpoch: 5, steps: 2, gives: [1, 0.5])
    expect(Schedule(.cosine), stepsPerEpoch: 5, steps: 1, gives: [1])
  }

  @Test func `a warmup rises step by step and the shape begins after it`() {
    let rise = [1.0 / 6, 2.0 / 6, 3.0 / 6, 4.0 / 6, 5.0 / 6, 1]
    expect(Schedule(.constant, warmupEpochs: 2), stepsPerEpoch: 3, gives: rise + [1, 1, 1, 1])
    expect(
      Schedule(.step(epochs: 1, factor: 0.1), warmupEpochs: 2), stepsPerEpoch: 3,
      gives: rise + [1, 1, 1, 0.1, 0.1, 0.1, 0.01])
    expect(
      Schedule(.exponential(factor: 0.5), warmupEpochs: 2), stepsPerEpoch: 3,
      gives: rise + [1, 1, 1, 0.5, 0.5, 0.5, 0.25])
    expect(
      Schedule(.cosine, warmupEpochs: 2), stepsPerEpoch: 3, steps: 14, gives: rise + Self.eighths)
  }

  @Test(
    arguments: [
      Schedule.Shape.constant, .step(epochs: 1, factor: 0.1), .exponential(factor: 0.1), .cosine,
    ])
  func `a warmup as long as the run or longer goes on rising to its end`(_ shape: Schedule.Shape) {
    expect(Schedule(shape, warmupEpochs: 1), stepsPerEpoch: 2, steps: 2, gives: [0.5, 1])
    expect(
      Schedule(shape, warmupEpochs: 4), stepsPerEpoch: 2, steps: 3, gives: [0.125, 0.25, 0.375])
    expect(Schedule(shape, warmupEpochs: .max), stepsPerEpoch: 4, steps: 1, gives: [0x1p-65])
  }

  /// One of every shape, with and without warmup, for runs of six epochs of one step.
  static let schedules = [0, 2].flatMap { warmup in
    [
      Schedule.Shape.constant, .step(epochs: 2, factor: 0.25), .exponential(factor: 0.8), .cosine,
    ].map { Schedule($0, warmupEpochs: warmup) }
  }

  @Test(arguments: Optimizer.defaults, schedules)
  func `every step has its rate, for weight decay too`(
    _ optimizer: Optimizer, _ schedule: Schedule
  ) {
    var settings = TrainingSettings(
      [2, 5, 3], [.tanh, .softmax], .crossEntropy, .glorotNormal, optimizer, rate: 0.3, batch: 30)
    settings.weightDecay = 0.1
    var constant = settings
    settings.schedule = schedule
    settings.steps = 6
    let problem = Problem.clusters(30)
    var scheduled = problem.training(settings)
    var state = scheduled.state
    for epoch in 1...6 {
      _ = scheduled.epoch(epoch) { false }
      constant.learningRate =
        0.3 * schedule.factor(ofStep: epoch - 1, stepsPerEpoch: 1, steps: 6)
      var one = problem.training(constant)
      let isRestored = one.restore(state)
      #expect(isRestored)
      _ = one.epoch(epoch) { false }
      state = one.state
    }
    #expect(scheduled.state == state)
  }

  @Test(arguments: Optimizer.defaults, schedules)
  func `every optimizer separates three clusters under every schedule`(
    _ optimizer: Optimizer, _ schedule: Schedule
  ) {
    let problem = Problem.clusters(60)
    var settings = TrainingSettings(
      [2, 6, 3], [.relu, .softmax], .crossEntropy, .heNormal, optimizer,
      rate: optimizer == .sgd ? 0.5 : 0.03, batch: 8)
    settings.schedule = schedule
    if case .step = schedule.shape {
      settings.schedule.shape = .step(epochs: 15, factor: 0.25)
    }
    settings.steps = 30 * 8
    var training = problem.training(settings)
    _ = training.epochs(30)
    #expect(training.evaluate(problem.examples, problem.targets).tally.accuracy > 0.95)
  }
}
