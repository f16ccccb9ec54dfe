import Kernels
import Networks
import Records

/// Trained networks that answer together: those of all runs of a refit, or that of one run.
struct Ensemble {
  /// All of the same data, at least one.
  let models: [ModelRecord]

  /// The mean of the networks' outputs for each example: of classes whose probabilities these are, of
  /// numbers the mean prediction, since all are standardized alike.
  func outputs(_ examples: Examples) -> [[Float]] {
    var sums: [[Double]] = []
    for model in models {
      var predictor = Predictor(architecture: model.architecture, parameters: model.layers)
      let outputs = predictor.outputs(examples)
      if sums.isEmpty {
        sums = outputs.map { $0.map(Double.init) }
      } else {
        for (row, output) in outputs.enumerated() {
          for (place, value) in output.enumerated() { sums[row][place] += Double(value) }
        }
      }
    }
    return sums.map { $0.map { Float($0 / Double(models.count)) } }
  }
}
