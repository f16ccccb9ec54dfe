import Foundation

/// A figure as gnuplot's text terminal shows it: the panels with axes one below the other, without
/// what stands beside them.
struct TerminalScript {
  /// What the script holds; its data stand in `NAME.dat`, and it writes `NAME.txt`.
  let text: String
  let data: String

  init(_ figure: Figure, columns: Int, isColored: Bool) {
    var data = GnuplotData()
    let height = figure.panels.contains(where: Self.keyed) ? 24 : 22
    var lines = [
      "set encoding utf8",
      "slash = 0",
      "do for [i = 1:strlen(ARG0)] { if (ARG0[i:i] eq '/') { slash = i } }",
      "if (slash > 0) { cd ARG0[1:slash] }",
      "set terminal dumb size \(columns),\(height) noenhanced \(isColored ? "ansi" : "mono")",
      "set output '\(figure.name).txt'",
    ]
    for panel in figure.panels where panel.hasAxes {
      lines.append("reset")
      lines += Self.lines(panel, &data, figure.name + ".dat", columns: columns)
    }
    lines.append("unset output")
    text = lines.map { $0 + "\n" }.joined()
    self.data = data.text
  }

  /// A caption without the parts that say what colors, bands and the look of lines stand for, of which
  /// a terminal shows nothing.
  static func caption(_ text: String) -> String {
    text.split(separator: "·").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { part in !part.contains("color") && !looks.contains { part.hasPrefix($0) } }
      .joined(separator: " · ")
  }

  private static let looks = [
    "area:", "band:", "bar:", "black:", "blue:", "dashed:", "frame:", "gray", "hatched:",
    "line:", "solid:", "thin",
  ]

  private static func lines(
    _ panel: Panel, _ data: inout GnuplotData, _ file: String, columns: Int
  ) -> [String] {
    var words = [panel.name]
    if panel.y.title.hasPrefix(panel.name) {
      words = [panel.y.title]
    } else if !panel.y.title.isEmpty {
      words.append(panel.y.title)
    }
    let title = PlotText.quoted(words.joined(separator: ": "))
    let keyed = keyed(panel)
    var items: [String] = []
    var told: [String] = []
    for layer in panel.layers {
      let style: String
      let word = hasRows(panel) ? unnumbered(layer.name) : layer.name
      // Lines of one meaning look alike, also without colors.
      let line = told.firstIndex(of: word) ?? told.count
      switch layer.style {
      case .lines(let color, _, _, _):
        if color == Palette.white { continue }
        style = "using 1:2 with lines linetype \(line + 1) linecolor rgb '\(color.hex)'"
      case .points(let mark, let color, _):
        let letter = mark == .cross ? "x" : mark == .ring ? "o" : "*"
        style = "using 1:2 with points pointtype '\(letter)' linecolor rgb '\(color.hex)'"
      case .boxes(let color):
        style = "using (($1+$2)/2):3:(0):($4-$3) with vectors nohead linecolor rgb '\(color.hex)'"
      case .band, .cells, .images: continue
      }
      guard let name = data.append(layer) else { continue }
      let title = keyed && line == told.count ? "title \(PlotText.quoted(word))" : "notitle"
      if line == told.count { told.append(word) }
      items.append("'\(file)' index '\(name)' \(style) \(title)")
    }
    if items.isEmpty { items = ["NaN notitle"] }
    return ["set title \(title)", keyed ? "set key below" : "unset key", "set border 3"]
      + axis("x", thinned(panel.x, beside: named(panel), columns: columns))
      + axis("y", named(panel)) + cutMarks(panel) + ["plot \(items.joined(separator: ", "))"]
  }

  /// The arrows at the ends of rows that go on.
  private static func cutMarks(_ panel: Panel) -> [String] {
    let marks = panel.labels.compactMap { label -> String? in
      guard [DotRows.cutMark, DotRows.cutRightMark].contains(label.text),
        case .canvas(let y) = label.y
      else { return nil }
      let x = label.text == DotRows.cutMark ? "0 left" : "1 right"
      let share = (y - panel.frame.bottom) / panel.frame.height
      let place = "graph \(x.prefix(1)), graph \(PanelScript.digits(share)) \(x.dropFirst(2))"
      return "set label \(PlotText.quoted(label.text)) at \(place) front"
    }
    return ["unset label"] + marks
  }

  /// Whether the names of its layers say what they are: a few, and none a number among its like.
  private static func keyed(_ panel: Panel) -> Bool {
    let names = panel.layers.filter { layer in layer.blocks.contains { !$0.values.isEmpty } }
      .map { hasRows(panel) ? unnumbered($0.name) : $0.name }
    return panel.legend == nil && (2...6).contains(Set(names).count)
      && names.allSatisfy { $0 == unnumbered($0) }
  }

  /// Whether names stand beside it in place of ticks.
  private static func hasRows(_ panel: Panel) -> Bool {
    guard case .listed(let ticks) = panel.y.ticks else { return false }
    return ticks.isEmpty
  }

  /// `means` of `means 2`, the layer of another color.
  private static func unnumbered(_ name: String) -> String {
    let words = name.split(separator: " ")
    return words.last.flatMap { Int($0) } == nil ? name : words.dropLast().joined(separator: " ")
  }

  /// The vertical scale; where names stand beside it in place of ticks, with these.
  private static func named(_ panel: Panel) -> Scale {
    guard hasRows(panel) else { return panel.y }
    var scale = panel.y
    scale.ticks = .listed(
      panel.labels.compactMap { label in
        guard label.alignment == .right, case .canvas(let x) = label.x, x < panel.frame.left,
          case .canvas(let y) = label.y
        else { return nil }
        let share = (y - panel.frame.bottom) / panel.frame.height
        return Scale.Tick(
          position: scale.lower + share * (scale.upper - scale.lower),
          label: label.text.count > 40 ? label.text.prefix(39) + "…" : label.text)
      })
    return scale
  }

  /// With every second tick, or fewer, where the labels would run into one another; zero stays.
  private static func thinned(_ scale: Scale, beside y: Scale, columns: Int) -> Scale {
    guard case .listed(let ticks) = scale.ticks else { return scale }
    var names = 8
    if case .listed(let rows) = y.ticks { names = rows.map(\.label.count).max() ?? names }
    let room = Double(max(columns - names - 6, 1))
    let zero = ticks.firstIndex { $0.position == 0 } ?? 0
    func isApart(_ left: Scale.Tick, _ right: Scale.Tick) -> Bool {
      let distance = (scale.share(right.position) - scale.share(left.position)) * room
      return distance >= Double(left.label.count + right.label.count) / 2 + 1
    }
    var scale = scale
    for step in 1...max(ticks.count, 1) {
      let kept = ticks.enumerated().filter { ($0.offset - zero) % step == 0 }.map(\.element)
      scale.ticks = .listed(kept)
      if zip(kept, kept.dropFirst()).allSatisfy(isApart) { break }
    }
    return scale
  }

  private static func axis(_ name: String, _ scale: Scale) -> [String] {
    [
      "set \(name)range [\(PanelScript.digits(scale.lower)):\(PanelScript.digits(scale.upper))]"
    ] + PanelScript.spacing(name, scale)
      + [
        "set \(name)tics nomirror " + PanelScript.ticks(scale)
      ] + (scale.title.isEmpty || name == "y" ? [] : ["set xlabel \(PlotText.quoted(scale.title))"])
  }
}
