import Foundation

/// The commands that draw one panel.
struct PanelScript {
  private let panel: Panel
  /// Which of the figure's panels it is, from 1: the number in names of variables.
  private let number: Int
  /// Number of the panel's first label; those below are taken.
  private let firstLabel: Int

  init(_ panel: Panel, number: Int, firstLabel: Int) {
    self.panel = panel
    self.number = number
    self.firstLabel = firstLabel
  }

  /// The ranges of its axes as variables.
  var range: String {
    func ends(_ name: String, _ scale: Scale) -> String {
      "\(name)\(number)_low = \(digits(scale.lower)); \(name)\(number)_high = \(digits(scale.upper))"
    }
    return "\(ends("x", panel.x)); \(ends("y", panel.y))"
  }

  /// All commands; the rows of the panel's layers go to `data`, which `file` will hold.
  func lines(data: inout GnuplotData, file: String) -> [String] {
    frame + axis("x", panel.x) + axis("y", panel.hasHeights ? panel.y : panel.y.withoutLabels)
      + colors + tint + rules + labels + legend + plot(&data, file)
  }

  private var frame: [String] {
    let frame = panel.frame
    let margins = [
      ("lmargin", frame.left, "width"), ("rmargin", frame.right, "width"),
      ("bmargin", frame.bottom, "height"), ("tmargin", frame.top, "height"),
    ]
    let places = margins.map { name, pixels, length in
      "set \(name) at screen \(ScriptWords.pixels(pixels, of: length))"
    }
    // Some terminals draw ticks without length as dots.
    guard panel.hasAxes else { return places + ["set border 0 linecolor rgb '#FFFFFF'"] }
    return places + [
      "set border 3 linecolor rgb axis",
      "set clip two",
      "set grid \(panel.hasUprightGrid ? "xtics " : "")ytics linetype 1 linecolor rgb grid",
    ]
  }

  private func axis(_ name: String, _ scale: Scale) -> [String] {
    let ends =
      panel.hasAxes
      ? "\(name)\(number)_low:\(name)\(number)_high"
      : "\(digits(scale.lower)):\(digits(scale.upper))"
    // The range first: over another one the spacing may not exist.
    var lines = ["set \(name)range [\(ends)]"] + Self.spacing(name, scale)
    let look =
      "nomirror out scale \(panel.hasAxes ? "0.5" : "0")"
      + (scale.slant > 0 ? " rotate by 35 right" : "")
    switch scale.ticks {
    case .listed(let ticks) where ticks.isEmpty: lines.append("unset \(name)tics")
    case .listed: lines.append("set \(name)tics \(look) \(Self.ticks(scale)) textcolor rgb soft")
    case .every(_, let format):
      lines.append("set format \(name) \(PlotText.quoted(format))")
      lines.append("set \(name)tics \(look) \(Self.ticks(scale)) textcolor rgb soft")
    }
    return lines
  }

  /// How an axis is spaced.
  static func spacing(_ name: String, _ scale: Scale) -> [String] {
    switch scale.kind {
    case .linear: return []
    case .logarithmic: return ["set logscale \(name)"]
    case .logError(let limit):
      let limit = digits(limit)
      return [
        "set nonlinear \(name) via -log(\(limit) - \(name)) inverse \(limit) - exp(-\(name))"
      ]
    }
  }

  /// Where ticks stand, and what is written at them.
  static func ticks(_ scale: Scale) -> String {
    switch scale.ticks {
    case .every(let step, _): return digits(step)
    case .listed(let ticks):
      let list = ticks.map { "\(PlotText.quotedTick($0.label)) \(digits($0.position))" }
      return "(\(list.joined(separator: ", ")))"
    }
  }

  /// The colors of cells by their value, and the bar that explains them.
  private var colors: [String] {
    guard let colors = panel.colors else { return [] }
    let scale = colors.values
    // gnuplot's palette runs upwards only.
    let sign = scale.lower > scale.upper ? "-" : ""
    let shade =
      switch scale.kind {
      case .linear: "\(sign)value"
      case .logarithmic: "\(sign)log(value)"
      case .logError(let limit): "-log(\(digits(limit)) - value)"
      }
    let stops = Palette.cells.enumerated().map { "\($0.offset) '\($0.element.hex)'" }
    var ticks: [String] = []
    if case .listed(let listed) = scale.ticks {
      ticks = listed.map {
        "\(PlotText.quotedTick($0.label)) shade\(number)(\(digits($0.position)))"
      }
    }
    return [
      "shade\(number)(value) = \(shade)",
      "set palette defined (\(stops.joined(separator: ", ")))",
      "set cbrange [shade\(number)(\(digits(scale.lower))):shade\(number)(\(digits(scale.upper)))]",
      "set colorbox vertical user noborder"
        + " origin \(ScriptWords.x(.canvas(colors.left))), \(ScriptWords.y(.canvas(colors.bottom)))"
        + " size screen \(ScriptWords.pixels(ColorScale.width, of: "width")),"
        + " screen \(ScriptWords.pixels(colors.top - colors.bottom, of: "height"))",
      "set cbtics nomirror scale 0 offset -0.6 (\(ticks.joined(separator: ", ")))"
        + " textcolor rgb soft",
    ]
  }

  /// The colors of images by the numbers of their pixels.
  private var tint: [String] {
    for layer in panel.layers {
      guard case .images(let tint) = layer.style else { continue }
      let stops = tint.colors.enumerated().map { "\($0.offset) '\($0.element.hex)'" }
      return [
        "set palette defined (\(stops.joined(separator: ", ")))",
        "set cbrange [\(digits(tint.range.lowerBound)):\(digits(tint.range.upperBound))]",
        "unset colorbox",
      ]
    }
    return []
  }

