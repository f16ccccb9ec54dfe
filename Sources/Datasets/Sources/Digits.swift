/// The built-in digits: a gzipped CSV file within the program, 64 pixels of 0…16 and the digit.
enum Digits {
  static let source = CSVSource(
    file: "digits", answer: .label(.last), header: false, delimiter: ",")

  /// The unpacked file.
  static var text: [UInt8] {
    guard let text = try? Gzip.unpacked(PackageResources.digits_csv_gz) else {
      preconditionFailure("the program's own digits unpack")
    }
    return text
  }

  static func examples() throws(DatasetError) -> RawExamples {
    var examples = try CSVReader.examples(of: text, source, path: "digits", by: nil)
    examples.unitScale = .divisor(16)
    // Corners of pictures are black in all of them, and nobody could leave them out.
    examples.findings = []
    return examples
  }
}
