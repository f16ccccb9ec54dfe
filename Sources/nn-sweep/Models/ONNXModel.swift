import Datasets
import Networks
import Records

/// A network as a file of ONNX. It takes `rows`, raw rows as `RawColumns` says, of 32-bit numbers, or
/// of 64-bit ones where the data have numbers that are large beside their range. Of classes it gives
/// `label`, their place or -1 where an output is no number, and `probabilities`, the outputs; of a number
/// to predict `prediction`, in its own units. Classes and all other facts are in its metadata.
struct ONNXModel {
  let bytes: [UInt8]

  init(_ model: SavedModel) throws {
    var graph = ONNXGraph(name: model.run.experiment)
    let isWide = model.encoding.origins != nil
    graph.input("rows", isWide ? .double : .float, columns: model.columns.columns.count)
    var values = Self.scaled(model, isWide, &graph)
    for (place, layer) in model.network.layers.enumerated() {
      let weights = graph.constant(
        "weights_\(place)", layer.weights, [layer.inputs, layer.outputs])
      let biases = graph.constant("biases_\(place)", layer.biases, [layer.outputs])
      let sums = graph.add("Gemm", [values, weights, biases])
      values = model.architecture.activations[place].add(to: &graph, sums, layer: place)
    }
    Self.addAnswer(model, values, &graph)
    bytes = graph.model(facts: [("nn-sweep", try model.facts.document)])
  }

  /// Raw rows as the first layer takes them.
  private static func scaled(
    _ model: SavedModel, _ isWide: Bool, _ graph: inout ONNXGraph
  ) -> String {
    let columns = model.columns
    let inputs = columns.sources.count
    var raw = "rows"
    if !columns.areInputs {
      let sources = graph.constant("sources", columns.sources, [inputs])
      raw = graph.add("Gather", ["rows", sources], [("axis", .integer(1))])
    }
    var values = raw
    if isWide {
      let origins = graph.constant("input_origin", model.origins, [inputs])
      values = graph.add("Sub", [raw, origins])
      values = graph.add("Cast", [values], [("to", .integer(ONNXGraph.Element.float.rawValue))])
    }
    if let fills = model.fills {
      values = filled(values, fills, columns, &graph)
    }
    if columns.parts.contains(where: \.isCategory) {
      values = oneHot(values, raw, columns, isWide, &graph)
    }
    let shifts = graph.constant("input_shift", model.shifts, [inputs])
    let scales = graph.constant("input_scale", model.scales, [inputs])
    return graph.add("Mul", [graph.add("Sub", [values, shifts]), scales])
  }

  /// What stands for missing numbers, and the inputs that say where they are.
  private static func filled(
    _ values: String, _ fills: [Float], _ columns: RawColumns, _ graph: inout ONNXGraph
  ) -> String {
    let isMissing = graph.add("IsNaN", [values])
    let fill = graph.constant("input_fill", fills, [fills.count])
    let filled = graph.add("Where", [isMissing, fill, values])
    let areIndicators = columns.parts.map { $0 == .indicator }
    guard areIndicators.contains(true) else { return filled }
    let indicators = graph.add(
      "Cast", [isMissing], [("to", .integer(ONNXGraph.Element.float.rawValue))])
    let places = graph.constant("are_indicators", areIndicators, [areIndicators.count])
    return graph.add("Where", [places, indicators, filled])
  }

  /// One input a category in the place of the number of a text.
  private static func oneHot(
    _ values: String, _ raw: String, _ columns: RawColumns, _ isWide: Bool,
    _ graph: inout ONNXGraph
  ) -> String {
    let numbers = columns.parts.map { part -> Double in
      if case .category(let code) = part { Double(code) } else { 0 }
    }
    let codes =
      isWide
      ? graph.constant("codes", numbers, [numbers.count])
      : graph.constant("codes", numbers.map { Float($0) }, [numbers.count])
    let isOwn = graph.add("Equal", [raw, codes])
    let own = graph.add("Cast", [isOwn], [("to", .integer(ONNXGraph.Element.float.rawValue))])
    let areTexts = graph.constant(
      "are_texts", columns.parts.map(\.isCategory), [numbers.count])
    return graph.add("Where", [areTexts, own, values])
  }

  private static func addAnswer(
    _ model: SavedModel, _ values: String, _ graph: inout ONNXGraph
  ) {
    switch model.encoding.task {
    case .regression(let mean, let deviation, _):
      let wide = graph.add(
        "Cast", [values], [("to", .integer(ONNXGraph.Element.double.rawValue))])
      let factor = graph.constant("target_deviation", [deviation])
      let offset = graph.constant("target_mean", [mean])
      let product = graph.add("Mul", [wide, factor])
      _ = graph.add("Add", [product, offset], as: "prediction")
      graph.output("prediction", .double, columns: 1)
    case .classification:
      let outputs = model.architecture.layers.last ?? 1
      let answers =
        outputs == 1
        ? aboveHalf(values, &graph)
        : graph.add("ArgMax", [values], [("axis", .integer(1)), ("keepdims", .integer(0))])
      let none = graph.constant("no_label", [-1])
      _ = graph.add("Where", [isUnanswered(values, &graph), none, answers], as: "label")
      _ = graph.add("Identity", [values], as: "probabilities")
      graph.output("label", .int64)
      graph.output("probabilities", .float, columns: outputs)
    }
  }

  /// Of a single output for two classes the place of the one that is answered.
  private static func aboveHalf(_ values: String, _ graph: inout ONNXGraph) -> String {
    let half = graph.constant("half", [Float(0.5)])
    let column = graph.add("Squeeze", [values, graph.constant("axis", [1], [1])])
    let isAbove = graph.add("Greater", [column, half])
    return graph.add("Cast", [isAbove], [("to", .integer(ONNXGraph.Element.int64.rawValue))])
  }

  /// For each row whether an output is NaN, which is no answer; no operator asks that of a row.
  private static func isUnanswered(_ values: String, _ graph: inout ONNXGraph) -> String {
    let areNone = graph.add("IsNaN", [values])
    let ones = graph.add("Cast", [areNone], [("to", .integer(ONNXGraph.Element.float.rawValue))])
    let columns = graph.constant("columns", [1], [1])
    let count = graph.add("ReduceSum", [ones, columns], [("keepdims", .integer(0))])
    return graph.add("Cast", [count], [("to", .integer(ONNXGraph.Element.boolean.rawValue))])
  }
}
