import Digests
import Foundation
import Testing

@testable import Datasets

@Suite struct DatasetLibraryTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(
    arguments: [
      (nil, [:], []),
      ("d", ["HOME": "/h"], ["d", "/h/.cache/nn-sweep"]),
      (nil, ["HOME": "/h", "NN_SWEEP_DATA": "/n"], ["/n", "/h/.cache/nn-sweep"]),
      (
        "d", ["HOME": "/h", "NN_SWEEP_DATA": "", "XDG_CACHE_HOME": "/x"], ["d", "/x/nn-sweep"]
      ),
      (nil, ["HOME": "", "XDG_CACHE_HOME": "relative"], []),
    ] as [(String?, [String: String], [String])])
  func `directories are the one asked for, the variable's, and the cache`(
    asked: String?, environment: [String: String], expected: [String]
  ) {
    let directories = DatasetLibrary.standardDirectories(asked: asked, environment: environment)
    #expect(directories == expected)
  }

  @Test func `the first directory that has the files is read`() throws {
    let images = idx([10, 2, 2], (0..<40).map { UInt8($0) })
    let labels = idx([10], (0..<10).map { UInt8($0 % 5) })
    try scratch.write([], to: "first/fashion-mnist/other")
    for part in ["train", "t10k"] {
      try scratch.write(images, to: "second/fashion-mnist/\(part)-images-idx3-ubyte")
      try scratch.write(gzipped(labels), to: "second/fashion-mnist/\(part)-labels-idx1-ubyte.gz")
    }
    let library = DatasetLibrary(
      directories: ["none", "first", "second"].map { scratch.path + "/" + $0 })
    #expect(library.folder(of: .fashionMNIST) == scratch.path + "/second/fashion-mnist")
    let dataset = try library.load(
      .fashionMNIST, split: Split(), scale: .unit, relativeTo: "/elsewhere")
    #expect(dataset.sizes == [8, 2, 10])
    #expect(dataset.name == "fashion-mnist")
    guard case .classification(let classes) = dataset.task else {
      Issue.record("a classification")
      return
    }
    #expect(classes.first == "T-shirt/top")
    #expect(classes.last == "Ankle boot")
  }

  @Test func `a set is read from the files it names, or from copies of them`() throws {
    for part in ["train", "t10k"] {
      let images = idx([10, 2, 2], (0..<40).map { UInt8($0) })
      try scratch.write(images, to: "here/mnist/\(part)-images-idx3-ubyte")
      try scratch.write(
        idx([10], (0..<10).map { UInt8($0 % 5) }), to: "here/mnist/\(part)-labels-idx1-ubyte")
    }
    try scratch.write("no image", to: "here/mnist/read-me")
    var library = DatasetLibrary(directories: [scratch.path + "/here"])
    let folder = scratch.path + "/here/mnist"
    let names = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"]
    let files = names.map { "\(folder)/\($0)-ubyte" }
    #expect(try library.files(of: .mnist, relativeTo: "") == files)
    #expect(try library.files(of: .idx("mnist"), relativeTo: scratch.path + "/here") == files)
    #expect(try library.files(of: .fashionMNIST, relativeTo: "").isEmpty)
    #expect(try library.files(of: .digits, relativeTo: "").isEmpty)
    func digest(_ source: DatasetSource) throws -> Digest {
      try library.load(source, split: Split(), scale: .unit, relativeTo: scratch.path + "/here")
        .digest
    }
    let before = [try digest(.mnist), try digest(.idx("mnist"))]
    let copy = scratch.path + "/copy"
    try FileManager.default.copyItem(atPath: folder, toPath: copy)
    for file in files { try FileManager.default.removeItem(atPath: file) }
    try scratch.write([], to: "here/mnist/train-images-idx3-ubyte")
    library.copies = [folder: copy]
    #expect(try [digest(.mnist), digest(.idx("mnist"))] == before)
  }

  @Test func `tables and arrays are the files that they name`() throws {
    let library = DatasetLibrary(directories: [])
    func files(_ source: DatasetSource) throws -> [String] {
      try library.files(of: source, relativeTo: "/there")
    }
    #expect(try files(.csv(CSVSource(file: "t.csv", answer: .label(.last)))) == ["/there/t.csv"])
    let pair = NumPySource(.files(inputs: "x.npy", answers: "/y.npy"), isNumeric: false)
    #expect(try files(.numPy(pair)) == ["/there/x.npy", "/y.npy"])
    let archive = NumPySource(.archive("a.npz", inputs: "x", answers: "y"), isNumeric: true)
    #expect(try files(.numPy(archive)) == ["/there/a.npz"])
  }

  @Test func `a set that lacks a file says which and how to fetch it`() throws {
    try scratch.write(idx([1, 1], [1]), to: "mnist/train-images-idx3-ubyte")
    let error = failure { () throws(DatasetError) in
      _ = try DatasetLibrary(directories: [scratch.path]).load(
        .mnist, split: Split(), scale: .unit, relativeTo: "")
    }
    #expect(
      error.map(scratch.text) == """
        DIR/mnist: error: there is no 'train-labels-idx1-ubyte' here, packed as .gz or not
          hint: run 'nn-sweep data fetch mnist'
        """)
  }

  @Test func `a table is found from the experiment's directory, gzipped or not`() throws {
    let text = (0..<20).map { "\($0),\($0 % 2)\n" }.joined()
    try scratch.write(gzipped(Array(text.utf8)), to: "a/t.csv.gz")
    let path = try scratch.write(text, to: "b/t.csv")
    let library = DatasetLibrary(directories: [])
    func digest(_ file: String) throws -> Digest {
      let source = DatasetSource.csv(CSVSource(file: file, answer: .label(.last)))
      #expect(source.name == file)
      return try library.load(
        source, split: Split(), scale: .unit, relativeTo: scratch.path + "/a"
      ).digest
    }
    #expect(try digest("t.csv.gz") == digest(path))
    #expect(try digest("../b/t.csv") == digest(path))
  }
}
