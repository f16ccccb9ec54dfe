/// How a sweep is laid out on a Slurm cluster. Nothing of it is in the id of a run.
public struct SlurmSettings: Sendable, Hashable {
  /// Parts that the sweep is cut into, a task each; nil for as many as its cost asks for.
  public var slices: Int?
  /// Processors of a task, and runs that it trains at a time.
  public var jobsPerTask: Int?
  /// After which a task is stopped.
  public var time: SlurmTime?
  public var partition: String?
  /// Further options of `sbatch`, as it takes them.
  public var options: [String] = []
  /// Whether tasks copy the data to a disk of their node's own.
  public var copiesData = false

  public init() {}

  /// More slices than any cluster takes tasks.
  public static let mostSlices = 100_000
  public static let mostJobsPerTask = 1024

  /// Why a text cannot stand in a script as an option of `sbatch`; nil where it can.
  public static func fault(ofOption text: String) -> String? {
    guard text.hasPrefix("-"), text.count > 1 else {
      return "an option of sbatch begins with a dash, such as --account=physics"
    }
    let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    return isPlain && !text.contains("\"")
      ? nil : "an option of sbatch cannot hold quotes or line ends"
  }

  /// Why a text cannot name a partition; nil where it can.
  public static func fault(ofPartition text: String) -> String? {
    let isWord = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
    return !text.isEmpty && isWord && !text.contains("\"")
      ? nil : "a partition is a word, as sinfo lists them"
  }
}

/// A time limit as Slurm writes it: minutes, `90:00`, `1:30:00`, or with days `2-12`, `2-12:30`,
/// `2-12:30:00`.
public struct SlurmTime: Sendable, Hashable, CustomStringConvertible {
  /// As it was written.
  public let description: String
  public let seconds: Int

  /// Nil for a text that Slurm would refuse, for no time, and for more than a year.
  public init?(_ text: String) {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let last = halves.last, halves.count <= 2 else { return nil }
    let fields = last.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = fields.compactMap { field in
      field.allSatisfy { $0.isASCII && $0.isNumber } && field.count <= 6 ? Int(field) : nil
    }
    guard numbers.count == fields.count, (1...3).contains(fields.count) else { return nil }
    let units: [Int]
    var days = 0
    if halves.count == 2 {
      guard let count = Int(halves[0]), (0...366).contains(count) else { return nil }
      days = count
      units = [3600, 60, 1]
    } else {
      units = [[60], [60, 1], [3600, 60, 1]][fields.count - 1]
    }
    seconds = 86400 * days + zip(numbers, units).reduce(0) { $0 + $1.0 * $1.1 }
    guard (1...366 * 86400).contains(seconds) else { return nil }
    description = text
  }

  /// What it may look like.
  public static let example = "90 (minutes), 1:30:00 or 2-12 (days and hours)"
}
