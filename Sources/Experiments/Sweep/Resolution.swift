import Datasets
import Networks
import Records
import YAMLLite

/// One point with every default filled in. An object, since closures over it would copy a value
/// with all it holds: that was a third of the time of expanding a sweep.
final class Resolution {
  let choices: Choices
  /// Which of the sweep's datasets it is about.
  let dataset: Int
  let facts: DatasetFacts
  let scores: SweepScores
  /// Hidden layers' activations and the last one's, as given or by default.
  private let names: [Activation]
  let architecture: Architecture

  init(_ choices: Choices, _ data: DataTable) {
    self.choices = choices
    dataset = data.index(choices)
    facts = data.facts[dataset]
    scores = data.scores
    let names = Self.names(choices, facts)
    self.names = names
    let layers = Self.layers(choices, facts)
    let output = names[names.count - 1]
    var activations = names
    if names.count == 2 {
      // A pair: the first is the activation of all hidden layers.
      activations = Array(repeating: names[0], count: max(0, layers.count - 2)) + [output]
    }
    architecture = Architecture(
      layers: layers, activations: activations, loss: Self.loss(choices, output))
  }

  private static func names(_ choices: Choices, _ facts: DatasetFacts) -> [Activation] {
    if case .activations(let names)? = choices[.activations]?.value { return names }
    return [.relu, facts.task.outputActivation]
  }

  private static func layers(_ choices: Choices, _ facts: DatasetFacts) -> [Int] {
    if case .layers(let sizes)? = choices[.layers]?.value { return sizes }
    if case .hidden(let sizes)? = choices[.hidden]?.value {
      return [facts.inputs] + sizes + [facts.task.outputs]
    }
    return [facts.inputs, 30, facts.task.outputs]
  }

  private static func loss(_ choices: Choices, _ output: Activation) -> Loss {
    if case .loss(let loss)? = choices[.loss]?.value { return loss }
    return output == .softmax ? .crossEntropy : .quadratic
  }

  var outputActivation: Activation { names[names.count - 1] }

  /// One a layer where the names are one a layer, else the one of all hidden layers.
  var hiddenActivations: ArraySlice<Activation> { names.dropLast() }

  /// Whether a name was given for each layer, which then have to be as many.
  var isLayerwise: Bool { names.count > 2 }

  var layers: [Int] { architecture.layers }

  var loss: Loss { architecture.loss }

  var initializer: Initializer {
    if case .initializer(let initializer)? = choices[.initializer]?.value { return initializer }
    // Without hidden layers the name of their activation means nothing: the outputs' decides.
    let deciding = layers.count > 2 ? hiddenActivations : [outputActivation]
    return deciding.allSatisfy(\.isReLULike) ? .heNormal : .glorotUniform
  }

  var optimizer: Optimizer {
    guard case .optimizer(let optimizer)? = choices[.optimizer]?.value else { return .sgd }
    return optimizer.turned { choices.number(.setting($0)) }
  }

  var scale: Scale {
    if case .scale(let scale)? = choices[.scale]?.value { return scale }
    return .unit
  }

  var learningRate: Double { choices.number(.learningRate) ?? 0.1 }

  /// Where none is given, as large as the training part allows.
  var batchSize: Int { whole(.batchSize) ?? min(32, max(1, facts.trainingCount)) }

  var scheduleName: ScheduleName {
    if case .schedule(let name)? = choices[.schedule]?.value { return name }
    return .constant
  }

  var schedule: Schedule { scheduleName.schedule { choices.number(.setting($0)) } }

  var stop: StopRule? {
    guard case .stop(var rule?)? = choices[.stop]?.value else { return nil }
    rule.by = scores.criterion(rule.by, on: dataset)
    return rule
  }

  /// What is said of the weights of classes.
  var classWeightsChoice: ClassWeightsChoice {
    if case .classWeights(let weights)? = choices[.classWeights]?.value { return weights }
    return .none
  }

  /// None for a number to predict, where they are refused.
  var classWeights: ClassWeights {
    guard case .classification(let classes) = facts.task else { return .none }
    return classWeightsChoice.weights(of: classes)
  }

  /// How long training goes on on the first split, whichever budget says it.
  var length: TrainingLength { length(onSplit: 0) }

  /// The same on the split at a place: its training part may be smaller or larger.
  func length(onSplit place: Int) -> TrainingLength {
    TrainingLength(
      epochs: whole(.epochs), steps: whole(.steps), examples: whole(.examples),
      batchSize: batchSize, trainingCount: facts.trainingCount(onSplit: place))
  }

  func goal(onSplit place: Int) -> PointGoal {
    PointGoal(epochs: length(onSplit: place).epochs, stop: stop)
  }

  /// A number that is whole, or will be refused for not being so: other formulas may ask for it
  /// before.
  private func whole(_ axis: Axis) -> Int? {
    let limit = Double(Setting.mostSteps)
    return choices.number(axis).map { Int(min(max($0, -limit), limit)) }
  }

  /// What is to be trained, but for the seed. What is without effect here is left out.
  func training(onSplit place: Int = 0) -> TrainingSettings {
    let schedule = self.schedule
    let length = length(onSplit: place)
    var training = TrainingSettings(
      architecture: architecture, initializer: initializer, optimizer: optimizer,
      learningRate: learningRate, schedule: schedule, batchSize: batchSize,
      steps: length.isCut || schedule.dependsOnTotal ? length.steps : nil, seed: 0)
    training.classWeights = classWeights
    for (setting, _, knob) in Setting.trainingKnobs {
      guard let value = choices.number(.setting(setting)), knob.hasEffect(training)
      else { continue }
      knob.set(&training, value)
    }
    return training
  }
}
