import Digests

/// A file of a fetched dataset and what it must be once unpacked, however it was packed.
struct RemoteFile: Sendable, Hashable {
  let name: String
  /// Bytes once unpacked.
  let size: Int
  /// SHA-256 of the unpacked bytes.
  let sha256: String

  /// Where the files of a source come from unless another address is given.
  static func address(of source: DatasetSource) -> String? {
    switch source {
    case .mnist: "https://ossci-datasets.s3.amazonaws.com/mnist"
    case .fashionMNIST:
      "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion"
    default: nil
    }
  }

  /// The files of a source; none for one that is not fetched.
  static func files(of source: DatasetSource) -> [RemoteFile] {
    let digests: [String]
    switch source {
    case .mnist:
      digests = [
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
      ]
    case .fashionMNIST:
      digests = [
        "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
        "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
        "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
        "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
      ]
    default: return []
    }
    let sizes = [
      ("train-images-idx3-ubyte.gz", 47_040_016), ("train-labels-idx1-ubyte.gz", 60_008),
      ("t10k-images-idx3-ubyte.gz", 7_840_016), ("t10k-labels-idx1-ubyte.gz", 10_008),
    ]
    return zip(sizes, digests).map { RemoteFile(name: $0.0, size: $0.1, sha256: $1) }
  }

  /// Why a file on disk is not this one; nil if it is.
  func fault(at path: String) -> String? {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.unpackedContents(of: path)
    } catch {
      return error.message
    }
    guard bytes.count == size else { return "it unpacks to \(bytes.count) bytes, not \(size)" }
    return Digest(sha256: bytes).hex == sha256 ? nil : "its SHA-256 is not the known one"
  }
}
