/// Arrays by name, as `numpy.savez` writes them: a ZIP archive of NPY files.
struct NPZArchive {
  private static let ending = ".npy"

  private let archive: ZipArchive

  init(path: String) throws(DatasetError) {
    try self.init(FileBytes.unpackedContents(of: path), path: path)
  }

  init(_ bytes: [UInt8], path: String) throws(DatasetError) {
    guard ZipArchive.isLikely(bytes) else {
      let isArray = NPYArray.isLikely(bytes)
      let known = FileKind.refusal(of: bytes, path: path)
      throw DatasetError(
        "not an archive of NumPy arrays"
          + (isArray ? ": it is a single array" : known.map { ": it is \($0.name)" } ?? ""),
        path: path,
        hint: isArray
          ? "give it with its answers: {npy: FILE, labels: FILE}"
          : known?.cure ?? "save it with numpy.savez(FILE, x=x, y=y)")
    }
    archive = try ZipArchive(bytes, path: path)
  }

  /// What the arrays are called.
  var names: [String] {
    archive.members.filter { $0.name.hasSuffix(Self.ending) }
      .map { String($0.name.dropLast(Self.ending.count)) }
  }

  /// The array of a name.
  func array(_ name: String) throws(DatasetError) -> NPYArray {
    guard let member = archive.members.first(where: { $0.name == name + Self.ending }) else {
      let names = names
      if names.isEmpty, let known = FileKind.zipRefusal(archive.members.map(\.name), archive.path) {
        throw DatasetError(
          "not an archive of NumPy arrays: it is \(known.name)", path: archive.path,
          hint: known.cure)
      }
      let known = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
      throw DatasetError(
        "there is no array '\(name)'", path: archive.path,
        hint: names.isEmpty ? "it holds no arrays" : "its arrays are \(known)")
    }
    return try NPYArray(archive.contents(of: member), path: archive.path, name: name)
  }
}
