import Records

/// What a better score costs: each setting by its parameters, or where all have the same number by
/// its seconds, and through those that nothing cheaper beats a line.
struct ParetoPanel {
  let results: SweepResults
  var options = PlotOptions()

  private struct Place {
    var setting: PooledSetting
    var cost: Double
    var score: Double

    /// Where it lies in the picture, coarsely.
    struct Spot: Hashable {
      var x: Int
      var y: Int
    }
  }

  /// So many settings can be dots of their own.
  private static let mostDots = 1500

  private var isBySeconds: Bool {
    options.across == .seconds || Set(results.ranked.map(\.parameters)).count < 2
  }

  private var places: [Place] {
    // Asked once: it looks at every setting.
    let isBySeconds = isBySeconds
    return results.ranked.compactMap { setting in
      let cost = isBySeconds ? setting.seconds : Double(setting.parameters)
      guard cost > 0, let score = setting.score?.mean else { return nil }
      return Place(setting: setting, cost: cost, score: score)
    }
  }

  /// From cheap to dear, each better than all before it.
  private func frontier(_ places: [Place]) -> [Place] {
    var best = -Double.infinity
    return places.sorted {
      ($0.cost, -results.score.merit($0.score)) < ($1.cost, -results.score.merit($1.score))
    }.filter { place in
      let merit = results.score.merit(place.score)
      guard merit > best else { return false }
      best = merit
      return true
    }
  }

  func panel(in frame: Panel.Frame) -> Panel {
    let places = places
    let front = frontier(places)
    let x: Scale =
      places.isEmpty
      ? Scale(title: "", lower: 0, upper: 1, ticks: .listed([]))
      : isBySeconds
        ? .logarithmic(title: title, places.map(\.cost))
        : Scale.logarithmic(title: title, places.map(\.cost)).whole
    let y = results.scoreAxis(places.map { results.drawn($0.score) }, options.scale)
    var panel = Panel(
      name: "what a better score costs",
      frame: frame.inset(left: Layout.besideAxis, right: 30, bottom: Layout.belowAxis, top: 32),
      x: x.across(frame.width), y: y)
    // Of thousands most lie on others: one in so many pixels shows the same, in a tenth of the bytes.
    var seen: Set<Place.Spot> = []
    let dots = places.reversed().filter { place in
      places.count <= Self.mostDots
        || seen.insert(
          .init(
            x: Int(panel.place(of: place.cost) / 6),
            y: Int(panel.height(of: results.drawn(place.score)) / 6))
        ).inserted
    }
    let last = panel.x.upper
    var steps: [Double] = []
    for (index, place) in front.enumerated() {
      let next = index + 1 < front.count ? front[index + 1].cost : last
      let height = results.drawn(place.score)
      steps += [place.cost, height, next, height]
    }
    panel.layers =
      [
        Layer(
          "not beaten by anything cheaper", .lines(Palette.distinct[0], width: 2),
          [DataBlock("cost, score", columns: 2, values: steps)])
      ]
      + Layer.points(
        "settings", .disk, size: places.count > 500 ? 0.3 : 0.5,
        dots.map { ($0.cost, results.drawn($0.score), Palette.context) })
      + Layer.points(
        "the cheapest of their score", .disk, size: 0.9,
        front.map { ($0.cost, results.drawn($0.score), Palette.distinct[0]) })
    label(front.suffix(8), &panel)
    panel.markBaseline(of: results.ranked, in: results)
    panel.tellCut(places.map { results.drawn($0.score) }, of: "setting")
    return panel.orNote(results.absence)
  }

  private var title: String {
    isBySeconds ? "seconds of processor time a run" : "parameters of the network"
  }

  /// Names the frontier, each to the right below its dot.
  private func label(_ front: ArraySlice<Place>, _ panel: inout Panel) {
    var last = Double.infinity
    for place in front.reversed() {
      let height = min(panel.height(of: results.drawn(place.score)) - 16, last - 21)
      guard height > panel.frame.bottom else { return }
      last = height
      let x = panel.place(of: place.cost)
      let text = results.words(place.setting)
      let isLeft = x + PlotText.width(text, size: Layout.text) + 10 < panel.frame.right
      panel.labels.append(
        TextLabel(
          text: text, x: .canvas(x + (isLeft ? 9 : -9)), y: .canvas(height),
          alignment: isLeft ? .left : .right,
          color: Palette.distinct[0].mixed(with: Palette.ink, 0.3)))
    }
  }

  static let note = "blue: nothing cheaper is as good · gray: every other setting"
}
