public import Kernels

/// How raw rows become inputs, kept beside a trained network so that it can judge new rows.
public struct InputEncoding: Sendable, Hashable, Codable {
  /// A column of a table, in the order of the file.
  public struct Field: Sendable, Hashable, Codable {
    public var name: String
    public var use: Use
    /// Whether a further input says where a number is missing; nil is no.
    public var hasIndicator: Bool?

    /// Whether it must be there to predict.
    var isInput: Bool { use != .answer && use != .dropped }

    /// Inputs that the column becomes.
    var inputs: Int { use.inputs + (hasIndicator ?? false ? 1 : 0) }
  }

  /// What becomes of a column.
  public enum Use: Sendable, Hashable, Codable {
    /// One input.
    case number
    /// One input: the place of the text in an order.
    case ordinal([String])
    /// One input a category: 1 for the row's own, 0 for the others. An empty text is a missing one.
    case categories([String])
    /// No input.
    case dropped
    /// The label or target; new files may lack it.
    case answer

    /// Inputs that a column becomes.
    var inputs: Int {
      switch self {
      case .number, .ordinal: 1
      case .categories(let names): names.count
      case .dropped, .answer: 0
      }
    }
  }

  /// What a raw row is.
  public enum Layout: Sendable, Hashable, Codable {
    /// The numbers of an image or point: that many inputs.
    case plain(Int)
    /// A row of a table. The delimiter is the one that was given, if one was.
    case table([Field], header: Bool, delimiter: String?)
  }

  /// The names of two arrays of an archive.
  public struct Arrays: Sendable, Hashable, Codable {
    public var inputs: String
    public var answers: String
  }

  public var layout: Layout
  public var task: Task
  /// One value an input, or a single one for all.
  public var offsets: [Float]
  public var scales: [Float]
  /// What is taken from every raw number of an input, in 64 bits, before anything else; nil where
  /// that is 0 for all.
  public var origins: [Double]?
  /// What stands for a missing number of each input, less its origin; nil where none may be missing.
  public var fills: [Float]?
  /// Which arrays of an archive the examples were; nil where they were none.
  public var arrays: Arrays?

  public var scaling: Scaling { Scaling(offsets: offsets, scales: scales) }

  /// Inputs that a row becomes.
  public var inputs: Int {
    switch layout {
    case .plain(let inputs): inputs
    case .table(let fields, _, _): fields.reduce(0) { $0 + $1.inputs }
    }
  }
}

extension InputEncoding {
  /// A column of raw rows, and the inputs that it becomes.
  public struct Column: Sendable, Hashable {
    public var name: String
    public var inputs: Range<Int>

    public init(name: String, inputs: Range<Int>) {
      self.name = name
      self.inputs = inputs
    }
  }

  /// The columns that become inputs, in their order: the input that says where a number is missing
  /// belongs to its column. Of images and points each input is one, called as `names` has it.
  public func columns(named names: [String]) -> [Column] {
    switch layout {
    case .plain:
      return names.enumerated().map { Column(name: $0.element, inputs: $0.offset..<$0.offset + 1) }
    case .table(let fields, _, _):
      var columns: [Column] = []
      for field in fields where field.inputs > 0 {
        let start = columns.last?.inputs.upperBound ?? 0
        columns.append(Column(name: field.name, inputs: start..<start + field.inputs))
      }
      return columns
    }
  }
}

/// Rows of a file, ready for a trained network.
public struct EncodedRows: Sendable {
  public let examples: Examples
  /// The text of the label or target column, where the file has one.
  public let answers: [String]?
  /// The place among classes, or the number, of each answer; nil where a row has none.
  public let truths: [Truth?]
  /// What was taken for granted of the columns.
  public var findings: [DataFinding] = []

  /// The true answer of a row.
  public enum Truth: Sendable, Hashable {
    /// A class of the network by its place; nil for one that it does not know.
    case label(Int?)
    case number(Double)
  }
}
