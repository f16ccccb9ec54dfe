import Foundation
import Kernels
import Records

extension Provenance {
  /// This machine and this build of nn-sweep.
  static var here: Provenance {
    Provenance(
      host: ProcessInfo.processInfo.hostName, processor: processor,
      instructionSet: InstructionSet.selected.rawValue, version: Build.version,
      commit: Build.commit)
  }

  /// The processor's name as the kernel tells it.
  private static var processor: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
      ?? "unknown"
  }
}
