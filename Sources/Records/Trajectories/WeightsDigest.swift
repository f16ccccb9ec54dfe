public import Digests
public import Networks

extension [LayerValues] {
  /// SHA-256 of all weights and biases, layer by layer, −0 read as +0.
  public var digest: Digest {
    var hasher = Digest.Hasher()
    for layer in self { hasher.update(layer.canonicalBytes) }
    return hasher.finish()
  }
}
