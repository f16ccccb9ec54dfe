/// How raw columns become inputs.
public enum Scale: String, CaseIterable, Sendable, Codable {
  /// Into 0…1: 8-bit images / 255, digits / 16, other columns by lowest and highest value of the
  /// training part. A constant column becomes 0.
  case unit
  /// To mean 0 and standard deviation 1 over the training part. A constant column becomes 0.
  case standard
  /// To median 0 and interquartile range 1 over the training part, so that a few values far from all
  /// others decide nothing. A column whose quartiles are equal is divided by half its whole range; a
  /// constant column becomes 0.
  case robust
  /// As they are.
  case none
}
