import Digests
import Foundation
import Kernels

/// The kernels of one instruction set, run once and compared with what they came to where the program
/// was tested.
struct KernelTrial {
  let set: InstructionSet
  /// SHA-256 of what they came to.
  let digest: String
  let seconds: Double

  /// Of every instruction set on every machine; the test of `KernelCheck` holds it.
  static let expected =
    "a54b4c8ca48b2d4f5489a50bbd786c3d981093a9c999782c9e006608c4ea6e35"

  init(_ set: InstructionSet) {
    self.set = set
    let start = ContinuousClock.now
    digest = Digest(sha256: KernelCheck.bytes(using: set)).hex
    seconds = (ContinuousClock.now - start) / .seconds(1)
  }

  var isEqual: Bool { digest == Self.expected }

  var finding: Finding {
    let name = "kernels \(set.rawValue)"
    guard isEqual else {
      return Finding(
        name: name, text: "compute something else than they should: \(digest)", state: .problem,
        hint: "suspect hardware or a changed build; results of this machine are not to be trusted")
    }
    return Finding(name: name, text: "compute what they should")
  }
}
