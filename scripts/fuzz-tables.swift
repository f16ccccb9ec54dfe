import Datasets
import Glibc

/// Any bytes are examples or an error with its place and cure, never a trap: libFuzzer calls this with
/// bytes, which are read as files of the kind that the environment's READER names, in this folder.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  switch String(cString: getenv("READER")) {
  case "csv": readTable(bytes)
  case "npy": readArrays(bytes)
  case "npz":
    readArchive(bytes)
    readArchive(mended(bytes))
  case "idx": readImages(bytes)
  case "gzip":
    readTable(bytes)
    choice([readTable, readArrays, readArchive, readImages], bytes, 3)(packed(bytes))
  default: fatalError("READER is none of csv, npy, npz, idx, gzip")
  }
  return 0
}

private let library = DatasetLibrary(directories: [])

/// One of several things, by what the bytes are: always the same for the same ones.
private func choice<Thing>(_ things: [Thing], _ bytes: [UInt8], _ place: UInt32) -> Thing {
  things[Int((Deflate.checksum(bytes[...]) >> (4 * place)) % UInt32(things.count))]
}

private let tables: [CSVSource] = {
  let gaps = MissingRule(numbers: .median, areTextsCategory: true, hasIndicator: true)
  return [
    CSVSource(file: "table.csv", answer: .label(.last)),
    CSVSource(file: "table.csv", answer: .target(.index(0)), header: false),
    CSVSource(file: "table.csv", answer: .label(.name("y")), header: true, missing: gaps),
    CSVSource(
      file: "table.csv", answer: .target(.last), drop: [.index(0)], delimiter: "\t",
      weight: .index(1)),
    CSVSource(
      file: "table.csv", answer: .label(.last), header: true, categories: [.index(1)],
      missing: gaps, ordinal: [OrdinalColumn(.name("size"), order: ["S", "M", "L"])]),
  ]
}()

private func readTable(_ bytes: [UInt8]) {
  write(bytes, "table.csv")
  let table = choice(tables, bytes, 0)
  check { () throws(DatasetError) in
    _ = try TableLook.others(table, than: table.answer.column, relativeTo: "")
  }
  read(.csv(table), choice(splits, bytes, 1), choice(Scale.allCases, bytes, 2))
  predict("table.csv")
}

/// At random, in folds, in time, and by a column.
private let splits: [Split] = {
  var folds = Split()
  (folds.folds, folds.draws) = (2, 2)
  var inTime = Split()
  inTime.order = .index(0)
  return [Split(), folds, inTime, Split(by: .index(0))]
}()

/// As inputs, as answers, and as both.
private func readArrays(_ bytes: [UInt8]) {
  write(bytes, "array.npy")
  for (inputs, answers) in [
    ("array.npy", "labels.npy"), ("inputs.npy", "array.npy"), ("array.npy", "array.npy"),
  ] {
    readNumPy(.files(inputs: inputs, answers: answers), bytes)
  }
  predict("array.npy")
}

private func readArchive(_ bytes: [UInt8]) {
  write(bytes, "archive.npz")
  readNumPy(.archive("archive.npz", inputs: "x", answers: "y"), bytes)
  predict("archive.npz")
}

private func readNumPy(_ place: NumPySource.Place, _ bytes: [UInt8]) {
  let source = NumPySource(place, isNumeric: choice([false, true], bytes, 0))
  read(.numPy(source), Split(), choice(Scale.allCases, bytes, 2))
}

/// As images, and as labels of others.
private func readImages(_ bytes: [UInt8]) {
  write(bytes, "images/train-images-idx3-ubyte")
  write(bytes, "labels/train-labels-idx1-ubyte")
  for folder in ["images", "labels"] {
    read(.idx(folder), Split(), choice(Scale.allCases, bytes, 2))
  }
  predict("images/train-images-idx3-ubyte")
  predict("images")
}

/// Reads examples, parts and scales them, and looks at every column.
private func read(_ source: DatasetSource, _ split: Split, _ scale: Scale) {
  check { () throws(DatasetError) in
    let prepared = try library.prepare(source, split: split, relativeTo: "")
    for number in split.numbers { _ = try prepared.dataset(number, scale: scale) }
    _ = try prepared.report()
  }
}

/// What the seeds taught answers for the rows of a file.
private func predict(_ path: String) {
  for encoding in encodings {
    check { () throws(DatasetError) in _ = try encoding.encode(file: path) }
  }
}

/// How files are read by networks that the first files of the folder trained.
private let encodings: [InputEncoding] = {
  let gaps = MissingRule(numbers: .mean, areTextsCategory: true, hasIndicator: true)
  let archive = NumPySource.Place.archive("seed.npz", inputs: "x", answers: "y")
  let sources: [DatasetSource] = [
    .csv(CSVSource(file: "seed.csv", answer: .label(.name("y")), missing: gaps)),
    .numPy(NumPySource(archive, isNumeric: false)), .idx("seed"),
  ]
  return sources.map { source in
    do {
      return try library.load(source, split: Split(), scale: .standard, relativeTo: "").encoding
    } catch {
      fatalError("the seeds cannot be read: \(error)")
    }
  }
}()

/// What is refused says why, and what to do; where the file can be at fault, also its place.
private func check(_ body: () throws(DatasetError) -> Void) {
  do {
    try body()
  } catch {
    guard error.hint != nil, error.path != nil || error.isTextual else {
      fatalError("without place or cure: \(error)")
    }
  }
}

private func write(_ bytes: [UInt8], _ path: String) {
  guard let file = fopen(path, "wb"), fwrite(bytes, 1, bytes.count, file) == bytes.count,
    fclose(file) == 0
  else { fatalError("cannot write \(path)") }
}

/// Gzip data of these bytes, stored in blocks, so that their checksum does not keep changes out.
private func packed(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
  var rest = bytes[...]
  repeat {
    let block = rest.prefix(0xFFFF)
    rest = rest.dropFirst(block.count)
    let size = UInt16(block.count)
    result.append(rest.isEmpty ? 1 : 0)
    result += littleEndian(UInt32(size) | UInt32(~size) << 16) + block
  } while !rest.isEmpty
  return result + littleEndian(Deflate.checksum(bytes[...])) + littleEndian(UInt32(bytes.count))
}

/// An archive in which the checksums of stored members are what they should be.
private func mended(_ bytes: [UInt8]) -> [UInt8] {
  var result = bytes
  func number(_ place: Int, _ size: Int) -> Int {
    guard place + size <= bytes.count else { return 0 }
    return bytes[place..<place + size].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
  for entry in bytes.indices where number(entry, 4) == 0x0201_4B50 && entry + 46 <= bytes.count {
    let header = number(entry + 42, 4)
    let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
    let end = start + number(entry + 20, 4)
    guard end <= bytes.count else { continue }
    let checksum = littleEndian(Deflate.checksum(bytes[start..<end]))
    result.replaceSubrange(entry + 16..<entry + 20, with: checksum)
  }
  return result
}

private func littleEndian(_ number: UInt32) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}
