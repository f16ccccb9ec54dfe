import Datasets
import Kernels
import Networks

/// What the measured networks are trained on: sets that are always there, and MNIST or something
/// like it.
struct BenchData {
  /// `mnist`, or `synthetic` where that is not on this machine.
  let name: String
  let images: DatasetPart
  let digits, blobs, xor: DatasetPart

  init(_ library: DatasetLibrary) throws {
    func training(_ source: DatasetSource) throws -> DatasetPart {
      try library.load(source, split: Split(), scale: .unit, relativeTo: "").training
    }
    digits = try training(.digits)
    blobs = try training(.blobs)
    xor = try training(.xor)
    if library.folder(of: .mnist) == nil {
      name = "synthetic"
      images = Self.synthetic()
    } else {
      let split = Split(validation: .last(10_000))
      name = "mnist"
      images = try library.load(.mnist, split: split, scale: .unit, relativeTo: "").training
    }
  }

  func part(for network: BenchNetwork) -> DatasetPart {
    switch network.data {
    case .images: images
    case .digits: digits
    case .blobs: blobs
    case .xor: xor
    }
  }

  /// Bytes in the shape of MNIST's training part, 19 % of them not zero; nothing can be learned.
  private static func synthetic() -> DatasetPart {
    let (count, columns) = (50_000, 784)
    var source = RandomSource(seed: 1, .data)
    var bytes = [UInt8](repeating: 0, count: count * columns)
    for start in stride(from: 0, to: bytes.count, by: 4) {
      let random = source.next()
      for place in 0..<4 {
        let chance = UInt8(truncatingIfNeeded: random >> (16 * place))
        let value = UInt8(truncatingIfNeeded: random >> (16 * place + 8))
        if chance < 49 { bytes[start + place] = max(1, value) }
      }
    }
    let labels = (0..<count).map { Int32($0 % 10) }
    return DatasetPart(
      examples: Examples(
        bytes: bytes, columns: columns, scaling: Scaling(offsets: [0], scales: [1 / 255])),
      targets: .labels(labels, classes: 10))
  }
}
