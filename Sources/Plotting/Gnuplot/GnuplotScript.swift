import Foundation

/// A figure as gnuplot draws it: the text of a script and of the data file beside it. Running the
/// script, from whatever directory, draws `NAME.svg` and `NAME.png` beside it.
struct GnuplotScript: Sendable, Hashable {
  /// Stem of the names of all files.
  let name: String
  /// What `NAME.gp` holds.
  let text: String
  /// What `NAME.dat` holds.
  let data: String

  init(_ figure: Figure) {
    var data = GnuplotData()
    var lines = Self.opening(figure.name)
    lines += figure.headings.enumerated().map { Self.label($0.offset + 1, $0.element) }
    for (index, panel) in figure.panels.enumerated() {
      // Headings belong to the first panel: gnuplot has no text outside of panels.
      if index > 0 { lines.append("reset") }
      lines += PanelScript(panel, firstLabel: index == 0 ? figure.headings.count + 1 : 1)
        .lines(data: &data, file: figure.name + ".dat")
    }
    lines += ["unset multiplot", "unset output"]
    name = figure.name
    self.data = data.text
    text =
      Self.preface(figure.name) + "\n"
      + lines.map { "  \($0)\n" }.joined() + "}\n"
  }

  private static func preface(_ name: String) -> String {
    """
    # Drawn by nn-sweep; `gnuplot \(name).gp` draws it again, as \(name).svg and \(name).png.
    set encoding utf8
    # Everything stands beside this script, wherever gnuplot was started.
    slash = 0
    do for [i = 1:strlen(ARG0)] { if (ARG0[i:i] eq '/') { slash = i } }
    if (slash > 0) { cd ARG0[1:slash] }

    # Both pictures get fonts and points of the same size in pixels. The name of the bold font
    # carries an attribute into the SVG, because gnuplot has no other way to say bold there. Without
    # cairo, lines are as wide as whole pixels, and an area after a wide line is painted twice:
    # hairlines come between, where the axis hides them.
    do for [picture in 'svg png'] {
    """
  }

  private static func opening(_ name: String) -> [String] {
    let size = "size \(Int(Layout.width)),\(Int(Layout.height))"
    let common = "\(size) background '#FFFFFF' noenhanced"
    return [
      "if (picture eq 'svg') {",
      "  set terminal svg \(common) dynamic font 'sans-serif,\(number(Layout.text))'",
      "  bold = 'sans-serif\" font-weight=\"bold'",
      "  hairlines = 0",
      "} else {",
      "  sans = 'DejaVu Sans'",
      "  bold = 'DejaVu Sans:Bold'",
      "  hairlines = strstrt(GPVAL_TERMINALS, ' pngcairo ') == 0",
      "  if (hairlines) {",
      "    # A folder with fonts, for systems that have none.",
      "    if (exists('fonts')) {",
      "      sans = fonts.'DejaVuSans.ttf'",
      "      bold = fonts.'DejaVuSans-Bold.ttf'",
      "    }",
      "    set terminal png truecolor \(common) font sans.',\(number(Layout.text))' fontscale 0.75 linewidth 1.2",
      "  } else {",
      "    set terminal pngcairo \(common) font sans.',\(number(Layout.text))' fontscale 0.75 pointscale 2",
      "  }",
      "}",
      "set output '\(name).'.picture",
      "reset",
      "set multiplot",
    ]
  }

  /// The command that places a label.
  static func label(_ number: Int, _ label: TextLabel) -> String {
    let size = Self.number(label.size)
    let font = label.isBold ? "bold.',\(size)'" : "',\(size)'"
    return "set label \(number) \(PlotText.quoted(label.text))"
      + " at \(place(label.x, Layout.width)), \(place(label.y, Layout.height))"
      + " \(label.alignment.rawValue) front font \(font) textcolor rgb '\(label.color.hex)'"
  }

  /// A coordinate in gnuplot's words; `length` is that of the canvas.
  static func place(_ coordinate: Coordinate, _ length: Double) -> String {
    switch coordinate {
    case .data(let value): "first \(GnuplotData.number(value))"
    case .canvas(let pixels): "screen \(fraction(pixels, of: length))"
    }
  }

  /// Pixels as a share of the canvas, which gnuplot calls the screen.
  static func fraction(_ pixels: Double, of length: Double) -> String {
    String(format: "%.4f", pixels / length)
  }

  static func number(_ value: Double) -> String { String(format: "%g", value) }
}
