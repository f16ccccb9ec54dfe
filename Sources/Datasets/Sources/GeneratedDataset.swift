import Kernels

/// Small classification problems in the plane, made from the random source with exactly rounded
/// functions: the same points on every machine.
enum GeneratedDataset: UInt64, CaseIterable {
  case xor = 1
  case spirals
  case moons
  case blobs

  private var perClass: Int { self == .blobs ? 150 : 200 }
  private var classes: Int { self == .blobs ? 3 : 2 }

  /// All points, the classes taking turns.
  func examples() -> RawExamples {
    var random = RandomSource(seed: 0, .data, rawValue)
    var values: [Float] = []
    var labels: [Int32] = []
    for index in 0..<perClass {
      for label in 0..<classes {
        let (x, y) = point(label, Double(index) / Double(perClass - 1), index, &random)
        values += [Float(x), Float(y)]
        labels.append(Int32(label))
      }
    }
    return RawExamples(
      columnNames: ["x", "y"], values: .floats(values),
      answers: .labels(labels, classes: (0..<classes).map(String.init)), unitScale: .range,
      layout: .plain(2), officialTest: nil)
  }

  /// One point of a class.
  /// - Parameter way: 0…1, along the shape of the class.
  private func point(
    _ label: Int, _ way: Double, _ index: Int, _ random: inout RandomSource
  ) -> (x: Double, y: Double) {
    switch self {
    case .xor:
      // Class 1 has the corners (0, 1) and (1, 0).
      let x = Double(index % 2)
      let y = label == 0 ? x : 1 - x
      return (x + 0.15 * random.normal(), y + 0.15 * random.normal())
    case .spirals:
      // One and a quarter turns outwards, the second arm opposite to the first.
      let angle = 2.5 * Double.pi * way + Double.pi * Double(label)
      let radius = 0.1 + 0.9 * way
      return (
        radius * Elementary.cos(angle) + 0.02 * random.normal(),
        radius * Elementary.sin(angle) + 0.02 * random.normal()
      )
    case .moons:
      let angle = Double.pi * way
      let (x, y) = (Elementary.cos(angle), Elementary.sin(angle))
      let noise = (0.1 * random.normal(), 0.1 * random.normal())
      return label == 0 ? (x + noise.0, y + noise.1) : (1 - x + noise.0, 0.5 - y + noise.1)
    case .blobs:
      let center = [(0.0, 1.0), (-0.9, -0.5), (0.9, -0.5)][label]
      return (center.0 + 0.3 * random.normal(), center.1 + 0.3 * random.normal())
    }
  }
}
