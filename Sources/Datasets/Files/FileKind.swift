/// What a file is that is no text, by its first bytes.
enum FileKind {
  /// The beginnings of other kinds of files, each with what to do about it, where FILE is its path
  /// and STEM the same without its ending. Those of letters alone may begin a table too, if no
  /// control characters follow.
  private static let signatures: [(bytes: [UInt8], name: String, cure: String)] = [
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook or document", pandas("excel")),
    (Array("BZh".utf8), "a bzip2 archive", "unpack it, with bunzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz archive", "unpack it, with unxz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive", "unpack it, with unzstd"),
    ([0x04, 0x22, 0x4D, 0x18], "an lz4 archive", "unpack it, with unlz4"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "unpack it"),
    (Array("Rar!".utf8), "a RAR archive", "unpack it"),
    ([0x1F, 0x8B], "gzip data within gzip data", "unpack it once more, with gunzip"),
    (Array("PAR1".utf8), "a Parquet file", pandas("parquet")),
    (Array("ARROW1".utf8), "an Arrow file", pandas("feather")),
    (Array("FEA1".utf8), "a Feather file", pandas("feather")),
    (
      [0x89, 0x48, 0x44, 0x46], "an HDF5 file",
      python(
        "import h5py, numpy; f = h5py.File('FILE'); numpy.savez('STEM.npz', **{k: f[k][()] for k in f"
          + " if hasattr(f[k], 'shape')})") + ", and give its arrays as {npz: STEM.npz, …}"
    ),
    (Array("SQLite format 3".utf8), "an SQLite database", "export its table as CSV"),
    (
      [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "a NumPy array",
      "give it with its answers: {npy: FILE, labels: FILE}"
    ),
    (Array("<stata_dta>".utf8), "a Stata file", pandas("stata")),
    (Array("$FL2".utf8), "an SPSS file", pandas("spss")),
    (Array("RDX".utf8), "an R workspace", "save its table with write.csv"),
    (Array("X\n\0\0\0".utf8), "an R object", r("readRDS")),
    (Array("%PDF".utf8), "a PDF document", "export its table as CSV"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture", "a table is text: one row a line"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture", "a table is text: one row a line"),
    (Array("<!DOCTYPE".utf8), "a web page", "download the file behind it"),
    (Array("<!doctype".utf8), "a web page", "download the file behind it"),
    (Array("<html".utf8), "a web page", "download the file behind it"),
    (Array("<?xml".utf8), "an XML file", "export it as CSV"),
    (Array("{\\rtf".utf8), "a rich text document", "save the table as CSV"),
    (Array("version https://git-lfs".utf8), "a pointer of Git LFS", "fetch it, with git lfs pull"),
    (Array("@relation".utf8), "an ARFF file", "save it as CSV"),
    (Array("@RELATION".utf8), "an ARFF file", "save it as CSV"),
  ]

  /// The line that makes a table of a file with pandas.
  private static func pandas(_ kind: String, options: String = "") -> String {
    python(
      "import pandas; pandas.read_\(kind)('FILE'\(options)).to_csv('STEM.csv', index=False)")
  }

  private static func python(_ line: String) -> String { "convert it: python3 -c \"\(line)\"" }

  /// The line that makes a table of a file with R.
  private static func r(_ reader: String) -> String {
    "convert it: Rscript -e \"write.csv(\(reader)('FILE'), 'STEM.csv', row.names=FALSE)\""
  }

  /// A cure with the file's own path in it, where that can stand within the quotes of a shell and of
  /// Python.
  private static func cure(_ cure: String, _ path: String) -> String {
    guard !path.contains(where: { "'\"\\$`\n".contains($0) }) else { return cure }
    // Not all that pandas reads may be packed.
    if path.lowercased().hasSuffix(".gz"), cure.hasPrefix("convert") {
      return "unpack it, with gunzip '\(path)', and give what comes of it"
    }
    let name = path.split(separator: "/").last ?? ""
    let ending = name.dropFirst().lastIndex(of: ".").map { name[$0...].utf8.count } ?? 0
    var stem = String(decoding: path.utf8.dropLast(ending), as: UTF8.self)
    // What is converted is not written over.
    if ["csv", "npz"].contains(where: { cure.contains("STEM.\($0)") && path == "\(stem).\($0)" }) {
      stem += "-2"
    }
    // Only a line to be run names this file; elsewhere FILE stands for any.
    return cure.hasPrefix("convert")
      ? cure.replacing("FILE", with: path).replacing("STEM", with: stem) : cure
  }

  /// Refuses what is no text: other kinds of files by name, text of 16 or 32 bits, and anything
  /// else that has a NUL byte, with its place.
  static func checkText(
    _ bytes: [UInt8], path: String, isOfExperiment: Bool = true
  ) throws(DatasetError) {
    if let (name, known) = refusal(of: bytes, path: path) {
      // What an experiment file would say.
      let cure =
        isOfExperiment || !known.contains("{")
        ? known : "give a table with the columns that the network was trained on"
      throw DatasetError("this is \(name)", path: path, hint: cure, isTextual: true)
    }
    guard let place = bytes.firstIndex(of: 0) else { return }
    var (line, start) = (1, 0)
    for index in 0..<place where bytes[index] == 0x0A { (line, start) = (line + 1, index + 1) }
    let column = String(decoding: bytes[start..<place], as: UTF8.self).count + 1
    throw DatasetError(
      "a NUL byte, which no text has", path: path, line: line, column: column,
      hint: "the file is damaged or no table: save it as UTF-8 text", isTextual: true)
  }

  /// What an archive of these members is, and what to do about it.
  static func zipRefusal(_ members: [String], _ path: String) -> (name: String, cure: String)? {
    if members.isEmpty { return ("an empty zip archive", "save the sheet as CSV") }
    if members.contains(where: { $0.hasPrefix("xl/") }) {
      return ("an Excel workbook", cure(pandas("excel"), path))
    }
    if members.contains(where: { $0.hasSuffix(".npy") }) {
      return (
        "an archive of NumPy arrays", "give the names of two: {npz: FILE, inputs: x, labels: \"y\"}"
      )
    }
    if members.contains("content.xml") {
      return ("an OpenDocument file", cure(pandas("excel"), path))
    }
    return nil
  }

  /// How to convert a list of JSON objects or arrays, or an object a line; nil for what is neither.
  private static func json(_ bytes: [UInt8]) -> String? {
    let signs = bytes.prefix(400).filter { !" \t\r\n".utf8.contains($0) }
    let beginsList = ["[{\"", "[["].contains { signs.starts(with: Array($0.utf8)) }
    if beginsList { return pandas("json") }
    guard signs.starts(with: Array("{\"".utf8)) else { return nil }
    let firstLine = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return firstLine.last == UInt8(ascii: "}")
      ? pandas("json", options: ", lines=True") : pandas("json")
  }

  /// Whether it is a file of Stata before version 13: a format, the order of bytes, and 1 and 0.
  private static func isOldStata(_ bytes: [UInt8]) -> Bool {
    bytes.count > 4 && (0x66...0x77).contains(bytes[0]) && (1...2).contains(bytes[1])
      && bytes[2] == 1 && bytes[3] == 0
  }

  /// Kinds that are text.
  private static let texts = ["<", "{", "version", "@"].map { Array($0.utf8) }

  /// What bytes are that are no text, and what to do about it; nil for what may be text.
  static func refusal(of bytes: [UInt8], path: String) -> (name: String, cure: String)? {
    if ZipArchive.isLikely(bytes) {
      let members = (try? ZipArchive(bytes, path: path))?.members.map(\.name)
      return members.flatMap { zipRefusal($0, path) }
        ?? ("a zip archive", "unpack it, or save the sheet as CSV")
    }
    if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }),
      bytes.prefix(4096).contains(where: { $0 < 9 })
        || texts.contains(where: { known.bytes.starts(with: $0) })
    {
      return (known.name, cure(known.cure, path))
    }
    if isOldStata(bytes) { return ("a Stata file", cure(pandas("stata"), path)) }
    if let json = json(bytes) { return ("a JSON file", cure(json, path)) }
    let utf8 = "save the file as UTF-8"
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return ("UTF-32 text", utf8)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return ("UTF-16 text", utf8)
    }
    if IDXArray.isLikely(bytes) {
      return ("an IDX file", "a folder of them is given as {idx: DIRECTORY}")
    }
    // Without a mark, every second byte of most 16-bit text is 0.
    let beginning = bytes.prefix(400)
    let zeros = [0, 1].map { parity in
      beginning.indices.count { $0 % 2 == parity && beginning[$0] == 0 }
    }
    let half = beginning.count / 2
    guard half > 0, zeros[0] != zeros[1], max(zeros[0], zeros[1]) * 10 >= half * 7 else {
      return nil
    }
    let order = zeros[0] > zeros[1] ? "big-endian" : "little-endian"
    return ("UTF-16 text without a mark, \(order)", utf8)
  }
}
