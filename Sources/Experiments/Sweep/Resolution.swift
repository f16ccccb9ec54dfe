import Datasets
import Networks
import YAMLLite

/// One combination of axis values with every default filled in, and what does not fit in it.
struct Resolution {
  let sweep: Sweep
  let choices: [Axis: Located<AxisChoice>]

  init(_ sweep: Sweep, setting: Int) {
    self.sweep = sweep
    choices = sweep.choices(setting)
  }

  private var facts: DatasetFacts { sweep.facts }

  var hiddenActivation: Activation { pair.hidden }
  var outputActivation: Activation { pair.output }

  private var pair: (hidden: Activation, output: Activation) {
    if case .activations(let hidden, let output)? = choices[.activations]?.value {
      return (hidden, output)
    }
    return (.relu, facts.isRegression ? .identity : .softmax)
  }

  var layers: [Int] {
    if case .layers(let sizes)? = choices[.layers]?.value { return sizes }
    if case .hidden(let sizes)? = choices[.hidden]?.value {
      return [facts.inputs] + sizes + [facts.task.outputs]
    }
    return [facts.inputs, 30, facts.task.outputs]
  }

  var loss: Loss {
    if case .loss(let loss)? = choices[.loss]?.value { return loss }
    return outputActivation == .softmax ? .crossEntropy : .quadratic
  }

  var initializer: Initializer {
    if case .initializer(let initializer)? = choices[.initializer]?.value { return initializer }
    return hiddenActivation.isReLULike ? .heNormal : .glorotUniform
  }

  var optimizer: Optimizer {
    if case .optimizer(let optimizer)? = choices[.optimizer]?.value { return optimizer }
    return .sgd
  }

  var scale: Scale {
    if case .scale(let scale)? = choices[.scale]?.value { return scale }
    return .unit
  }

  var learningRate: Double {
    if case .learningRate(let rate)? = choices[.learningRate]?.value { return rate }
    return 0.1
  }

  var batchSize: Int {
    if case .batchSize(let size)? = choices[.batchSize]?.value { return size }
    return 32
  }

  var architecture: Architecture {
    let layers = layers
    let hidden = Array(repeating: hiddenActivation, count: layers.count - 2)
    return Architecture(layers: layers, activations: hidden + [outputActivation], loss: loss)
  }

  func spec(position: Int, seed: UInt64) -> RunSpec {
    RunSpec(
      position: position, settings: settings,
      training: TrainingSettings(
        architecture: architecture, initializer: initializer, optimizer: optimizer,
        learningRate: learningRate, batchSize: batchSize, seed: seed),
      data: sweep.form(scale), epochs: sweep.file.resolvedEpochs)
  }

  /// Every axis with its resolved value, whether given or by default.
  private var settings: Settings {
    Settings([
      .hidden: AxisChoice.hidden(Array(layers.dropFirst().dropLast())).value,
      .layers: AxisChoice.layers(layers).value,
      .activations: AxisChoice.activations(hidden: hiddenActivation, output: outputActivation).value,
      .learningRate: AxisChoice.learningRate(learningRate).value,
      .batchSize: AxisChoice.batchSize(batchSize).value,
      .initializer: AxisChoice.initializer(initializer).value,
      .loss: AxisChoice.loss(loss).value,
      .optimizer: AxisChoice.optimizer(optimizer).value,
      .scale: AxisChoice.scale(scale).value,
    ])
  }
}

/// What fits neither the data nor the other settings.
extension Resolution {
  func check(_ reader: inout Reader) {
    checkLayers(&reader)
    checkOutput(&reader)
    if batchSize > facts.trainingCount {
      reader.report(
        "batch size \(batchSize) is larger than the training part of \(facts.trainingCount) examples",
        at: place(.batchSize), hint: "use at most \(facts.trainingCount)")
    }
    if reader.diagnostics.isEmpty, let refusal = architecture.refusal {
      reader.report(refusal, at: choices[.layers]?.range ?? place(.hidden))
    }
  }

  private func checkLayers(_ reader: inout Reader) {
    guard case .layers(let sizes)? = choices[.layers]?.value else { return }
    let outputs = facts.task.outputs
    let fitting = dashed([facts.inputs] + sizes.dropFirst().dropLast() + [outputs])
    if sizes[0] != facts.inputs {
      reader.report(
        "layers \(dashed(sizes)) begin with \(sizes[0]), but \(facts.name) has \(facts.inputs) inputs",
        at: place(.layers), hint: "write \(fitting)")
    }
    let last = sizes[sizes.count - 1]
    guard last != outputs, !(last == 1 && outputs == 2) else { return }
    let what = facts.isRegression ? "one number to predict" : "\(outputs) classes"
    reader.report(
      "layers \(dashed(sizes)) end with \(last), but \(facts.name) has \(what)",
      at: place(.layers), hint: "write \(fitting)")
  }

  private func checkOutput(_ reader: inout Reader) {
    let note = choices[.activations].map {
      Diagnostic.Note("output activation given here", at: $0.range)
    }
    if facts.isRegression {
      if outputActivation != .identity {
        reader.report(
          "a numeric target needs an identity output, not \(outputActivation.rawValue)",
          at: place(.activations), hint: "write \(hiddenActivation.rawValue)/identity")
      }
      if loss != .quadratic, choices[.loss] != nil {
        reader.report("a numeric target needs the quadratic loss", at: place(.loss))
      }
      return
    }
    if layers[layers.count - 1] == 1, outputActivation != .sigmoid {
      reader.report(
        "a single output for two classes needs a sigmoid, not \(outputActivation.rawValue)",
        at: place(.activations), hint: "write \(hiddenActivation.rawValue)/sigmoid, or two outputs")
    } else if let refusal = loss.refusal(after: outputActivation) {
      reader.report(
        refusal, at: place(.loss), note: choices[.loss] == nil ? nil : note,
        hint: "use sigmoid or softmax as output, or the quadratic loss")
    }
  }

  /// Where the axis was given; the dataset's place for a default.
  private func place(_ axis: Axis) -> SourceRange {
    choices[axis]?.range ?? choices[.activations]?.range ?? sweep.file.dataset?.range
      ?? SourceRange(0, 0)
  }
}
