import Digests
import Foundation
import Kernels
import Testing

@testable import Datasets

@Suite struct IDXTests {
  private let scratch: Scratch
  private let library = DatasetLibrary(directories: [])

  init() throws { scratch = try Scratch() }

  /// Ten images of 2×2 pixels of three classes, 0 1 2 0 1 2 …
  private static let images = idx([10, 2, 2], (0..<40).map { UInt8($0 * 6) })
  private static let labels = idx([10], (0..<10).map { UInt8($0 % 3) })

  private func writePair(
    _ part: String, images: [UInt8] = Self.images, labels: [UInt8] = Self.labels,
    ending: String = "-ubyte"
  ) throws {
    try scratch.write(images, to: "\(part)-images-idx3\(ending)")
    try scratch.write(labels, to: "\(part)-labels-idx1\(ending)")
  }

  private func load(_ split: Split = Split()) throws(DatasetError) -> Dataset {
    try library.load(.idx("."), split: split, scale: .unit, relativeTo: scratch.path)
  }

  private func errorText() -> String? {
    failure { () throws(DatasetError) in _ = try load() }.map(scratch.text)
  }

  @Test func `a folder with a test pair has an official test part`() throws {
    try writePair("train")
    try writePair(
      "t10k", images: idx([2, 2, 2], Array(repeating: 255, count: 8)), labels: idx([2], [2, 1]))
    let dataset = try load()
    #expect(dataset.hasOfficialTest)
    #expect(dataset.sizes == [8, 2, 2])
    #expect(dataset.task == .classification(classes: ["0", "1", "2"]))
    #expect(dataset.inputs == 4)
    #expect(dataset.test.examples.row(1) == [1, 1, 1, 1])
    guard case .labels(let labels, 3) = dataset.test.targets else {
      Issue.record("labels of three classes")
      return
    }
    #expect(labels == [2, 1])
  }

  @Test func `a folder without a test pair is parted in three`() throws {
    try writePair("train")
    let dataset = try load()
    #expect(!dataset.hasOfficialTest)
    #expect(dataset.sizes == [6, 2, 2])
  }

  @Test func `names with a point, packed or not, hold the same examples`() throws {
    try writePair("train")
    let plain = try load()
    for file in try FileManager.default.contentsOfDirectory(atPath: scratch.path) {
      try FileManager.default.removeItem(atPath: scratch.path + "/" + file)
    }
    try scratch.write(gzipped(Self.images), to: "train-images.idx3-ubyte.gz")
    try scratch.write(Self.labels, to: "train-labels.idx1-ubyte")
    let packed = try load()
    #expect(packed.digest == plain.digest)
  }

  @Test(
    arguments: [
      (0x09, [0, 0xFF, 1, 2], [0, -1, 1, 2]),
      (0x0B, [0xFF, 0xFE, 1, 0], [-2, 256]),
      (0x0C, [0, 0, 1, 0, 0xFF, 0xFF, 0xFF, 0xFF], [256, -1]),
      (0x0D, [0x3F, 0x80, 0, 0, 0xC0, 0x20, 0, 0], [1, -2.5]),
      (0x0E, [0x40, 0x04, 0, 0, 0, 0, 0, 0], [2.5]),
    ] as [(UInt8, [UInt8], [Float])])
  func `every type of the format is read`(type: UInt8, values: [UInt8], expected: [Float]) throws {
    let array = try IDXArray(idx([1, expected.count], values, type: type), path: "x")
    #expect(try array.values().floats == expected)
  }

