import Networks
import Records

/// Where training stood after the best epoch by one criterion. An object, since a training cannot be
/// kept in a list.
final class RememberedBest {
  private(set) var epoch: BestEpoch
  /// Nil where that was not remembered.
  private var training: Training?

  /// By what a stop rule goes by; nil for accuracy or R².
  init(by criterion: StopRule.Criterion?) { epoch = BestEpoch(by: criterion) }

  /// How a stored state names the criterion.
  var name: String { epoch.criterion?.description ?? "" }

  /// The epoch that `state` is of; nil where there is none.
  var completedEpochs: Int? {
    switch training {
    case .some(let training): training.completedEpochs
    case nil: nil
    }
  }

  var state: [UInt8]? {
    switch training {
    case .some(let training): training.state
    case nil: nil
    }
  }

  /// Takes an epoch into account whose state is not at hand.
  func take(_ record: EpochRecord) { epoch.take(record) }

  /// Takes the epoch into account that a training has just completed.
  func take(_ record: EpochRecord, _ current: borrowing Training, blank: () -> Training) {
    guard epoch.take(record) else { return }
    if training == nil { training = blank() }
    training?.take(from: current)
  }

  /// Stands before the first epoch again.
  func forget() {
    epoch = BestEpoch(by: epoch.criterion)
    training = nil
  }

  /// Takes up a stored state if it is that of the best epoch.
  func restore(_ state: [UInt8], blank: () -> Training) {
    var restored = blank()
    if restored.restore(state), restored.completedEpochs == epoch.epoch {
      training = consume restored
    }
  }

  /// Uses the training that is remembered, if it stands after so many epochs.
  @discardableResult
  func use(after epochs: Int, _ body: (inout Training) -> Void) -> Bool {
    guard completedEpochs == epochs else { return false }
    body(&training!)
    return true
  }
}
