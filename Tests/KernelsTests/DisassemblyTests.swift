import Foundation
import Testing

@testable import Kernels

/// What the compiler made of the hot loops, read from the object files beside this test's binary.
@Suite struct DisassemblyTests {
  /// The objects of the instruction sets of this processor family that have vectors of their own.
  static let objects: [URL] = {
    let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    return ["avx512.c.o", "avx2.c.o"].map { products.appending(path: "CKernels.build/\($0)") }
  }()

  static let objdump = URL(fileURLWithPath: "/usr/bin/objdump")

  static var canRead: Bool {
    InstructionSet.available.contains(.avx2)
      && ([objdump] + objects).allSatisfy { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// The instructions of each function of an object.
  private func functions(of object: URL) throws -> [Substring: [Substring]] {
    let process = Process()
    let output = Pipe()
    process.executableURL = Self.objdump
    process.arguments = ["--disassemble", "--reloc", "--no-show-raw-insn", object.path]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    var functions: [Substring: [Substring]] = [:]
    var name: Substring = ""
    for line in text.split(separator: "\n") {
      if line.hasSuffix(">:"), let start = line.firstIndex(of: "<") {
        name = line[line.index(after: start)...].dropLast(2)
      } else {
        functions[name, default: []].append(line)
      }
    }
    return functions
  }

  private func isHot(_ function: Substring) -> Bool {
    ["forward_tile_", "update_tile_", "sparse_group_", "update_sparse_3", "update_sparse_1"]
      .contains { function.hasPrefix($0) }
  }

  /// Whether an instruction moves a vector to or from the stack.
  private func touchesStack(_ instruction: Substring) -> Bool {
    instruction.contains("(%rsp") && ["%xmm", "%ymm", "%zmm"].contains { instruction.contains($0) }
  }

  @Test(
    .enabled(if: canRead, "objdump and the kernels' object files are needed"), arguments: objects)
  func `hot kernels call no fused multiply-add and spill no vector`(_ object: URL) throws {
    let functions = try functions(of: object)
    let hot = functions.filter { isHot($0.key) }
    #expect(hot.count >= 15)
    for (name, instructions) in hot {
      #expect(
        instructions.contains { $0.contains("vfmadd") }, "\(name) in \(object.lastPathComponent)")
      let spills = instructions.filter(touchesStack)
      #expect(spills.isEmpty, "\(name) in \(object.lastPathComponent)")
    }
    #expect(!functions.values.joined().contains { $0.contains("fmaf") })
  }
}
