import Datasets
import Testing
import YAMLLite

@testable import Experiments
@testable import Records

/// The text of an experiment that trains one setting on all that may be learned from.
@Suite struct RefitTextTests {
  @Test(arguments: ShippedFiles.all.map(\.text))
  func `the text asks for the training of the setting that it is of`(text: String) throws {
    let facts = ShippedFiles.facts(of: text)
    let all = try sweep(text, for: facts)
    for position in stride(from: 0, to: all.count, by: max(1, all.count / 40)) {
      let written = all.refit(of: position, epochs: 7, seeds: 3, description: "a \"text\"")
      let refit = try sweep(written, for: facts)
      #expect(refit.count == 3)
      #expect(refit.map(\.replicate) == (1...3).map { Replicate(seed: $0) })
      #expect(refit.allSatisfy { $0.trainsLike(all[position]) }, "\(written)")
      #expect(refit.allSatisfy { $0.goal == PointGoal(epochs: 7) })
      #expect(refit[0].data.split == RefitText.split(of: all[0].data.split))
      let file = try ExperimentFile(SourceFile(path: "a.exp", text: written))
      #expect(RefitText.isOne(written) && !RefitText.isOne(text))
      #expect(file.name == RefitText.name(of: all.file.name))
      #expect(file.description == "a \"text\"")
      #expect(file.datasetSources == [all.file.datasetSources[0]])
    }
  }

  @Test(arguments: [
    "{csv: t.csv, label: k, ordinal: {size: [S, \"M: 1\", \"2\"]}, missing: {numbers: 0}}",
    "{csv: t.csv, label: k, missing: {numbers: mean, texts: category, indicator: true}}",
    "{csv: t.csv, label: k, missing: refuse}", "{npy: \"x: 1.npy\", labels: t.npy}",
    "{npz: a.npz, inputs: x, labels: \"y\"}", "{npz: a.npz, inputs: x, targets: t}",
  ])
  func `what is learned from is the same`(dataset: String) throws {
    let facts = dataset.contains("targets") ? pricesFacts : xorFacts
    let all = try sweep("name: odd\ndataset: \(dataset)\nepochs: 3", for: facts)
    let written = all.refit(of: 0, epochs: 3, seeds: 2, description: "d")
    let file = try ExperimentFile(SourceFile(path: "a.exp", text: written))
    #expect(file.datasetSources == all.file.datasetSources, "\(written)")
  }

  @Test func `a table, its split and weights are spelled as a file does`() throws {
    var facts = xorFacts
    facts.task = .classification(classes: ["ok", "it's: 1"])
    facts.inputs = 3
    let text = """
      name: odd
      dataset:
        csv: "a: b.csv"
        label: "0"
        header: true
        drop: [id, 4, last]
        categories: [code]
        delimiter: tab
        weight: "w"
      split: {validation: 0.25, test: last 12, seed: 7, draws: 3}
      score: f1
      scores: [auc]
      positive: "ok"
      layers: 3-5-1
      activations: tanh/sigmoid
      optimizer: adam
      schedule: step
      gamma: 0.5
      class_weights: {"it's: 1": 2.5, ok: 1e-3}
      stop: {patience: 5}
      dropout: 0.1
      grid: {batch_size: [8, 16], weight_decay: [1e-7, 0]}
      """
    let all = try sweep(text, for: facts)
    let written = all.refit(of: 0, epochs: 9, seeds: 2, description: "d")
    #expect(
      written == """
        # written by 'nn-sweep refit'
        name: "odd.refit"
        description: "d"
        dataset:
          csv: "a: b.csv"
          label: "0"
          header: true
          drop:
            - "id"
            - 4
            - last
          categories:
            - "code"
          delimiter: "\\t"
          weight: "w"
        split:
          validation: 0
          test: last 12
          seed: 7
        score: f1
        scores:
          - auc
        positive: "ok"
        layers: 3-5-1
        activations: tanh/sigmoid
        learning_rate: 0.1
        batch_size: 8
        initializer: glorot_uniform
        loss: quadratic
        optimizer: adam
        scale: unit
        beta1: 0.9
        beta2: 0.999
        epsilon: 1e-08
        schedule: step
        gamma: 0.5
        weight_decay: 1e-07
        dropout: 0.1
        class_weights:
          "it's: 1": 2.5
          ok: 0.001
        epochs: 9
        repeats: 2

        """)
    let refit = try sweep(written, for: facts)
    #expect(refit.allSatisfy { $0.trainsLike(all[0]) })
    #expect(!refit[0].trainsLike(all[3]))
    #expect(refit.file.datasetSources == all.file.datasetSources)
  }

  @Test func `groups, order and gap stay, folds and draws go`() {
    var split = Split(test: .fraction(0.1), seed: 3, by: .name("who"))
    (split.folds, split.draws) = (5, 4)
    var whole = Split(validation: .count(0), test: .fraction(0.1), seed: 3, by: .name("who"))
    #expect(RefitText.split(of: split) == whole)
    (split.by, split.order, split.gap) = (nil, .index(2), 7)
    (whole.by, whole.order, whole.gap) = (nil, .index(2), 7)
    #expect(RefitText.split(of: split) == whole)
    #expect(whole.hasNoValidation && !split.hasNoValidation)
    // Each row is in an outer part once: nothing is left to hold out.
    split = Split(seed: 3)
    (split.folds, split.outer) = (5, 4)
    #expect(
      RefitText.split(of: split) == Split(validation: .count(0), test: .count(0), seed: 3))
  }

  @Test func `without a validation part nothing stops, and the contract says so`() throws {
    var facts = digitsFacts
    facts.validationCount = 0
    facts.unscored = [.validation]
    let text = "dataset: digits\nsplit: {validation: 0}"
    let spec = try sweep(text, for: facts)[0]
    #expect(spec.canonicalText.hasPrefix("contract 2\n"))
    #expect(spec.canonicalText.contains("\nsplit validation 0, test 0.2, seed 0\n"))
    for rule in ["{patience: 3}", "{patience: 3, by: loss}"] {
      let complaint = complaint(text + "\nstop: " + rule, for: facts)
      #expect(
        complaint.contains(
          "error: 'stop' judges by the validation part, which digits does not have here\n"),
        "\(complaint)")
      #expect(complaint.hasSuffix("  hint: leave 'validation: 0' out, or stop"))
    }
  }
}
