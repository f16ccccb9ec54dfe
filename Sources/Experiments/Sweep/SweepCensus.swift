import Datasets
public import Networks
public import Records

/// What a sweep comes to, counted before anything is trained.
public struct SweepCensus: Sendable {
  /// What one block asks for; the file itself where it has no blocks.
  public struct Block: Sendable {
    public var name: String?
    /// Settings left, seeds not counted.
    public var points: Int
    public var excluded: Int
    public var seeds: Int
    /// Ways in which the examples are parted.
    public var splits: Int
  }

  /// A trajectory that has to be there in the end.
  public struct Trajectory: Sendable {
    public var id: TrajectoryID
    /// Where it first stands in file order.
    public var position: Int
    /// The most epochs that a point asks of it.
    public var epochs: Int
    /// The same with the last one in parts, where it is cut short.
    public var lengthInEpochs: Double
    /// The most epochs that a point asks of it whatever the scores.
    public var certainEpochs = 0
    /// What points ask of it that may end before.
    public var early: [PointGoal] = []
    /// Which of `shapes` it has.
    public var shape: Int

    /// Takes another point of the trajectory into account.
    fileprivate mutating func add(_ goal: PointGoal, _ length: TrainingLength) {
      if goal.epochs > epochs {
        epochs = goal.epochs
        lengthInEpochs = Double(length.steps) / Double(length.stepsPerEpoch)
      }
      if goal.stop == nil {
        certainEpochs = max(certainEpochs, goal.epochs)
      } else if !early.contains(goal) {
        early.append(goal)
      }
    }
  }

  /// What the time of an epoch depends on.
  public struct Shape: Sendable, Hashable {
    /// With the seed and rate left out.
    public var training: TrainingSettings
    /// On the first split.
    public var data: DataSpec
  }

  public private(set) var blocks: [Block]
  /// Settings asked for more than once are counted once too often here.
  public private(set) var duplicates = 0
  public private(set) var trajectories: [Trajectory] = []
  public private(set) var shapes: [Shape] = []
  /// Runs with what is asked of them, each once.
  public private(set) var asked: Set<PointKey> = []

  /// Settings as asked for, before equal ones are merged; seeds are not counted.
  public var points: Int { blocks.reduce(0) { $0 + $1.points } }
  public var excluded: Int { blocks.reduce(0) { $0 + $1.excluded } }

  public init(_ sweep: Sweep) {
    blocks = sweep.spaces.map { space in
      Block(
        name: space.section.name, points: space.count, excluded: space.excludedCount,
        seeds: space.section.seeds.count,
        splits: space.replicates.count / space.section.seeds.count)
    }
    var known: [TrajectoryID: Int] = [:]
    var shapeNumbers: [Shape: Int] = [:]
    known.reserveCapacity(sweep.count)
    asked.reserveCapacity(sweep.count)
    for (space, start) in zip(sweep.spaces, sweep.starts) {
      let (replicates, seeds) = (space.replicates, space.section.seeds.count)
      for setting in 0..<space.count {
        let resolution = space.resolution(setting)
        var form = sweep.form(resolution, onSplit: 0)
        var (goal, length) = (resolution.goal(onSplit: 0), resolution.length)
        var training = resolution.training()
        var isNew = false
        for (number, replicate) in replicates.enumerated() {
          if number > 0, number % seeds == 0 {
            let split = number / seeds
            form = sweep.form(resolution, onSplit: split)
            (goal, length) = (
              resolution.goal(onSplit: split), resolution.length(onSplit: split)
            )
            training = resolution.training(onSplit: split)
          }
          let text = CanonicalText.text(head: form.head, training, seed: replicate.seed)
          let id = TrajectoryID(canonicalText: text)
          isNew = asked.insert(PointKey(id: id, goal: goal)).inserted || isNew
          let index = known[id] ?? trajectories.count
          if index == trajectories.count {
            known[id] = index
            let shape = Shape(training, form.data)
            let shapeNumber = shapeNumbers[shape] ?? shapes.count
            if shapeNumber == shapes.count {
              shapeNumbers[shape] = shapeNumber
              shapes.append(shape)
            }
            trajectories.append(
              Trajectory(
                id: id, position: start + setting * replicates.count + number, epochs: 0,
                lengthInEpochs: 0, shape: shapeNumber))
          }
          trajectories[index].add(goal, length)
        }
        if !isNew { duplicates += 1 }
      }
    }
  }
}

extension SweepCensus.Shape {
  init(_ settings: TrainingSettings, _ data: DataSpec) {
    training = settings
    training.seed = 0
    training.learningRate = 0
    training.weightDecay = settings.weightDecay == 0 ? 0 : 1
    training.schedule = .constant
    training.dropout = settings.dropout == 0 ? 0 : 0.5
    training.steps = nil
    training.initializer = .zeros
    training.classWeights = .none
    self.data = data
    self.data.number = data.split.numbers[0]
  }
}
