import Digests
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
