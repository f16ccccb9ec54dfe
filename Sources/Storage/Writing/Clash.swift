/// A run that was trained again and did not end as the stored one.
struct Clash: CustomStringConvertible {
  var run: String
  /// What is stored, and what came now: digests of the final weights where both have them.
  var stored: String
  var new: String

  var description: String { "\(run) stored \(stored), now \(new)" }
}
