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
  /// Numbers of `trajectories`, by id.
  private var numbers: RunNumbers
  /// Runs with what is asked of them, each once.
  private var asked: RunNumbers
  private var goals = Numbering<PointGoal>()

  /// Settings as asked for, before equal ones are merged; seeds are not counted.
  public var points: Int { blocks.reduce(0) { $0 + $1.points } }
  public var excluded: Int { blocks.reduce(0) { $0 + $1.excluded } }

  /// Which of `trajectories` an id is of; nil for one of none.
  public func number(of id: TrajectoryID) -> Int? { numbers.number(of: id) }

  /// Whether the sweep asks for a point.
  public func asks(for point: PointKey) -> Bool {
    goals.known(point.goal).map { asked.number(of: point.id, $0) != nil } ?? false
  }

  public init(_ sweep: Sweep) {
    blocks = sweep.spaces.map { space in
      Block(
        name: space.section.name, points: space.count, excluded: space.excludedCount,
        seeds: space.section.seeds.count,
        splits: space.replicates.count / space.section.seeds.count)
    }
    numbers = RunNumbers(capacity: sweep.count)
    asked = RunNumbers(capacity: sweep.count)
    trajectories.reserveCapacity(sweep.count)
    var shapeNumbers = Numbering<Shape>()
    for (space, start) in zip(sweep.spaces, sweep.starts) {
      for setting in 0..<space.count {
        let position = start + setting * space.replicates.count
        if !count(space, space.resolution(setting), at: position, sweep, &shapeNumbers) {
          duplicates += 1
        }
      }
    }
    shapes = shapeNumbers.values
  }

  /// Counts the runs of a setting, the first of which stands at `position`; answers whether any of
  /// them is asked for the first time.
  private mutating func count(
    _ space: SettingSpace, _ resolution: Resolution, at position: Int, _ sweep: Sweep,
    _ shapeNumbers: inout Numbering<Shape>
  ) -> Bool {
    let seeds = space.section.seeds.count
    var isNew = false
    for split in 0..<space.replicates.count / seeds {
      let form = sweep.form(resolution, onSplit: split)
      let training = resolution.training(onSplit: split)
      let (goal, length) = (resolution.goal(onSplit: split), resolution.length(onSplit: split))
      let goalNumber = goals.number(of: goal)
      var shape: Int?
      let id = CanonicalText.ids(head: form.head, training)
      for place in split * seeds..<(split + 1) * seeds {
        let run = id(space.replicates[place].seed)
        isNew = asked.insert(run, goalNumber).isNew || isNew
        let (number, isFirst) = numbers.insert(run)
        if isFirst {
          let known = shape ?? Int(shapeNumbers.number(of: Shape(training, form.data)))
          shape = known
          trajectories.append(
            Trajectory(
              id: run, position: position + place, epochs: 0, lengthInEpochs: 0, shape: known))
        }
        trajectories[number].add(goal, length)
      }
    }
    return isNew
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
