import ArgumentParser

/// A share of a sweep, for one of several machines: `3/20` is the third of twenty.
struct Slice: Hashable, ExpressibleByArgument, CustomStringConvertible {
  /// Counted from 1.
  let number: Int
  /// Of all slices.
  let count: Int

  /// More slices than any cluster takes.
  static let most = 1_000_000

  init(number: Int, of count: Int) {
    precondition((1...count).contains(number), "one of the slices")
    self.number = number
    self.count = count
  }

  /// Reads `3/20`; nil for anything else.
  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map {
      Int(String($0))
    }
    guard parts.count == 2, let number = parts[0], let count = parts[1],
      (1...Self.most).contains(count), (1...count).contains(number)
    else { return nil }
    self.init(number: number, of: count)
  }

  var description: String { "\(number)/\(count)" }

  /// How the names of its shards begin.
  var shardPrefix: String { "slice-\(number)-of-\(count)." }
}
