import Records

extension DefaultStringInterpolation {
  /// A state as SQL has it, in quotation marks: `WHERE state = \(state: .waiting)`.
  mutating func appendInterpolation(state: PointState) {
    appendLiteral("'\(state.rawValue)'")
  }
}
