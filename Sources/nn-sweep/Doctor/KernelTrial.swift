import Digests
import Foundation
import Kernels

/// The kernels of one instruction set, run for a moment and compared with what they came to where the
/// program was tested.
struct KernelTrial {
  let set: InstructionSet
  /// SHA-256 of what they came to, the first time that it was something else.
  let digest: String
  let seconds: Double

  /// Of every instruction set on every machine; `DoctorTests` holds it.
  static let expected =
    "a54b4c8ca48b2d4f5489a50bbd786c3d981093a9c999782c9e006608c4ea6e35"

  /// Again and again for so long: hardware that fails does so now and then.
  private static let duration = Duration.milliseconds(300)

  init(_ set: InstructionSet) {
    self.set = set
    let start = ContinuousClock.now
    var digest: String
    repeat {
      digest = Digest(sha256: KernelCheck.bytes(using: set)).hex
    } while digest == Self.expected && ContinuousClock.now - start < Self.duration
    self.digest = digest
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
