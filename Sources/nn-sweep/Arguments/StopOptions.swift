import ArgumentParser
import Foundation

/// When a sweep is to stop by itself, as if interrupted.
struct StopOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Stop after this time, such as 90s, 10m or 2h.", valueName: "time"),
    transform: StopOptions.seconds)
  var deadline: Double?

  @Option(help: ArgumentHelp("Stop after this many runs.", valueName: "n"))
  var maxRuns: Int?

  func validate() throws {
    if let maxRuns, maxRuns < 1 { throw ValidationError("--max-runs takes a count of at least 1") }
  }

  /// `90s`, `10m`, `2h` or `1d` in seconds.
  @Sendable private static func seconds(_ text: String) throws -> Double {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Double(text.dropLast()),
      count.isFinite, count > 0
    else { throw ValidationError("--deadline takes a time such as 90s, 10m or 2h, not '\(text)'") }
    return count * unit
  }
}
