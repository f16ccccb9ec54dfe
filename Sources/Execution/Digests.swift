public import Datasets
public import Experiments
import Networks

extension [LayerValues] {
  /// SHA-256 of all weights and biases, layer by layer, −0 read as +0.
  var digest: Digest {
    var hasher = Digest.Hasher()
    for layer in self { hasher.update(layer.canonicalBytes) }
    return hasher.finish()
  }
}

extension [EpochRecord] {
  /// SHA-256 of every loss and score as eight little-endian bytes, −0 read as +0. What is not a
  /// number has many bit patterns, none of which survives a database; one stands for all.
  public var digest: Digest {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(48 * count)
    func append(_ metrics: PartMetrics) {
      for value in [metrics.loss, metrics.score] {
        let canonical = value.isNaN ? Double.nan : value == 0 ? 0 : value
        for shift in stride(from: 0, to: 64, by: 8) {
          bytes.append(UInt8(truncatingIfNeeded: canonical.bitPattern >> shift))
        }
      }
    }
    for record in self {
      append(record.training)
      append(record.validation)
      append(record.test)
    }
    return Digest(sha256: bytes)
  }
}
