import Foundation

/// The numbers of a figure as the text of a gnuplot data file: a dataset a layer, separated by two
/// blank lines and named by a comment; a block a curve, separated by one.
struct GnuplotData: Sendable, Hashable {
  /// The whole file.
  private(set) var text = ""
  /// How many datasets it holds so far.
  private var count = 0

  /// Appends the layer's rows and returns the name by which scripts find them; nil for a layer
  /// without rows, which gnuplot would call an error.
  mutating func append(_ layer: Layer) -> String? {
    let blocks = layer.blocks.map(Self.rows).filter { !$0.isEmpty }
    if blocks.isEmpty { return nil }
    count += 1
    // gnuplot looks for a comment that begins with the name: numbers first keep names apart.
    let name = (count < 10 ? "0" : "") + "\(count) \(layer.name)"
    if count > 1 { text += "\n\n" }
    text += "# \(name)\n" + blocks.joined(separator: "\n")
    return name
  }

  /// The block's rows under its comment. A row that is not finite never reaches the file; it
  /// breaks the curve, as what it stands for did.
  private static func rows(_ block: DataBlock) -> String {
    var rows = ""
    var isBroken = false
    for start in stride(from: 0, to: block.values.count, by: block.columns) {
      let row = block.values[start..<start + block.columns]
      guard row.allSatisfy(\.isFinite) else {
        isBroken = !rows.isEmpty
        continue
      }
      if isBroken { rows += "\n" }
      isBroken = false
      var separator = ""
      for value in row {
        rows += separator
        rows += number(value)
        separator = " "
      }
      rows += "\n"
    }
    return rows.isEmpty ? "" : "# of: \(PlotText.clean(block.comment))\n" + rows
  }

  /// Six significant digits, more than a picture shows; whole numbers in full.
  static func number(_ value: Double) -> String {
    if value.magnitude < 1e9, let whole = Int(exactly: value) { return String(whole) }
    let power = 5 - Int(log10(value.magnitude).rounded(.down))
    guard (-22...22).contains(power) else { return String(format: "%.6g", value) }
    let scale = pow(10, Double(power.magnitude))
    let rounded = power < 0 ? (value / scale).rounded() * scale : (value * scale).rounded() / scale
    return "\(rounded)"
  }
}
