import Foundation
import Kernels
import Records
import Storage

/// A store in a folder of its own among the temporary files, for a measurement.
enum ScratchStore {
  /// What comes of a store that is there only for it: the folder is removed again.
  static func with<Value>(_ body: (Store) throws -> Value) throws -> Value {
    let folder = try TemporaryFolder.make("nn-sweep-bench")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(Store(directory: folder, provenance: .here))
  }
}