  @Test func `a number that is not finite is refused`() throws {
    let array = try IDXArray(idx([1, 1], [0x7F, 0xC0, 0, 0], type: 0x0D), path: "x")
    #expect(
      failure { () throws(DatasetError) in _ = try array.values() }?.description
        == """
        x: error: value 1 is not a finite 32-bit number
          hint: leave such images out, and their labels
        """)
  }

  @Test(
    arguments: [
      ([0, 0], "the file ends within its header"),
      ([0, 0, 8, 3, 0, 0, 0, 1], "the file ends within its header"),
      (idx([2, 2, 2], [1, 2, 3]), "the header promises 2x2x2 values (8 bytes), the file has 3"),
      (
        idx([1, 2, 2], [1, 2, 3, 4, 5]),
        "the header promises 1x2x2 values (4 bytes), the file has 5"
      ),
      (idx([0, 2, 2], []), "the array is empty"),
      (
        idx([0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF], [1]),
        "the header promises more values than any file can hold"
      ),
      (
        idx([0x7FFF_FFFF, 1, 1], [1]),
        "the header promises 2147483647x1x1 values (2147483647 bytes), the file has 1"
      ),
    ] as [([UInt8], String)])
  func `a damaged file is told by its header`(bytes: [UInt8], message: String) throws {
    try writePair("train", images: bytes)
    #expect(
      errorText() == """
        DIR/./train-images-idx3-ubyte: error: \(message)
          hint: the file is damaged: copy or fetch it again
        """)
  }

  @Test func `a wrong magic number is shown`() throws {
    try writePair("train", images: Array("P5 28 28".utf8))
    #expect(
      errorText() == """
        DIR/./train-images-idx3-ubyte: error: not an IDX file: it begins with 50 35 20 32
          hint: an IDX file of bytes begins with 00 00 08 and its number of dimensions
        """)
  }

  @Test func `truncated gzip data are told from a damaged array`() throws {
    try writePair("train", images: Array(gzipped(Self.images).dropLast(20)))
    #expect(
      errorText() == """
        DIR/./train-images-idx3-ubyte: error: the gzip data end too early
          hint: the file is damaged: copy or fetch it again
        """)
  }

  @Test func `as many labels as images are needed`() throws {
    try writePair("train", labels: idx([9], Array(repeating: 1, count: 9)))
    #expect(
      errorText() == """
        DIR/./train-labels-idx1-ubyte: error: 9 labels for the 10 images of 'DIR/./train-images-idx3-ubyte'
          hint: the two files do not belong together
        """)
  }

  @Test func `images in place of labels are refused`() throws {
    try writePair("train", labels: Self.images)
    #expect(
      errorText() == """
        DIR/./train-labels-idx1-ubyte: error: labels have one dimension, this file has 3
          hint: give the file of labels this name, a class for each image
        """)
  }

  @Test func `labels in place of images are refused`() throws {
    try writePair("train", images: Self.labels)
    #expect(
      errorText() == """
        DIR/./train-images-idx3-ubyte: error: images have several dimensions, this file has one
          hint: give the file of images this name
        """)
  }

  @Test func `images of more values than a network has inputs are refused`() throws {
    let images = idx([2, 300, 300], Array(repeating: 1, count: 180_000))
    try writePair("train", images: images, labels: idx([2], [0, 1]))
    #expect(
      errorText() == """
        DIR/./train-images-idx3-ubyte: error: images of 90000 values are more than the 65536 inputs \
        that a network can have
          hint: make them smaller, or choose among their values
        """)
  }

  @Test func `a label out of range is shown`() throws {
    let library = DatasetLibrary(directories: [scratch.path])
    for part in ["mnist/train", "mnist/t10k"] {
      try writePair(part, labels: idx([10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 10]))
    }
    let error = failure { () throws(DatasetError) in
      _ = try library.load(.mnist, split: Split(), scale: .unit, relativeTo: "")
    }
    #expect(
      error.map(scratch.text)
        == """
        DIR/mnist/train-labels-idx1-ubyte: error: label 10 is 10, outside 0…9
          hint: labels are the numbers of classes; numbers to predict go into a CSV or NumPy file
        """)
  }

  @Test func `classes are the labels that occur, in their order`() throws {
    let labels = (0..<10).map { [UInt8(1), 26, 255][$0 % 3] }
    try writePair("train", labels: idx([10], labels))
    let dataset = try load()
    #expect(dataset.task == .classification(classes: ["1", "26", "255"]))
    #expect(dataset.description.classes.map(\.counts.total) == [4, 3, 3])
  }

  @Test(arguments: [0, 7] as [UInt8])
  func `a single class is refused, whatever its number`(label: UInt8) throws {
    try writePair("train", labels: idx([10], Array(repeating: label, count: 10)))
    #expect(
      errorText() == """
        DIR/./train-labels-idx1-ubyte: error: every label is \(label)
          hint: there is nothing to tell apart
        """)
  }

  @Test func `a class that only the test part has is named`() throws {
    try writePair("train")
    try writePair(
      "t10k", images: idx([2, 2, 2], Array(repeating: 255, count: 8)), labels: idx([2], [9, 9]))
    let findings = try load().description.findings.map(\.message)
    #expect(
      findings == [
        "the training part has no example of class '9'",
        "the validation part has no example of classes '2', '9'",
        "the test part has no example of classes '0', '1', '2'",
      ])
  }

  @Test func `columns of large integers keep what tells them apart`() throws {
    let base = 1_700_000_000
    let values = (0..<10).flatMap { row in
      littleEndian(UInt32(base + row)).reversed() + littleEndian(UInt32(row)).reversed()
    }
    try writePair("train", images: idx([10, 2], values, type: 0x0C))
    let dataset = try library.load(
      .idx("."), split: Split(), scale: .none, relativeTo: scratch.path)
    #expect(dataset.encoding.origins == [Double(base), 0])
    let encoded = try dataset.encoding.encode(file: scratch.path + "/train-images-idx3-ubyte")
    #expect((0..<10).map { encoded.examples.row($0) } == (0..<10).map { [Float($0), Float($0)] })
  }

  @Test func `a test part of another shape is refused`() throws {
    try writePair("train")
    try writePair("t10k", images: idx([10, 4], Array(repeating: 1, count: 40)))
    #expect(
      errorText()
        == """
        DIR/./t10k-images-idx3-ubyte: error: test images of 4 values, but training images of 2x2 \
        values
          hint: both parts are made in the same way
        """)
  }

  @Test func `a test part of another type is refused`() throws {
    try writePair("train")
    try writePair("t10k", images: idx([10, 2, 2], Array(repeating: 1, count: 40), type: 9))
    #expect(
      errorText() == """
        DIR/./t10k-images-idx3-ubyte: error: test images of signed bytes, but training images of \
        unsigned bytes
          hint: both parts are made in the same way
        """)
  }

  @Test func `half a test pair is refused`() throws {
    try writePair("train")
    try scratch.write(Self.labels, to: "t10k-labels-idx1-ubyte")
    #expect(
      errorText()
        == "DIR/.: error: there is no 't10k-images-idx3-ubyte' here, packed as .gz or not")
  }

  @Test func `an empty folder and none are told apart`() throws {
    #expect(
      errorText()
        == "DIR/.: error: there is no 'train-images-idx3-ubyte' here, packed as .gz or not")
    let error = failure { () throws(DatasetError) in
      _ = try library.load(.idx("no"), split: Split(), scale: .unit, relativeTo: scratch.path)
    }
    #expect(
      error.map(scratch.text)
        == """
        DIR/no: error: cannot read the folder: no such file or directory
          hint: check the path and who may read it
        """)
  }

  @Test func `mnist that is not there says where it was looked for`() {
    let library = DatasetLibrary(directories: ["/nowhere", "/no/place"])
    let error = failure { () throws(DatasetError) in
      _ = try library.load(.mnist, split: Split(), scale: .unit, relativeTo: "")
    }
    #expect(
      error?.description == """
        error: the files of 'mnist' are not here; looked in /nowhere/mnist, /no/place/mnist
          hint: run 'nn-sweep data fetch mnist'
        """)
    #expect(error?.isTextual == false)
    #expect(library.folder(of: .mnist) == nil)
    #expect(library.folder(of: .digits) == nil)
  }
}
