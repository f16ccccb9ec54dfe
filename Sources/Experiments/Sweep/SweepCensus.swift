import Datasets
public import Networks

/// What a sweep comes to, counted before anything is trained.
public struct SweepCensus: Sendable {
  /// What one block asks for; the file itself where it has no blocks.
  public struct Block: Sendable {
    public var name: String?
    /// Settings left, seeds not counted.
    public var points: Int
    public var excluded: Int
    public var seeds: Int
  }

  /// A trajectory that has to be there in the end.
  public struct Run: Sendable {
    public var key: RunKey
    /// Where it first stands in file order.
    public var position: Int
    /// The most epochs that a point asks of it.
    public var epochs: Int
    /// Which of `shapes` it has.
    public var shape: Int
  }

  /// What the time of an epoch depends on.
  public struct Shape: Sendable, Hashable {
    /// With the seed and rate left out.
    public var training: TrainingSettings
    public var data: DataSpec
  }

  public private(set) var blocks: [Block]
  /// Settings asked for more than once are counted once too often here.
  public private(set) var duplicates = 0
  public private(set) var runs: [Run] = []
  public private(set) var shapes: [Shape] = []
  /// Runs with the epochs asked of them, each once.
  public private(set) var asked: Set<AskedRun> = []

  /// Settings as asked for, before equal ones are merged; seeds are not counted.
  public var points: Int { blocks.reduce(0) { $0 + $1.points } }
  public var excluded: Int { blocks.reduce(0) { $0 + $1.excluded } }

  public init(_ sweep: Sweep) {
    blocks = sweep.spaces.map { space in
      Block(
        name: space.section.name, points: space.count, excluded: space.excludedCount,
        seeds: space.section.seeds.count)
    }
    var known: [RunKey: Int] = [:]
    var shapeNumbers: [Shape: Int] = [:]
    known.reserveCapacity(sweep.count)
    asked.reserveCapacity(sweep.count)
    for (space, start) in zip(sweep.spaces, sweep.starts) {
      let seeds = space.section.seeds.count
      for setting in 0..<space.count {
        var isNew = false
        for seed in 0..<seeds {
          let spec = sweep[start + setting * seeds + seed]
          let key = spec.key
          isNew = asked.insert(AskedRun(key: key, epochs: spec.epochs)).inserted || isNew
          if let number = known[key] {
            runs[number].epochs = max(runs[number].epochs, spec.epochs)
            continue
          }
          known[key] = runs.count
          let shape = Shape(spec)
          let number = shapeNumbers[shape] ?? shapes.count
          if number == shapes.count {
            shapeNumbers[shape] = number
            shapes.append(shape)
          }
          runs.append(
            Run(key: key, position: spec.position, epochs: spec.epochs, shape: number))
        }
        if !isNew { duplicates += 1 }
      }
    }
  }
}

extension SweepCensus.Shape {
  init(_ spec: RunSpec) {
    training = spec.training
    training.seed = 0
    training.learningRate = 0
    training.weightDecay = spec.training.weightDecay == 0 ? 0 : 1
    training.initializer = .zeros
    data = spec.data
  }
}

/// A run's id as sixteen bytes: what a million of them are compared by.
public struct RunKey: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  public init(_ id: RunID) {
    high = UInt64(id.hex.prefix(16), radix: 16) ?? 0
    low = UInt64(id.hex.suffix(16), radix: 16) ?? 0
  }

  init(_ digest: Digest) {
    high = digest.bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = digest.bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// A run and the epochs asked of it: what a point is known by.
public struct AskedRun: Sendable, Hashable {
  public var key: RunKey
  public var epochs: Int
  public var stop: StopRule?

  public init(key: RunKey, epochs: Int, stop: StopRule? = nil) {
    self.key = key
    self.epochs = epochs
    self.stop = stop
  }
}
