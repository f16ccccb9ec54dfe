public import Records

extension PlotKind {
  /// Whether `SweepResults.confusion` is looked at.
  public func needsConfusion(_ results: SweepResults) -> Bool {
    self == .confusion || self == .overview && results.axes.isEmpty
  }

  /// Stem of the figure's files.
  public func fileName(of results: SweepResults) -> String {
    self == .score ? results.score.fileName : rawValue
  }

  /// The figure of this kind; a sentence in place of panels where the results have nothing for it.
  public func figure(of results: SweepResults, _ options: PlotOptions = PlotOptions()) -> Figure {
    let name = fileName(of: results)
    switch self {
    case .overview: return Overview(results: results, name: name, options: options).figure
    case .score:
      return CurveFigure(results: results, metric: .score, name: name, options: options).figure
    case .loss:
      return CurveFigure(results: results, metric: .loss, name: name, options: options).figure
    case .ranked:
      let ranked = RankedPanel(results: results)
      return single(results, name, options, rows: 2, height: ranked.height) {
        [ranked.panel(in: $0)]
      }
    case .effects:
      let panels = EffectPanels(results: results)
      return single(
        results, name, options, note: "\(panels.title) · \(panels.note)",
        rows: results.effects.count
      ) {
        panels.panels(
          in: $0, columns: options.canvas.isNarrow ? 1 : results.effects.count <= 4 ? 2 : 4)
      }
    case .heatmap:
      return single(results, name, options) { frame in
        HeatMap(results).map { [$0.panel(in: frame)] } ?? []
      }
    case .learning: return LearningPanels(results: results, options: options).figure(name: name)
    case .confusion:
      let misread = MisreadPanel(results)
      return single(results, name, options, rows: misread == nil ? 1 : 2) { frame in
        let counts = ConfusionPanel(results)
        guard let misread else { return counts.map { [$0.panel(in: frame)] } ?? [] }
        let (left, right) = frame.parted(at: 0.64, isAcross: !options.canvas.isNarrow)
        return (counts.map { [$0.panel(in: left)] } ?? []) + [misread.panel(in: right)]
      }
    case .pareto:
      return single(results, name, options, note: ParetoPanel.note) {
        [ParetoPanel(results: results, options: options).panel(in: $0)]
      }
    case .budget:
      let budget = BudgetPanel(results: results, options: options)
      return single(results, name, options, note: budget.note) { [budget.panel(in: $0)] }
    case .boundary:
      return single(results, name, options, note: BoundaryPanel.note) { frame in
        BoundaryPanel(results).map { [$0.panel(in: frame)] } ?? []
      }
    case .compare:
      let compared = ComparePanel(results, options)
      return single(results, name, options, rows: 2, height: compared?.height) { frame in
        compared.map { [$0.panel(in: frame)] } ?? []
      }
    case .weights:
      return single(results, name, options) { frame in
        WeightsPanel(results).map { [$0.panel(in: frame)] } ?? []
      }
    }
  }

  /// A figure with the verdict above its panels. What `height` tells the height of has rows: in a
  /// column it gets that, and elsewhere the figure is no higher than they take.
  private func single(
    _ results: SweepResults, _ name: String, _ options: PlotOptions, note: String? = nil,
    rows: Int = 1, height: ((Panel.Frame) -> Double)? = nil, _ panels: (Panel.Frame) -> [Panel]
  ) -> Figure {
    let verdict = Verdict(results)
    var figure = Figure(
      name: name, canvas: options.canvas(rows: rows), title: verdict.sentence,
      subtitles: [note ?? verdict.caution], foot: verdict.scope)
    if options.canvas.isNarrow, let height {
      figure.canvas.height = max(
        figure.canvas.height, height(figure.body) + figure.headingsHeight)
    }
    figure.panels = panels(figure.body)
    if height != nil, let panel = figure.panels.first {
      figure.canvas.height -= max(
        0, (panel.frame.bottom - Layout.belowAxis - figure.body.bottom).rounded(.down))
      figure.panels = panels(figure.body)
    }
    if figure.panels.isEmpty {
      figure.panels = [.empty(in: figure.body, absence(of: results, options))]
    }
    return figure
  }

  /// Why the results have nothing for this kind; nil where it has something to show.
  public func lack(of results: SweepResults, _ options: PlotOptions = PlotOptions()) -> String? {
    let hasPanels =
      switch self {
      case .heatmap: HeatMap(results) != nil
      case .boundary: BoundaryPanel(results) != nil
      case .compare: ComparePanel(results, options) != nil
      case .weights: WeightsPanel(results) != nil
      case .confusion: ConfusionPanel(results) != nil || MisreadPanel(results) != nil
      case .effects: !results.effects.isEmpty
      case .budget: results.cells.count > 1
      default: true
      }
    if hasPanels {
      // Where a setting has a score, every kind has something to show.
      let isEmpty =
        results.ranked.isEmpty
        && figure(of: results, options).panels.filter(\.hasAxes).allSatisfy(\.isEmpty)
      return isEmpty ? Verdict(results).sentence : nil
    }
    let needsResult = !results.axes.isEmpty || self != .heatmap && self != .effects
    return needsResult && results.ranked.isEmpty
      ? Verdict(results).sentence : absence(of: results, options)
  }

  /// What is missing where there is nothing to see.
  private func absence(of results: SweepResults, _ options: PlotOptions) -> String {
    switch self {
    case .heatmap: "a map needs two axes that vary"
    case .boundary: "a boundary needs two inputs and at most six classes"
    case .compare:
      options.color.map {
        "no two settings with a \(results.replicate) in common differ in \($0.rawValue) alone"
      } ?? "a comparison needs two settings with a \(results.replicate) in common"
    case .weights: "weights are shown of inputs that are square images"
    case .budget: "a search needs at least two settings"
    case .confusion where results.experiment.data.allSatisfy(\.classes.isEmpty):
      "there are no classes: the target is a number"
    case .confusion: "no counts of classes were kept of the best setting's runs"
    default: "nothing varies between the settings"
    }
  }
}
