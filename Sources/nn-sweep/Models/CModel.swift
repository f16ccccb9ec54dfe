import Datasets
import Kernels
import Networks
import Records

/// A network as a header of C99 and C++ that needs nothing but `math.h`: `nn_sweep_predict` answers
/// for a raw row, `nn_sweep_class` names a class, `nn_sweep_test` compares rows with what they have
/// to come to.
struct CModel {
  let text: String

  init(_ model: SavedModel) {
    let sizes = model.architecture.layers
    let activations = Set(model.architecture.activations)
    text =
      Self.heading(model) + """
        #ifndef NN_SWEEP_MODEL_H
        #define NN_SWEEP_MODEL_H

        #include <math.h>

        #define NN_SWEEP_COLUMNS \(model.columns.columns.count)
        #define NN_SWEEP_OUTPUTS \(sizes.last ?? 1)


        """
      + Activation.allCases.filter(activations.contains).compactMap(\.cFunction).map { $0 + "\n" }
      .joined() + Self.layer + Self.predict(model) + Self.className(model) + Self.test(model)
      + "#endif\n"
  }

  private static func heading(_ model: SavedModel) -> String {
    let columns = model.columns.columns.map { column in
      let texts = (column.categories ?? column.order)?.enumerated().map { "\($0) \($1)" }
      return column.name + (texts.map { ": " + $0.joined(separator: ", ") } ?? "")
    }
    let sizes = model.architecture.layers.map(String.init).joined(separator: "-")
    let shown = columns.prefix(100) + (columns.count > 100 ? ["…"] : [])
    let lines =
      [
        "Run \(model.run.id.short) of experiment \(model.run.experiment), after epoch"
          + " \(model.network.epoch): \(sizes). Written by nn-sweep \(Build.version).", "",
        "A raw row has these numbers in this order; of texts the place of the text"
          + (model.fills == nil ? ":" : ", NAN for a missing number:"), "",
      ] + shown.map { "  " + $0 }
    return "/*\n" + lines.map { " * " + CText.comment($0) + "\n" }.joined() + " */\n"
  }

  private static let layer = """
    static inline void nn_sweep_layer(const float *values, int inputs, const float *weights,
                                      const float *biases, int outputs, float *sums) {
      int i, j;
      for (j = 0; j < outputs; j++) sums[j] = biases[j];
      for (i = 0; i < inputs; i++)
        for (j = 0; j < outputs; j++) sums[j] += values[i] * weights[i * outputs + j];
    }


    """

  private static func predict(_ model: SavedModel) -> String {
    var text: String
    if case .regression(_, _, let name) = model.encoding.task {
      text =
        "/* Writes \(CText.comment(name)) into outputs[0] and returns 0, or -1 for a row that the"
        + "\n   network cannot read, or for which it gives no finite number. */\n"
    } else {
      text = """
        /* Writes an output for each class and returns the class, or -1 for a row that the network
           cannot read, or for which an output is NaN. */

        """
    }
    text += "static inline int nn_sweep_predict(const double *row, double *outputs) {\n"
    text += arrays(model)
    let widest = model.architecture.layers.max() ?? 1
    text += """
        float values[\(widest)], sums[\(widest)];
        int i;
      \(checks(model))\(reading(model))
      """
    for (place, activation) in model.architecture.activations.enumerated() {
      let (inputs, outputs) = (
        model.network.layers[place].inputs, model.network.layers[place].outputs
      )
      let (from, to) = place % 2 == 0 ? ("values", "sums") : ("sums", "values")
      text +=
        "  nn_sweep_layer(\(from), \(inputs), weights_\(place), biases_\(place), \(outputs), \(to));\n"
      if activation.cFunction != nil {
        text += "  nn_sweep_\(activation.rawValue)(\(to), \(outputs));\n"
      }
    }
    let last = model.architecture.activations.count % 2 == 0 ? "values" : "sums"
    return text + answer(model.encoding.task, last) + "}\n\n"
  }

  private static func arrays(_ model: SavedModel) -> String {
    let columns = model.columns
    var text = CText.array("int", "columns", columns.sources.map(String.init))
    if !columns.areInputs { text += CText.array("int", "codes", columns.parts.map(code)) }
    if columns.hasTexts {
      text += CText.array("int", "places", columns.columns.map { String($0.places) })
    }
    if let fills = model.fills {
      let mayLack = columns.columns.map { $0.categories == nil ? "1" : "0" }
      text += CText.array("int", "may_lack", mayLack)
      text += CText.array("float", "fills", fills.map(CText.number))
    }
    if model.encoding.origins != nil {
      text += CText.array("double", "origins", model.origins.map(CText.number))
    }
    text += CText.array("float", "shifts", model.shifts.map(CText.number))
    text += CText.array("float", "scales", model.scales.map(CText.number))
    for (place, layer) in model.network.layers.enumerated() {
      text += CText.array("float", "weights_\(place)", layer.weights.map(CText.number))
      text += CText.array("float", "biases_\(place)", layer.biases.map(CText.number))
    }
    return text
  }

