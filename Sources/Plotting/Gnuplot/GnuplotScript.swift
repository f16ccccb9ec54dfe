import Foundation
import Records

/// A figure as gnuplot draws it: the text of a script and of the data file beside it. Running the
/// script, from whatever directory, draws the pictures beside it. A person who edits it finds
/// sizes, fonts, colors and ranges at its head.
struct GnuplotScript: Sendable, Hashable {
  /// Stem of the names of all files.
  let name: String
  /// What `NAME.gp` holds.
  let text: String
  /// What `NAME.dat` holds.
  let data: String
  /// What it draws.
  let formats: [PictureFormat]
  /// What readers of an SVG that cannot see it are told.
  let title: String
  let description: String

  /// `zoom` is how many pixels a PNG has for each of the canvas.
  init(_ figure: Figure, _ formats: [PictureFormat] = PictureFormat.standard, zoom: Double = 1) {
    var data = GnuplotData()
    let headings = figure.headings.enumerated().map { ScriptWords.label($0.offset + 1, $0.element) }
    var lines = Self.opening(figure.name) + ["", "# What the picture says"] + headings
    for (index, panel) in figure.panels.enumerated() {
      // Headings belong to the first panel: gnuplot has no text outside of panels.
      let script = PanelScript(
        panel, number: index + 1, firstLabel: index == 0 ? headings.count + 1 : 1)
      lines += ["", "# Panel \(index + 1): \(PlotText.clean(panel.name))"]
      if index > 0 { lines.append("reset") }
      lines += script.lines(data: &data, file: figure.name + ".dat")
    }
    lines += ["", "unset multiplot", "unset output"]
    name = figure.name
    self.data = data.text
    self.formats = formats
    title = figure.title
    description = figure.description
    text =
      Self.head(figure, formats, zoom).joined(separator: "\n") + "\n"
      + lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined() + "}\n"
  }

  /// The names of the files that it draws.
  var pictures: [String] { formats.map { "\(name).\($0.rawValue)" } }

  /// What people change, and then the beginning of the loop over the pictures.
  private static func head(
    _ figure: Figure, _ formats: [PictureFormat], _ zoom: Double
  ) -> [String] {
    let name = figure.name
    let canvas = figure.canvas
    let sizes = ScriptWords.sizes.map { "\($0.name) = \(ScriptWords.number($0.size))" }
    let used = Set(figure.colors)
    let colors = Palette.named.filter { used.contains($0.color) }
    var lines = [
      "# Drawn by nn-sweep. Change what you like and draw it again: gnuplot \(name).gp",
      "# All numbers are in \(name).dat, in the units in which they are read.",
      "",
      "# Pictures: of svg, png and pdf. The canvas is in pixels, in which everything is placed;",
      "# zoom is how many of a PNG's pixels each of them becomes.",
      "pictures = '\(formats.map(\.rawValue).joined(separator: " "))'",
      "width = \(Int(canvas.width)).0; height = \(Int(canvas.height)).0",
      "zoom = \(ScriptWords.number(zoom))",
      "",
      "# Fonts, and heights of text in pixels.",
      "sans = 'DejaVu Sans'",
      sizes.joined(separator: "; "),
      "",
      "# Colors.",
    ]
    lines += colors.map { "\($0.name) = '\($0.color.hex)'" } + [""]
    lines += ranges(figure)
    lines += [
      "set encoding utf8",
      "# Everything stands beside this script, wherever gnuplot was started.",
      "slash = 0",
      "do for [i = 1:strlen(ARG0)] { if (ARG0[i:i] eq '/') { slash = i } }",
      "if (slash > 0) { cd ARG0[1:slash] }",
      "",
      "# All pictures get fonts and points of the same size. The name of the bold font carries an",
      "# attribute into the SVG, because gnuplot has no other way to say bold there. Without cairo,",
      "# points are half as large, lines are as wide as whole pixels, and an area after a wide line is",
      "# painted twice: hairlines come between, where the axis hides them.",
      "do for [picture in pictures] {",
    ]
    return lines
  }

  private static func ranges(_ figure: Figure) -> [String] {
    let panels = figure.panels.enumerated().filter(\.element.hasAxes)
    if panels.isEmpty { return [] }
    let lines = panels.map { PanelScript($0.element, number: $0.offset + 1, firstLabel: 1).range }
    return ["# Ranges of the panels' axes."] + lines + [""]
  }

  private static func opening(_ name: String) -> [String] {
    let look = "background '#FFFFFF' noenhanced"
    return [
      "hairlines = 0",
      "dots = 1",
      "bold = sans.':Bold'",
      "if (picture eq 'svg') {",
      "  bold = 'sans-serif\" font-weight=\"bold'",
      "  set terminal svg size width,height \(look) dynamic font 'sans-serif,'.text",
      "}",
      "if (picture eq 'pdf') {",
      "  set terminal pdfcairo size width/120,height/120 \(look) font sans.','.text"
        + " fontscale 0.45 linewidth 1.2 pointscale 1.2",
      "}",
      "if (picture eq 'png') {",
      "  hairlines = strstrt(GPVAL_TERMINALS, ' pngcairo ') == 0",
      "  if (hairlines) {",
      "    dots = 2",
      "    # A folder with fonts, for systems that have none.",
      "    face = sans",
      "    if (exists('fonts')) {",
      "      face = fonts.'DejaVuSans.ttf'",
      "      bold = fonts.'DejaVuSans-Bold.ttf'",
      "    }",
      "    set terminal png truecolor size width*zoom,height*zoom \(look) font face.','.text"
        + " fontscale 0.75*zoom linewidth 1.2*zoom",
      "  } else {",
      "    set terminal pngcairo size width*zoom,height*zoom \(look) font sans.','.text"
        + " fontscale 0.75*zoom linewidth zoom pointscale 2*zoom",
      "  }",
      "}",
      "set output '\(name).'.picture",
      "reset",
      "set multiplot",
    ]
  }
}

extension Figure {
  /// Every color that something is painted in.
  fileprivate var colors: [Color] {
    var colors = [Palette.ink, Palette.softInk, Palette.axis, Palette.grid]
    colors += headings.map(\.color)
    for panel in panels {
      colors += panel.labels.map(\.color)
      colors += panel.rules.map(\.color)
      colors += panel.legend?.entries.map(\.color) ?? []
      colors += panel.layers.map(\.style.color)
    }
    return colors
  }
}

extension Layer.Style {
  /// Of cells and images, the color of nothing that scripts have a variable for.
  fileprivate var color: Color {
    switch self {
    case .lines(let color, _, _, _), .band(let color, _), .points(_, let color, _),
      .boxes(let color):
      color
    case .cells, .images: Color(0)
    }
  }
}
