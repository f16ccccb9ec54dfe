public import Datasets
public import Experiments
import Records
import Synchronization

/// A split as runs use it.
struct OpenSplit: Sendable {
  let dataset: Dataset
  /// Of its validation part, as what is kept of single rows refers to them: the same for all runs.
  let rows: ValidationRows
}

/// The splits that runs train on, each made when it is first needed and kept while it is used.
///
/// All of them share the rows of their source. A few that nobody uses stay for the next run; of
/// others the one goes that was used the longest ago. Each split has one maker at a time: who needs
/// the same one waits for it, who needs another does not.
public final class DatasetPool: Sendable {
  /// What is known of one split.
  private final class Entry: Sendable {
    let split = Mutex<OpenSplit?>(nil)
  }

  private struct Use {
    let entry = Entry()
    var users = 0
    /// When it was last opened, in openings of the pool.
    var last = 0
  }

  private struct State {
    var uses: [DataSpec: Use] = [:]
    var openings = 0
    var made = 0
  }

  private let spare: Int
  /// What all open splits take together at most, beside the rows.
  let bytesOfSplits: Int
  private let make: @Sendable (DataSpec) throws -> Dataset
  private let state = Mutex(State())

  /// - Parameters:
  ///   - spare: How many splits are kept beside those in use.
  ///   - bytesOfSplits: What all open ones take together at most, beside the rows.
  ///   - make: Makes a split; called by several threads, but for each split by one.
  public init(
    spare: Int, bytesOfSplits: Int = 0, make: @escaping @Sendable (DataSpec) throws -> Dataset
  ) {
    precondition(spare >= 0, "a count")
    self.spare = spare
    self.bytesOfSplits = bytesOfSplits
    self.make = make
  }

  /// The examples of a split, which stay until they are closed as often as they were opened.
  /// - Throws: What making them throws; they are not open then.
  public func open(_ spec: DataSpec) throws -> Dataset { try openSplit(spec).dataset }

  /// The same with its validation rows.
  func openSplit(_ spec: DataSpec) throws -> OpenSplit {
    let entry = state.withLock { state in
      state.openings += 1
      var use = state.uses[spec] ?? Use()
      use.users += 1
      use.last = state.openings
      state.uses[spec] = use
      return use.entry
    }
    do {
      return try entry.split.withLock { split in
        if let split { return split }
        let dataset = try make(spec)
        let made = OpenSplit(
          dataset: dataset, rows: ValidationRows(of: dataset, data: spec.rows))
        state.withLock { $0.made += 1 }
        split = made
        return made
      }
    } catch {
      close(spec)
      throw error
    }
  }

  /// Says that one who opened a split no longer needs it.
  public func close(_ spec: DataSpec) {
    state.withLock { state in
      state.uses[spec]?.users -= 1
      while let oldest = Self.oldest(state.uses, beyond: spare) { state.uses[oldest] = nil }
    }
  }

  /// Opens a split for as long as a body takes.
  public func with<Result>(_ spec: DataSpec, _ body: (Dataset) throws -> Result) throws -> Result {
    let dataset = try open(spec)
    defer { close(spec) }
    return try body(dataset)
  }

  /// Splits that are held now, and how many were made so far.
  var counts: (held: Int, made: Int) { state.withLock { ($0.uses.count, $0.made) } }

  /// The split to go, where more than `spare` are unused.
  private static func oldest(_ uses: [DataSpec: Use], beyond spare: Int) -> DataSpec? {
    let unused = uses.filter { $0.value.users == 0 }
    guard unused.count > spare else { return nil }
    return unused.min { $0.value.last < $1.value.last }?.key
  }
}
