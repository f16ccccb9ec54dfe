/// Pictures that are asked for together, and how they are to look.
public struct PictureRequest: Sendable, Hashable {
  public var kinds: [PlotKind]
  /// What runs across below curves; nil for epochs.
  public var across: CurveAxis?
  /// The axis that colors curves, or whose values are compared.
  public var color: Axis?
  /// The axis by whose values curves are parted into panels.
  public var facet: Axis?
  /// How axes of scores and losses are spaced; nil for what fits the results.
  public var scale: ScaleChoice?
  /// What settings are ranked by; nil for the experiment's own.
  public var score: Score?
  public var formats = PictureFormat.standard
  /// The width in print, of `widths`; nil for a slide.
  public var millimeters: Double?

  public init(_ kinds: [PlotKind]) { self.kinds = kinds }

  /// What is drawn where nothing is asked for.
  public static let standard = [PictureRequest(PlotKind.standard)]

  /// How wide a figure may be in print, in millimeters.
  public static let widths: ClosedRange<Double> = 50...1000
}

/// What runs across below curves.
public enum CurveAxis: String, Sendable, Hashable, CaseIterable {
  case epoch
  /// Updates of the weights.
  case step
  /// Examples trained on.
  case examples
  /// Processor time of training and evaluation.
  case seconds
}

/// How an axis of scores or losses is spaced.
public enum ScaleChoice: String, Sendable, Hashable, CaseIterable {
  case linear, log
}

/// What a figure can be drawn as.
public enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  case svg, png, pdf

  /// What is drawn unless something else is asked for.
  public static let standard: [PictureFormat] = [.svg, .png]
}