  /// The number by which the code knows what an input is made of.
  private static func code(_ part: RawColumns.Part) -> String {
    switch part {
    case .category(let place): String(place)
    case .number: "-1"
    case .indicator: "-2"
    }
  }

  /// What a row has to be: numbers that 32 bits hold, and places of texts that there are. What is no
  /// number is not equal to itself.
  private static func checks(_ model: SavedModel) -> String {
    var lines: [String] = []
    if model.fills != nil { lines.append("if (may_lack[i] && row[i] != row[i]) continue;") }
    lines.append("if (!(fabs(row[i]) <= 1e38)) return -1;")
    if model.columns.hasTexts {
      lines += [
        "if (places[i] > 0 &&",
        "    (row[i] < 0 || row[i] >= places[i] || row[i] != floor(row[i])))", "  return -1;",
      ]
    }
    return "  for (i = 0; i < NN_SWEEP_COLUMNS; i++) {\n"
      + lines.map { "    \($0)\n" }.joined() + "  }\n"
  }

  private static func reading(_ model: SavedModel) -> String {
    let origin = model.encoding.origins == nil ? "" : " - origins[i]"
    let present = "(float)(raw\(origin))"
    let number = model.fills == nil ? present : "raw != raw ? fills[i] : \(present)"
    var lines = [
      "double raw = row[columns[i]];",
      model.columns.areInputs ? "float value = \(number);" : "float value;",
    ]
    if !model.columns.areInputs {
      lines += [
        "if (codes[i] >= 0)", "  value = raw == codes[i] ? 1.0f : 0.0f;",
        "else if (codes[i] == -2)",
        "  value = raw != raw ? 1.0f : 0.0f;", "else", "  value = \(number);",
      ]
    }
    lines.append("values[i] = (value - shifts[i]) * scales[i];")
    return "  for (i = 0; i < \(model.encoding.inputs); i++) {\n"
      + lines.map { "    \($0)\n" }.joined() + "  }\n"
  }

  private static func answer(_ task: Task, _ last: String) -> String {
    switch task {
    case .regression(let mean, let deviation, _):
      return
        "  outputs[0] = \(last)[0] * \(CText.number(deviation)) + \(CText.number(mean));\n"
        + "  return fabs(outputs[0]) <= 1e300 ? 0 : -1;\n"
    case .classification:
      return """
          for (i = 0; i < NN_SWEEP_OUTPUTS; i++) outputs[i] = \(last)[i];
          for (i = 0; i < NN_SWEEP_OUTPUTS; i++) if (outputs[i] != outputs[i]) return -1;
          if (NN_SWEEP_OUTPUTS == 1) return outputs[0] > 0.5;
          {
            int largest = 0;
            for (i = 1; i < NN_SWEEP_OUTPUTS; i++)
              if (outputs[i] > outputs[largest]) largest = i;
            return largest;
          }

        """
    }
  }

  private static func className(_ model: SavedModel) -> String {
    guard let classes = model.classes else { return "" }
    return """
      /* The name of a class, in UTF-8; 0 for what is none. */
      static inline const char *nn_sweep_class(int label) {
      \(CText.array("char *const", "names", classes.map(CText.string)))\
        return label >= 0 && label < \(classes.count) ? names[label] : 0;
      }


      """
  }

  private static func test(_ model: SavedModel) -> String {
    let probe = ModelProbe(model)
    var expected = probe.outputs.map { $0.map(Double.init) }
    var unit = 1.0
    if case .regression(let mean, let deviation, _) = model.encoding.task {
      expected = expected.map { $0.map { $0 * deviation + mean } }
      unit = deviation
    }
    return """
      /* How many of \(probe.rows.count) rows do not come to what nn-sweep gives for them: 0. */
      static inline int nn_sweep_test(void) {
      \(CText.array("double", "rows", rows: probe.rows.map { $0.map(CText.number) }))\
      \(CText.array("double", "expected", rows: expected.map { $0.map(CText.number) }))\
        double outputs[NN_SWEEP_OUTPUTS];
        int row, i, wrong = 0;
        for (row = 0; row < \(probe.rows.count); row++) {
          int differs = nn_sweep_predict(rows[row], outputs) < 0;
          for (i = 0; i < NN_SWEEP_OUTPUTS && !differs; i++)
            differs = !(fabs(outputs[i] - expected[row][i]) <=
                        1e-4 * (\(CText.number(unit)) + fabs(expected[row][i])));
          wrong += differs;
        }
        return wrong;
      }


      """
  }
}
