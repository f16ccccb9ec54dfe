import Records

/// Why the values of a mapping do not make a range, a generator or a sample, and at which of its
/// keys.
struct Unfit: Error, Equatable {
  /// The key whose value is at fault; nil for the mapping as a whole.
  var key: String?
  /// A message without a place.
  var reason: String
  var hint: String?

  init(_ key: String?, _ reason: String, hint: String? = nil) {
    self.key = key
    self.reason = reason
    self.hint = hint
  }
}
