public import Datasets
public import Digests
public import Networks
public import Records

/// What the examples of a run are, by content: enough to name the run, not to load them.
public struct DataSpec: Sendable, Hashable {
  /// Of the decoded examples, before split and scaling.
  public var digest: Digest
  public var split: Split
  public var scale: Scale
  /// Whether the data bring their own test part, so that the split decides validation only.
  public var hasOfficialTest: Bool
  /// Whether both held-out parts have a score.
  public var isScored: Bool
  /// Which of the ways to part the examples that the split asks for.
  public var number: SplitNumber

  public init(
    digest: Digest, split: Split, scale: Scale, hasOfficialTest: Bool, isScored: Bool = true,
    number: SplitNumber = SplitNumber()
  ) {
    self.digest = digest
    self.split = split
    self.scale = scale
    self.hasOfficialTest = hasOfficialTest
    self.isScored = isScored
    self.number = number
  }

  /// Raised where the numbers of unchanged settings change; see `docs/numbers.md`. Under the first
  /// one a part without variance or examples had a score nevertheless.
  var contractVersion: Int { isScored ? 1 : 2 }
}

/// One run as trained: nothing left to resolve.
public struct PointSpec: Sendable, Hashable {
  /// Place of the point in file order, from 0.
  public var position: Int
  /// Values as tables show them.
  public var settings: Settings
  public var replicate: Replicate
  public var training: TrainingSettings
  public var data: DataSpec
  /// Where the result is taken.
  public var goal: PointGoal
  /// The epochs that the setting asks for on the first split: where steps are asked for, they differ
  /// from split to split with the size of the training part.
  public var plannedEpochs: Int
  /// What it is ranked by, and what else is recorded of it.
  public var scoring = Scoring(.accuracy)
  /// Of two classes the index of the one that F1 and average precision are about.
  public var positive: Int?

  /// Epochs to train at most.
  public var epochs: Int { goal.epochs }

  /// The trajectory that this run is a reading of.
  public var id: TrajectoryID { TrajectoryID(canonicalText: canonicalText) }

  /// Everything that decides a bit of the trajectory, a line each; see `CanonicalText`.
  public var canonicalText: String {
    CanonicalText.text(head: CanonicalText.head(data), training, seed: replicate.seed)
  }

  /// This run on its way into the database.
  public var request: PointRequest { request(canonicalText) }

  /// The same with its canonical text, where that is at hand.
  func request(_ text: String) -> PointRequest {
    var request = PointRequest(
      position: position, id: TrajectoryID(canonicalText: text),
      canonicalText: text, settings: settings, replicate: replicate, epochs: goal.epochs,
      stop: goal.stop, parameters: training.architecture.parameters,
      plannedEpochs: plannedEpochs)
    request.ranking = scoring.ranking(positive: positive)
    request.measures = scoring.measures(positive: positive)
    return request
  }
}
