import Datasets
import Kernels
import Networks
import Records
import YAMLLite

/// What fits neither the data nor the other settings.
extension Resolution {
  /// `fallback` is the place of what is at its default.
  func check(_ reader: inout Reader, fallback: SourceRange) {
    let count = reader.diagnostics.count
    checkLayers(&reader, fallback)
    checkOutput(&reader, fallback)
    checkClassWeights(&reader, fallback)
    if batchSize > facts.trainingCount {
      let asked = choices.number(.batchSize).map { shortest($0) } ?? "\(batchSize)"
      reader.report(
        "batch size \(asked) is larger than the training part of \(facts.trainingCount) examples",
        at: place(.batchSize, fallback), hint: "use at most \(facts.trainingCount)")
    }
    checkScores(&reader, fallback)
    if stop != nil, !facts.hasValidation, facts.hasOuterParts {
      reader.report(
        "'stop' judges by validation rows, and with 'outer' what each outer part leaves is trained"
          + " on as a whole", at: place(.stop, fallback),
        hint: "leave stop out; by 'epochs' as an axis the folds choose how long to train")
    } else if stop != nil, !facts.hasValidation {
      reader.report(
        "'stop' judges by the validation part, which \(facts.name) does not have here",
        at: place(.stop, fallback), hint: "leave 'validation: 0' out, or stop")
    } else if let stop, stop.by != .loss, facts.unscored.contains(.validation) {
      reader.report(
        "'stop' judges by the validation score, which \(facts.name) does not have: the part has one"
          + " and the same target", at: place(.stop, fallback),
        hint: "give a larger validation part, or leave stop out")
    }
    if length.epochs > Setting.mostEpochs {
      let axis: Axis = choices[.examples] == nil ? .steps : .examples
      reader.report(
        "\(shortest(choices.number(axis) ?? 0)) \(axis.rawValue) are \(length.epochs) epochs,"
          + " more than \(Setting.mostEpochs)", at: place(axis, fallback))
    }
    if reader.diagnostics.count == count, let refusal = architecture.refusal {
      reader.report(refusal, at: choices[.layers]?.range ?? place(.hidden, fallback))
    }
  }

  /// Scores that need probabilities, and what a stop rule goes by.
  private func checkScores(_ reader: inout Reader, _ fallback: SourceRange) {
    if case .stop(let typed?)? = choices[.stop]?.value, let score = typed.measure?.score,
      let refusal = facts.refusal(of: score)
    {
      reader.report(refusal.message, at: place(.stop, fallback), hint: refusal.hint)
      return
    }
    guard facts.hasClasses, outputActivation != .softmax, outputActivation != .sigmoid else {
      return
    }
    let asked = [stop?.measure?.score, scores.scoring.score] + scores.scoring.recorded
    guard let score = asked.lazy.compactMap({ $0 }).first(where: { $0.needsProbabilities }) else {
      return
    }
    let hidden = hiddenActivations.map(\.rawValue).joined(separator: "/")
    reader.report(
      "\(score.column) needs outputs that are probabilities, not \(outputActivation.rawValue)",
      at: place(.activations, fallback), hint: "write \(hidden)/softmax, or leave the score out")
  }

  private func checkLayers(_ reader: inout Reader, _ fallback: SourceRange) {
    let layers = layers
    if isLayerwise, hiddenActivations.count != layers.count - 2 {
      reader.report(
        "\(hiddenActivations.count + 1) activations, but \(dashed(layers)) has \(layers.count - 1)"
          + " layers of weights", at: place(.activations, fallback),
        note: sizesNote, hint: "give one a layer, or a pair: hidden/output")
    }
    guard case .layers(let sizes)? = choices[.layers]?.value else { return }
    let outputs = facts.task.outputs
    let fitting = dashed([facts.inputs] + sizes.dropFirst().dropLast() + [outputs])
    if sizes[0] != facts.inputs {
      reader.report(
        "layers \(dashed(sizes)) begin with \(sizes[0]), but \(facts.name) has \(facts.inputs) inputs",
        at: place(.layers, fallback), hint: "write \(fitting)")
    }
    let last = sizes[sizes.count - 1]
    guard last != outputs, !(last == 1 && outputs == 2) else { return }
    reader.report(
      "layers \(dashed(sizes)) end with \(last), but \(facts.name) has \(facts.task.outputsInWords)",
      at: place(.layers, fallback), hint: "write \(fitting)")
  }

  private var sizesNote: Diagnostic.Note? {
    (choices[.hidden] ?? choices[.layers]).map { Diagnostic.Note("sizes given here", at: $0.range) }
  }

  private func checkOutput(_ reader: inout Reader, _ fallback: SourceRange) {
    let note = choices[.activations].map {
      Diagnostic.Note("output activation given here", at: $0.range)
    }
    let hidden = hiddenActivations.map(\.rawValue).joined(separator: "/")
    if case .regression = facts.task {
      if outputActivation != .identity {
        reader.report(
          "a numeric target needs an identity output, not \(outputActivation.rawValue)",
          at: place(.activations, fallback), hint: "write \(hidden)/identity")
      }
      if loss == .crossEntropy, choices[.loss] != nil {
        reader.report(
          "a numeric target needs the quadratic or the huber loss", at: place(.loss, fallback))
      }
      return
    }
    if layers[layers.count - 1] == 1, outputActivation != .sigmoid {
      reader.report(
        "a single output for two classes needs a sigmoid, not \(outputActivation.rawValue)",
        at: place(.activations, fallback), hint: "write \(hidden)/sigmoid, or two outputs")
    } else if loss == .huber {
      reader.report(
        "the huber loss is for a numeric target, and \(facts.name) has classes",
        at: place(.loss, fallback), hint: "use cross_entropy or quadratic")
    } else if let refusal = loss.refusal(after: outputActivation) {
      reader.report(
        refusal, at: place(.loss, fallback), note: choices[.loss] == nil ? nil : note,
        hint: "use sigmoid or softmax as output, or the quadratic loss")
    }
  }

  private func checkClassWeights(_ reader: inout Reader, _ fallback: SourceRange) {
    switch (classWeightsChoice, facts.task) {
    case (.none, _), (.balanced, .classification): break
    case (.given(let given), .classification(let classes)):
      for unknown in given where !classes.contains(unknown.name) {
        let known = classes.prefix(12).joined(separator: ", ") + (classes.count > 12 ? ", …" : "")
        reader.report(
          "\(facts.name) has no class '\(unknown.name)'", at: unknown.place,
          hint: suggestion(
            for: unknown.name, among: classes, every: "its classes are \(known)"))
      }
    case (_, .regression):
      reader.report(
        "class_weights are for classes, and \(facts.name) has a number to predict",
        at: place(.classWeights, fallback),
        hint: "leave them out; 'weight: COLUMN' in the dataset's braces weighs rows")
    }
  }

  /// Where the axis was given; another place that the point depends on for a default.
  private func place(_ axis: Axis, _ fallback: SourceRange) -> SourceRange {
    choices[axis]?.range ?? choices[.activations]?.range ?? choices[.dataset]?.range ?? fallback
  }
}
