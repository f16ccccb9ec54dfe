import Datasets
import Experiments
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
  var digest: Digest {
    var hasher = Digest.Hasher()
    for record in self {
      for part in Part.allCases {
        for value in [record[part].loss, record[part].score] {
          let canonical = value.isNaN ? Double.nan : value == 0 ? 0 : value
          hasher.update(Int(bitPattern: UInt(canonical.bitPattern)))
        }
      }
    }
    return hasher.finish()
  }
}
