public import Records

/// What a reader may choose of a figure.
public struct PlotOptions: Sendable, Hashable {
  /// How axes of scores and losses are spaced; nil for what fits the results.
  public var scale: ScaleChoice?
  /// What runs across below curves.
  public var across = CurveAxis.epoch
  /// The axis that colors curves; nil for the one that matters most.
  public var color: Axis?
  /// The axis by whose values curves are parted into panels.
  public var facet: Axis?
  var canvas = Canvas.slide

  /// The canvas for so many panels one below the other, as they stand in a column of print.
  func canvas(rows: Int) -> Canvas {
    guard canvas.isNarrow else { return canvas }
    return Canvas(width: canvas.width, height: 240 + 330 * Double(max(rows, 1)))
  }

  /// - Parameter millimeters: The width in print; nil for a slide.
  public init(millimeters: Double? = nil) {
    if let millimeters { canvas = Canvas(millimeters: millimeters) }
  }

  /// As asked for, but for axes that do not vary in the results: these are left out.
  public init(_ request: PictureRequest, of results: SweepResults) {
    self.init(millimeters: request.millimeters)
    scale = request.scale
    across = request.across ?? .epoch
    color = request.color.flatMap { results.variedAxes.contains($0) ? $0 : nil }
    facet = request.facet.flatMap { results.variedAxes.contains($0) ? $0 : nil }
  }
}
