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
    gather(indices, indices.count)
  }

  /// Gathers the targets of consecutive examples.
  public mutating func gather(_ range: Range<Int>) {
    gather(range, range.count)
  }

  private mutating func gather(_ indices: some Sequence<some BinaryInteger>, _ count: Int) {
    precondition(count <= capacity, "no more rows than the capacity")
    self.count = count
    switch targets {
    case .labels(let all, _) where outputs == 1:
      fill(numbers.start, indices) { Float(all[$0]) }
    case .labels(let all, _):
      var most: UInt32 = 0
      fill(labels.start, indices) { index in
        most = max(most, UInt32(bitPattern: all[index]))
        return all[index]
      }
      precondition(most < outputs, "an output for every class")
    case .numbers(let all): fill(numbers.start, indices) { all[$0] }
    }
    if isWeighted { fill(rowWeights.start, indices) { weights.weight(of: $0, targets) } }
  }

  /// Sets a row after the other to what belongs to its example.
  private func fill<Value>(
    _ rows: UnsafeMutablePointer<Value>, _ indices: some Sequence<some BinaryInteger>,
    _ value: (Int) -> Value
  ) {
    var row = 0
    for index in indices {
      rows[row] = value(Int(index))
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
