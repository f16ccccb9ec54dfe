import Foundation

/// How the database's files were left, noted beside them. Whoever finds them so knows that no other
/// program has written to them since: nothing in a database tells that.
struct Seal {
  private let directory: ResultsDirectory

  init(_ directory: ResultsDirectory) { self.directory = directory }

  /// Whether the files are as they were left, or a copy that has their times.
  var isWhole: Bool { noted.first.map { $0 == times } ?? false }

  /// What may have happened to a database since nn-sweep last wrote to it; nil where nothing has, or
  /// where it is in use or was left suddenly.
  var doubt: Results.Doubt? {
    guard !isWhole else { return nil }
    guard directory.hasHolders else { return .copied }
    return noted.count < 2 ? nil : noted[1] == place ? .changed : .copied
  }

  /// To be called when nothing is written any more; best effort, since without a seal the database is
  /// looked through, and nothing worse.
  func put() {
    // Two changes within one tick of the system's clock would leave the same time: this one has a
    // fraction of a second that no tick has.
    let time = Date().timeIntervalSince1970.rounded(.down) + .random(in: 0..<1)
    try? FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: time)], ofItemAtPath: directory.file)
    let text = times + "\n" + place
    _ = FileManager.default.createFile(atPath: directory.seal, contents: Data(text.utf8))
  }

  func remove() { unlink(directory.seal) }

  private var noted: [String] {
    SmallFile.text(directory.seal)?.split(separator: "\n").map(String.init) ?? []
  }

  /// Sizes of database and log, and when they were written last.
  private var times: String {
    [directory.file, directory.log].map { path in
      var file = stat()
      guard stat(path, &file) == 0, file.st_size > 0 else { return "-" }
      return "\(file.st_size) \(file.st_mtim.tv_sec).\(file.st_mtim.tv_nsec)"
    }.joined(separator: " ")
  }

  /// Which file it is.
  private var place: String {
    var file = stat()
    guard stat(directory.file, &file) == 0 else { return "-" }
    return "\(file.st_dev) \(file.st_ino)"
  }
}
