import Foundation

/// The commands that draw one panel.
struct PanelScript {
  private let panel: Panel
  /// Number of the panel's first label; those below are taken.
  private let firstLabel: Int

  init(_ panel: Panel, firstLabel: Int) {
    self.panel = panel
    self.firstLabel = firstLabel
  }

  /// All commands; the rows of the panel's layers go to `data`, which `file` will hold.
  func lines(data: inout GnuplotData, file: String) -> [String] {
    frame + axis("x", panel.x) + axis("y", panel.y) + rules + labels + legend
      + plot(&data, file)
  }

  private var frame: [String] {
    let frame = panel.frame
    let margins = [
      ("lmargin", frame.left, Layout.width), ("rmargin", frame.right, Layout.width),
      ("bmargin", frame.bottom, Layout.height), ("tmargin", frame.top, Layout.height),
    ]
    let (axis, grid) = (Palette.axis.hex, Palette.grid.hex)
    return margins.map { name, pixels, length in
      "set \(name) at screen \(GnuplotScript.fraction(pixels, of: length))"
    }
      + (panel.hasAxes
        ? [
          "set border 3 linecolor rgb '\(axis)'",
          "set grid ytics linetype 1 linecolor rgb '\(grid)'",
        ]
        // Some terminals draw ticks without length as dots.
        : ["set border 0 linecolor rgb '#FFFFFF'"])
  }

  private func axis(_ name: String, _ scale: Scale) -> [String] {
    var lines = ["set \(name)range [\(number(scale.lower)):\(number(scale.upper))]"]
    if scale.isLogarithmic { lines.append("set logscale \(name)") }
    let look =
      "nomirror out scale \(panel.hasAxes ? "0.5" : "0")"
      + (scale.slant > 0 ? " rotate by 35 right" : "")
      + " textcolor rgb '\(Palette.softInk.hex)'"
    switch scale.ticks {
    case .every(let step, let format):
      lines.append("set format \(name) \(PlotText.quoted(format))")
      lines.append("set \(name)tics \(look) \(number(step))")
    case .listed(let ticks):
      let list = ticks.map { "\(PlotText.quotedTick($0.label)) \(number($0.position))" }
      lines.append("set \(name)tics \(look) (\(list.joined(separator: ", ")))")
    }
    return lines
  }

  private var rules: [String] {
    panel.rules.map { rule in
      let from =
        "\(GnuplotScript.place(rule.fromX, Layout.width)), "
        + GnuplotScript.place(rule.fromY, Layout.height)
      let to =
        "\(GnuplotScript.place(rule.toX, Layout.width)), "
        + GnuplotScript.place(rule.toY, Layout.height)
      return "set arrow from \(from) to \(to) nohead"
        + " linecolor rgb '\(rule.color.hex)' linewidth \(number(rule.width))"
    }
  }

  private var labels: [String] {
    (panel.axisTitles + panel.labels).enumerated().map {
      GnuplotScript.label(firstLabel + $0.offset, $0.element)
    }
  }

  private var legend: [String] {
    guard let legend = panel.legend else { return ["unset key"] }
    let x = GnuplotScript.fraction(legend.x, of: Layout.width)
    let y = GnuplotScript.fraction(legend.y, of: Layout.height)
    return [
      "set key at screen \(x), screen \(y) left \(legend.isBelow ? "top" : "bottom")"
        + " Left reverse samplen 2 spacing 1.3 title \(PlotText.quoted(legend.title)).\"\\n\" left"
        + " textcolor rgb '\(Palette.ink.hex)'"
    ]
  }

  private func plot(_ data: inout GnuplotData, _ file: String) -> [String] {
    var items: [String] = []
    for layer in panel.layers {
      guard let name = data.append(layer) else { continue }
      if case .band = layer.style {
        items.append(
          "for [i = 1:hairlines] '\(file)' index '\(name)' using (\(number(panel.x.lower))):2"
            + " with lines linecolor rgb '\(Palette.axis.hex)' linewidth 1 notitle")
      }
      items.append("'\(file)' index '\(name)' \(look(layer.style)) notitle")
    }
    items += (panel.legend?.entries ?? []).map {
      "keyentry with lines linewidth 4 linecolor rgb '\($0.color.hex)'"
        + " title \(PlotText.quoted($0.label))"
    }
    // Axes and labels appear only with something to plot.
    if items.isEmpty { items = ["NaN notitle"] }
    return ["plot \\"] + items.dropLast().map { "  \($0), \\" } + items.suffix(1).map { "  \($0)" }
  }

  private func look(_ style: Layer.Style) -> String {
    switch style {
    case .lines(let color, let width, let dashed, let transparency):
      let hex = transparency > 0 ? color.hex(transparency: transparency) : color.hex
      return "using 1:2 with lines linecolor rgb '\(hex)' linewidth \(number(width))"
        + (dashed ? " dashtype (8,5)" : "")
    case .band(let color):
      return "using 1:2:3 with filledcurves"
        + " fillstyle transparent solid 0.18 noborder fillcolor rgb '\(color.hex)'"
    case .disks(let size):
      return "using 1:2:3 with points pointtype 7 pointsize \(number(size)) linecolor rgb variable"
    case .crosses(let size):
      return "using 1:2:3 with points pointtype 2 pointsize \(number(size)) linewidth 2"
        + " linecolor rgb variable"
    case .cells:
      return "using 1:2:3:4:5 with boxxyerror fillstyle solid 1 noborder linecolor rgb variable"
    }
  }

  private func number(_ value: Double) -> String { GnuplotData.number(value) }
}

extension Panel {
  /// The name of what runs across, below the panel, and of what runs up, above its left edge.
  var axisTitles: [TextLabel] {
    let below = TextLabel(
      text: x.title, x: .canvas((frame.left + frame.right) / 2),
      y: .canvas(frame.bottom - Layout.titleBelowAxis - x.slant),
      alignment: .center, size: Layout.text, color: Palette.softInk)
    let above = TextLabel(
      text: y.title, x: .canvas(frame.left - Layout.titleBesideAxis),
      y: .canvas(frame.top + Layout.titleAboveAxis), alignment: .right,
      size: Layout.text, color: Palette.softInk)
    return [below, above].filter { !$0.text.isEmpty }
  }
}
