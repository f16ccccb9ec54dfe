/// What a figure can be drawn as.
public enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  case svg, png, pdf

  /// What is drawn unless something else is asked for.
  public static let standard: [PictureFormat] = [.svg, .png]
}
