import Datasets
public import Digests
import Experiments
import Networks
public import Records

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
    var patterns: [UInt64] = []
    patterns.reserveCapacity(6 * count)
    func append(_ value: Double) {
      let canonical = value.isNaN ? .nan : value == 0 ? 0 : value
      patterns.append(canonical.bitPattern)
    }
    for record in self {
      append(record.training.loss)
      append(record.training.score)
      append(record.validation.loss)
      append(record.validation.score)
      append(record.test.loss)
      append(record.test.score)
    }
    var hasher = Digest.Hasher()
    hasher.update(integers: patterns)
    return hasher.finish()
  }
}