  private var rules: [String] {
    panel.rules.map { rule in
      "set arrow from \(ScriptWords.x(rule.fromX)), \(ScriptWords.y(rule.fromY))"
        + " to \(ScriptWords.x(rule.toX)), \(ScriptWords.y(rule.toY)) nohead"
        + " linecolor rgb \(ScriptWords.color(rule.color)) linewidth \(digits(rule.width))"
        + (rule.isDotted ? " dashtype (2,4)" : "")
    }
  }

  private var labels: [String] {
    (panel.axisTitles + panel.labels).enumerated().map {
      ScriptWords.label(firstLabel + $0.offset, $0.element)
    }
  }

  private var legend: [String] {
    guard let legend = panel.legend else { return ["unset key"] }
    return [
      "set key at \(ScriptWords.x(.canvas(legend.x))), \(ScriptWords.y(.canvas(legend.y)))"
        + " left \(legend.isBelow ? "top" : "bottom")"
        + " Left reverse samplen 2 spacing 1.3 title \(PlotText.quoted(legend.title)).\"\\n\" left"
        + " textcolor rgb ink"
    ]
  }

  private func plot(_ data: inout GnuplotData, _ file: String) -> [String] {
    var items: [String] = []
    var hasBand = false
    // One band can hide where another ends.
    let haveEdges = panel.layers.count { $0.isBand && !$0.blocks.allSatisfy(\.values.isEmpty) } > 1
    for layer in panel.layers {
      guard let name = data.append(layer) else { continue }
      if layer.isBand {
        hasBand = true
        items.append(
          "for [i = 1:hairlines] '\(file)' index '\(name)' using (x\(number)_low):2"
            + " with lines linecolor rgb axis linewidth 1 notitle")
      }
      let look = look(layer.style)
      if case .images = layer.style {
        items.append(
          "for [i = 0:\(layer.blocks.count - 1)] '\(file)' index '\(name)' \(look) notitle")
        continue
      }
      items.append("'\(file)' index '\(name)' \(look) notitle")
      if haveEdges { items += edges(layer.style).map { "'\(file)' index '\(name)' \($0) notitle" } }
    }
    // Axes and labels appear only with something to plot, and a legend alone is an error.
    if items.isEmpty { items = ["NaN notitle"] }
    items += (panel.legend?.entries ?? []).map {
      "keyentry with lines linewidth 4 linecolor rgb \(ScriptWords.color($0.color))"
        + " title \(PlotText.quoted($0.label))"
    }
    let clip = [
      "# Areas that leave the panel: gnuplot would cut them in the wrong place.",
      "within\(number)(y) = y < y\(number)_low ? y\(number)_low : "
        + "y > y\(number)_high ? y\(number)_high : y",
    ]
    return (hasBand ? clip : []) + ["plot \\"] + items.dropLast().map { "  \($0), \\" }
      + items.suffix(1).map { "  \($0)" }
  }

  private func look(_ style: Layer.Style) -> String {
    let box = "using (($1+$2)/2):(($3+$4)/2):1:2:3:4"
    switch style {
    case .lines(let color, let width, let dashed, let transparency):
      return "using 1:2 with lines"
        + " linecolor rgb \(ScriptWords.color(color, transparency: transparency))"
        + " linewidth \(digits(width))" + (dashed ? " dashtype (8,5)" : "")
    case .band(let color, let opacity):
      return "using 1:(within\(number)($2)):(within\(number)($3)) with filledcurves"
        + " fillstyle transparent solid \(digits(opacity)) noborder"
        + " fillcolor rgb \(ScriptWords.color(color))"
    case .points(let mark, let color, let size):
      return "using 1:2 with points pointtype \(mark.rawValue) pointsize \(digits(size))*dots"
        + " linewidth \(mark == .cross ? 2 : 1.4) linecolor rgb \(ScriptWords.color(color))"
    case .boxes(let color):
      return "\(box) with boxxyerror fillstyle solid 1 noborder"
        + " linecolor rgb \(ScriptWords.color(color))"
    case .images: return "every :::i::i using 1:2:3 with image"
    case .cells:
      return "\(box):(shade\(number)($5)) with boxxyerror fillstyle solid 1 noborder"
        + " linecolor palette"
    }
  }

  /// The two edges of a band; nothing of any other style.
  private func edges(_ style: Layer.Style) -> [String] {
    guard case .band(let color, _) = style else { return [] }
    return [2, 3].map { column in
      "using 1:(within\(number)($\(column))) with lines"
        + " linecolor rgb \(ScriptWords.color(color, transparency: 0.4)) linewidth 1"
    }
  }

  /// A number that reads back as it is, near enough for any place.
  static func digits(_ value: Double) -> String { String(format: "%.7g", value) }

  private func digits(_ value: Double) -> String { Self.digits(value) }
}

extension Panel {
  /// The name of what runs across, below the panel, and of what runs up, above its left edge.
  var axisTitles: [TextLabel] {
    let below = TextLabel(
      text: x.title, x: .canvas((frame.left + frame.right) / 2),
      y: .canvas(frame.bottom - Layout.titleBelowAxis - x.slant),
      alignment: .center, size: Layout.text, color: Palette.softInk)
    let above = TextLabel(
      text: y.title,
      x: .canvas(frame.left - (hasAxes ? Layout.besideAxis - 6 : Layout.titleBesideAxis)),
      y: .canvas(frame.top + Layout.titleAboveAxis),
      alignment: hasAxes ? .left : .right, size: Layout.text, color: Palette.softInk)
    return [below, above].filter { !$0.text.isEmpty }
  }
}
