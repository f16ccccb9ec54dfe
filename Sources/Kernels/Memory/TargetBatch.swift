import CKernels

/// The targets of one minibatch, gathered beside its inputs.
///
/// With several outputs a target is a class, meant one-hot. With a single output it is a number:
/// a regression's target, or class 1 as 1.
public struct TargetBatch: ~Copyable {
  /// The rows gathered last.
  public private(set) var count = 0
  let outputs: Int
  private let targets: Targets
  private let weights: ExampleWeights
  private let isWeighted: Bool
  private let capacity: Int
  /// One class a row, with several outputs.
  private let labels: AlignedBuffer<Int32>
  /// One number a row, with a single output.
  private let numbers: AlignedBuffer<Float>
  /// How much each row counts; without rows where all count the same.
  private let rowWeights: AlignedBuffer<Float>

  /// An empty batch for a network of so many outputs.
  public init(
    _ targets: Targets, outputs: Int, capacity: Int, weights: ExampleWeights = .none
  ) {
    if case .numbers = targets { precondition(outputs == 1, "a number is one output") }
    precondition(weights.fit(targets), "a weight a class, or an example")
    self.targets = targets
    self.weights = weights
    isWeighted = !weights.areEqual
    self.outputs = outputs
    self.capacity = capacity
    labels = AlignedBuffer(count: outputs == 1 ? 0 : capacity, zero: 0)
    numbers = AlignedBuffer(count: outputs == 1 ? capacity : 0, zero: 0)
    rowWeights = AlignedBuffer(count: isWeighted ? capacity : 0, zero: 0)
  }

  /// Gathers the targets of these examples.
  public mutating func gather(_ indices: ArraySlice<Int32>) {
    gather(indices.lazy.map(Int.init), indices.count)
  }

  /// Gathers the targets of consecutive examples.
  public mutating func gather(_ range: Range<Int>) {
    gather(range, range.count)
  }

  private mutating func gather(_ indices: some Sequence<Int>, _ count: Int) {
    precondition(count <= capacity, "no more rows than the capacity")
    self.count = count
    var row = 0
    for index in indices {
      switch targets {
      case .labels(let all, _) where outputs == 1: numbers.start[row] = Float(all[index])
      case .labels(let all, _):
        precondition(all[index] >= 0 && Int(all[index]) < outputs, "an output for every class")
        labels.start[row] = all[index]
      case .numbers(let all): numbers.start[row] = all[index]
      }
      if isWeighted { rowWeights.start[row] = weights.weight(of: index, targets) }
      row += 1
    }
  }

  /// How much each row counts; nil where all count the same.
  var weightPointer: UnsafePointer<Float>? {
    isWeighted ? UnsafePointer(rowWeights.start) : nil
  }

  /// The targets as the kernels see them.
  var pointers: ck_targets {
    outputs == 1
      ? ck_targets(labels: nil, numbers: numbers.start)
      : ck_targets(labels: labels.start, numbers: nil)
  }
}
