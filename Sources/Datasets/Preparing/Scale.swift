/// How raw columns become inputs.
public enum Scale: String, CaseIterable, Sendable, Codable {
  /// Into 0…1: 8-bit images / 255, digits / 16, other columns by lowest and highest value of the
  /// training part. A constant column becomes 0.
  case unit
  /// To mean 0 and standard deviation 1 over the training part. A constant column becomes 0.
  case standard
  /// As they are.
  case none
}
