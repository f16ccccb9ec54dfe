/// Where examples come from.
public enum DatasetSource: Sendable, Hashable {
  /// 1,797 handwritten digits of 8×8 pixels, part of the program.
  case digits
  /// 70,000 handwritten digits of 28×28 pixels, with their own test part; to be fetched.
  case mnist
  /// 70,000 pieces of clothing in MNIST's format; to be fetched.
  case fashionMNIST
  /// Generated in two dimensions.
  case xor, spirals, moons, blobs
  /// A folder of IDX files that bear MNIST's names.
  case idx(String)
  /// A table in a text file.
  case csv(CSVSource)
  /// Arrays that NumPy saved.
  case numPy(NumPySource)

  /// The sources that need nothing but their name. The raw values are the names files use.
  private enum Name: String, CaseIterable {
    case digits, mnist
    case fashionMNIST = "fashion-mnist"
    case xor, spirals, moons, blobs
  }

  /// The source of a name.
  private init(_ name: Name) {
    switch name {
    case .digits: self = .digits
    case .mnist: self = .mnist
    case .fashionMNIST: self = .fashionMNIST
    case .xor: self = .xor
    case .spirals: self = .spirals
    case .moons: self = .moons
    case .blobs: self = .blobs
    }
  }

  /// The sources that need nothing but their name.
  public static let allNamed = Name.allCases.map(DatasetSource.init)

  /// The names of `allNamed`, as files spell them.
  public static var names: [String] { allNamed.map(\.name) }

  /// The source of that name; nil when there is none.
  public init?(name: String) {
    guard let name = Name(rawValue: name) else { return nil }
    self.init(name)
  }

  /// The name as files spell it; for files and folders the path as it was given.
  public var name: String {
    switch self {
    case .digits: Name.digits.rawValue
    case .mnist: Name.mnist.rawValue
    case .fashionMNIST: Name.fashionMNIST.rawValue
    case .xor: Name.xor.rawValue
    case .spirals: Name.spirals.rawValue
    case .moons: Name.moons.rawValue
    case .blobs: Name.blobs.rawValue
    case .idx(let directory): directory
    case .csv(let source): source.file
    case .numPy(let source): source.file
    }
  }

  /// Whether `data fetch` brings it.
  public var isFetched: Bool { self == .mnist || self == .fashionMNIST }

  /// One line for `data list`.
  public var summary: String {
    switch self {
    case .digits: "handwritten digits, 8x8 pixels, 1,797 examples, 10 classes; built in"
    case .mnist: "handwritten digits, 28x28 pixels, 60,000 + 10,000 examples, 10 classes"
    case .fashionMNIST: "clothing, 28x28 pixels, 60,000 + 10,000 examples, 10 classes"
    case .xor: "four noisy corners, 400 examples, 2 classes; generated"
    case .spirals: "two intertwined spirals, 400 examples, 2 classes; generated"
    case .moons: "two interlocking half circles, 400 examples, 2 classes; generated"
    case .blobs: "three normal clouds, 450 examples, 3 classes; generated"
    case .idx: "a folder of IDX files"
    case .csv: "a CSV file"
    case .numPy: "arrays that NumPy saved"
    }
  }
}
