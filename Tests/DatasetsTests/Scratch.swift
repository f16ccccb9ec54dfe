import Foundation
import Kernels

@testable import Datasets

/// A directory of one test, removed with the last reference.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "datasets-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, with the directories above it, and returns its path.
  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// An error's text with this directory written as `DIR`.
  func text(_ error: DatasetError) -> String {
    error.description.replacingOccurrences(of: path, with: "DIR")
  }
}

/// The text of the error that a body throws; nil if it throws none.
func failure(of body: () throws(DatasetError) -> Void) -> DatasetError? {
  do {
    try body()
    return nil
  } catch {
    return error
  }
}

/// Gzip data as a program would write them that does not compress at all, so that tests need no
/// compressor.
func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + deflated(bytes) + littleEndian(checksum(bytes))
    + littleEndian(UInt32(bytes.count))
}

/// The same without gzip's header and end (RFC 1951, stored blocks).
func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var packed: [UInt8] = []
  var start = 0
  repeat {
    let block = bytes[start..<min(start + 65_535, bytes.count)]
    start = block.endIndex
    packed.append(start == bytes.count ? 1 : 0)
    packed += littleEndian(UInt16(block.count)) + littleEndian(~UInt16(block.count))
    packed += block
  } while start < bytes.count
  return packed
}

func littleEndian<Integer: FixedWidthInteger>(_ integer: Integer) -> [UInt8] {
  stride(from: 0, to: Integer.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: integer >> $0) }
}

/// CRC-32 as gzip and ZIP use it.
func checksum(_ bytes: [UInt8]) -> UInt32 {
  var bits = ~UInt32(0)
  for byte in bytes {
    bits ^= UInt32(byte)
    for _ in 0..<8 { bits = bits & 1 == 1 ? (bits >> 1) ^ 0xEDB8_8320 : bits >> 1 }
  }
  return ~bits
}

/// An IDX file of unsigned bytes.
func idx(_ shape: [Int], _ values: [UInt8], type: UInt8 = 8) -> [UInt8] {
  [0, 0, type, UInt8(shape.count)] + shape.flatMap { littleEndian(UInt32($0)).reversed() } + values
}

/// The directory with the real MNIST files, which are too large for the repository.
let sharedData: String? = {
  let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data").standardized.path
  let places = [ProcessInfo.processInfo.environment["NN_SWEEP_DATA"], beside].compactMap { $0 }
  return places.first { FileManager.default.fileExists(atPath: $0 + "/mnist") }
}()

extension Dataset {
  /// The numbers of examples for training, validation and test.
  var sizes: [Int] { [training.count, validation.count, test.count] }
}

extension Partition {
  /// The numbers of examples for training, validation and test.
  var sizes: [Int] { [training.count, validation.count, test.count] }
}

extension DatasetPart {
  /// The labels of a classification; empty for numbers.
  var labels: [Int32] {
    if case .labels(let labels, classes: _) = targets { labels } else { [] }
  }

  /// The standardized numbers of a regression; empty for labels.
  var numbers: [Float] {
    if case .numbers(let numbers) = targets { numbers } else { [] }
  }

  /// All inputs.
  var rows: [[Float]] { (0..<count).map(examples.row) }
}
