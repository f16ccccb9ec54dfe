/// What a file is that is no text, by its first bytes.
enum FileKind {
  /// The beginnings of other kinds of files. Those of letters alone may begin a table too, if no
  /// control characters follow.
  private static let signatures: [(bytes: [UInt8], name: String, cure: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive, as spreadsheets are", "save the sheet as CSV"),
    ([0x50, 0x4B, 0x05, 0x06], "an empty zip archive", "save the sheet as CSV"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old spreadsheet or document", "save the sheet as CSV"),
    (Array("BZh".utf8), "a bzip2 archive", "unpack it, with bunzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz archive", "unpack it, with unxz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive", "unpack it, with unzstd"),
    ([0x04, 0x22, 0x4D, 0x18], "an lz4 archive", "unpack it, with unlz4"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "unpack it"),
    (Array("Rar!".utf8), "a RAR archive", "unpack it"),
    ([0x1F, 0x8B], "gzip data within gzip data", "unpack it once more, with gunzip"),
    (Array("PAR1".utf8), "a Parquet file", "export it as CSV"),
    (Array("ARROW1".utf8), "an Arrow file", "export it as CSV"),
    (Array("FEA1".utf8), "a Feather file", "export it as CSV"),
    ([0x89, 0x48, 0x44, 0x46], "an HDF5 file", "export it as CSV"),
    (Array("SQLite format 3".utf8), "an SQLite database", "export its table as CSV"),
    ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "a NumPy array", "save it with numpy.savetxt"),
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

  /// Refuses what is no text: other kinds of files by name, text of 16 or 32 bits, and anything
  /// else that has a NUL byte, with its place.
  static func checkText(_ bytes: [UInt8], path: String) throws(DatasetError) {
    if let (name, cure) = refusal(of: bytes) {
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

  /// Kinds that are text.
  private static let texts = ["<", "{", "version", "@"].map { Array($0.utf8) }

  private static func refusal(of bytes: [UInt8]) -> (name: String, cure: String)? {
    if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }),
      bytes.prefix(4096).contains(where: { $0 < 9 })
        || texts.contains(where: { known.bytes.starts(with: $0) })
    {
      return (known.name, known.cure)
    }
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
