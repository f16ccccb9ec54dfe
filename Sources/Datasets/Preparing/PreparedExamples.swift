public import Digests
import Kernels

/// The examples of a source, read once: from them any part of any of a split's ways is made when it
/// is needed, and all of them share the rows.
///
/// A `Dataset` of these is nothing but places of rows, targets, and a scaling that was fitted to its
/// own training part.
public struct PreparedExamples: Sendable {
  /// As the experiment file names it.
  public let name: String
  public let split: Split
  /// Names the decoded examples, whatever the split, the scaling and the compression of the file.
  public let digest: Digest
  /// What the examples are, in the first of the split's ways.
  public let description: DataDescription
  /// Whether the data came with a test part of their own.
  public let hasOfficialTest: Bool
  private let facts: [SplitNumber: SplitFacts]
  /// Without values.
  let raw: RawExamples
  /// One piece, or the second is the official test part.
  let rows: [SharedRows]

  /// Examples for a split, each way of which is tried here: none is refused later.
  init(
    _ examples: consuming RawExamples, _ split: Split, name: String, scales: [Scale] = []
  ) throws(DatasetError) {
    self.name = name
    self.split = split
    var raw = examples
    let rows = raw.values.shared(columns: raw.columns, officialTest: raw.officialTest)
    self.rows = rows
    if scales.contains(.unit), case .divisor = raw.unitScale {
      // Zeros stay zeros. They are left out while the digest is computed.
      _ = WorkerThreads.start(1) { _ in for rows in rows { rows.leaveOutZeros() } }
    }
    digest = raw.digest
    hasOfficialTest = raw.officialTest != nil
    // What is shared now is held by the rows alone.
    raw.values = .floats([])
    raw.findings += raw.lookalikes
    self.raw = raw
    var (facts, description) = ([SplitNumber: SplitFacts](), DataDescription?.none)
    for number in split.numbers {
      let partition = try Partition(raw, split, number: number, name: name)
      let parts = try DataDescription(raw, partition, split, number)
      let task = try Task(raw.answers, training: partition.training, split.words(number))
      _ = try raw.trainingWeights(partition.training, split.words(number))
      _ = try raw.fills(in: rows[0], partition.training, split.words(number))
      facts[number] = SplitFacts(parts, task, raw.answers, partition)
      description = description ?? parts
    }
    guard let description else { preconditionFailure("a split parts in one way at least") }
    (self.facts, self.description) = (facts, description)
  }

  /// What one of the split's ways comes to.
  public func facts(_ number: SplitNumber) -> SplitFacts {
    guard let facts = facts[number] else { preconditionFailure("one of the ways of the split") }
    return facts
  }

  /// Which rows are in which part, in one of the split's ways.
  public func partition(_ number: SplitNumber) throws(DatasetError) -> Partition {
    try Partition(raw, split, number: number, name: name)
  }

  /// Whether another split of the same examples has the same test part; the columns by which it
  /// groups or orders them have to be those of this one.
  public func hasSameTest(_ other: Split) throws(DatasetError) -> Bool {
    precondition(other.by == split.by && other.order == split.order, "the same groups and order")
    return try Partition(raw, split, number: split.numbers[0], name: name).test
      == Partition(raw, other, number: other.numbers[0], name: name).test
  }

  /// Bytes of memory that the rows and answers take, which all parts share.
  public var byteCount: Int {
    rows.reduce(0) { $0 + $1.byteCount } + 8 * raw.count
  }

  /// Bytes of memory that one of the split's ways takes beside them, while it is open: rows with
  /// gaps are filled anew in each.
  public var byteCountOfDataset: Int {
    (raw.gapFill?.hasGaps ?? false ? 4 * raw.columns + 8 : 8) * raw.count
  }

  /// The parts of one of the split's ways, with scaling and targets fitted on its training part.
  public func dataset(_ number: SplitNumber, scale: Scale) throws(DatasetError) -> Dataset {
    let partition = try Partition(raw, split, number: number, name: name)
    let task = try Task(raw.answers, training: partition.training, split.words(number))
    let fills = try raw.fills(in: self.rows[0], partition.training, split.words(number))
    let rows = fills.flatMap { fills in
      raw.gapFill.map { fill in self.rows.map { fill.filled($0, by: fills) } }
    }
    func piece(of indices: [Int32]) -> (SharedRows, [Int32]) {
      Self.piece(of: indices, in: rows ?? self.rows)
    }
    let (trainingRows, trainingPlaces) = piece(of: partition.training)
    let scaling = Scaling.fitted(
      scale, to: trainingRows, places: trainingPlaces, unit: raw.unitScale)
    let weights = try raw.trainingWeights(partition.training, split.words(number))
    func part(_ indices: [Int32], weights: [Float]? = nil) -> DatasetPart {
      let (rows, places) = piece(of: indices)
      // Places ascend, so that as many as there are rows are all of them.
      return DatasetPart(
        examples: Examples(
          rows: rows, places: places.count == rows.count ? nil : places, scaling: scaling),
        targets: task.targets(raw.answers, indices), weights: weights)
    }
    return Dataset(
      name: name, task: task, training: part(partition.training, weights: weights),
      validation: part(partition.validation), test: part(partition.test), digest: digest,
      columnNames: raw.columnNames,
      encoding: InputEncoding(
        layout: raw.layout, task: task, offsets: scaling.offsets, scales: scaling.scales,
        origins: raw.origins, fills: fills, arrays: raw.arrays),
      description: try DataDescription(raw, partition, split, number),
      hasOfficialTest: hasOfficialTest)
  }

  /// The piece that holds some examples, and their places in it.
  private static func piece(
    of indices: [Int32], in rows: [SharedRows]
  ) -> (SharedRows, [Int32]) {
    let first = Int32(rows[0].count)
    guard rows.count > 1, let lowest = indices.first, lowest >= first else {
      return (rows[0], indices)
    }
    return (rows[1], indices.map { $0 - first })
  }
}
