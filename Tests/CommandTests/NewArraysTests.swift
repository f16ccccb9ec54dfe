import Foundation
import Kernels
import Testing

@testable import nn_sweep

/// `nn-sweep new` and `data show` of arrays that NumPy saved, with the real binary.
@Suite struct NewArraysTests {
  private let work: Workspace

  /// Sixty examples of two numbers, a class and a number for each: as files, and in one archive.
  init() throws {
    work = try Workspace()
    let rows = 0..<60
    let arrays: [(name: String, type: String, shape: String, values: [UInt8])] = [
      (
        "x", "<f4", "(60, 2)",
        rows.flatMap { [Float($0 % 7), Float($0 * 7 % 11)] }.littleEndianBytes
      ),
      ("y", "|u1", "(60,)", rows.map { UInt8($0 % 2) }),
      ("price", "<f4", "(60,)", rows.map { Float($0 * $0 % 17) }.littleEndianBytes),
    ]
    var archive = ZipArchive()
    for (name, type, shape, values) in arrays {
      let header = "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }\n"
      var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8)
      bytes += [1, 0, UInt8(header.utf8.count), 0]
      bytes += Array(header.utf8) + values
      archive.add("\(name).npy", bytes)
      try Data(bytes).write(to: work.folder.appending(path: "\(name).npy"))
    }
    try Data(archive.finish()).write(to: work.folder.appending(path: "own.npz"))
  }

  @Test(arguments: [
    (["own.npz", "--inputs", "x", "--label", "y"], "{npz: own.npz, inputs: x, labels: \"y\"}"),
    (
      ["own.npz", "--inputs", "x", "--target", "price"], "{npz: own.npz, inputs: x, targets: price}"
    ),
    (["x.npy", "--label", "y.npy"], "{npy: x.npy, labels: y.npy}"),
  ])
  func `arrays give a file that runs as it is`(arguments: [String], dataset: String) throws {
    let new = try work.start(["new"] + arguments).end()
    #expect(new.code == 0, "\(new.errors)")
    #expect(new.output.hasPrefix("data       \(arguments[0]): 60 rows ("))
    let name = String(arguments[0].dropLast(4))
    let text = try String(contentsOfFile: work.path("\(name).exp"), encoding: .utf8)
    #expect(text.contains("\ndataset: \(dataset)\n"), "\(text)")
    #expect(text.contains("\nsplit: {folds: 5} "))
    let run = try work.run("run", name, "--no-plots", "-s", "epochs=1")
    #expect(run.code == 0, "\(run.errors)")
    let show = try work.start(["data", "show"] + arguments).end()
    #expect(show.output.hasPrefix("\(arguments[0]): 60 rows ("), "\(show.errors)")
    #expect(show.output.contains(/(?m)^1 +number +0 to 10, mean \d\.\d+ +1$/))
  }

  @Test func `what is not said is asked for with the names that there are`() throws {
    for command in [["new"], ["data", "show"]] {
      let archive = try work.start(command + ["own.npz", "--label", "y"]).end()
      #expect(archive.code == 64)
      #expect(
        archive.errors == """
          own.npz: error: say which array holds the examples, and which the answers
            hint: its arrays are x, y, price: --inputs NAME, and --label NAME for classes or \
          --target NAME for numbers

          """)
      let array = try work.start(command + ["x.npy"]).end()
      #expect(array.code == 64)
      #expect(
        array.errors == """
          x.npy: error: say which file holds the answers
            hint: --label FILE.npy for classes, --target FILE.npy for numbers

          """)
      #expect(
        try work.start(command + ["x.npy", "--inputs", "x", "--label", "y.npy"]).end().code == 64)
      #expect(
        try work.start(command + ["t.csv", "--inputs", "x", "--label", "y"]).end().code == 64)
    }
    let absent = try work.run("new", "own.npz", "--inputs", "X", "--label", "y")
    #expect(absent.errors.contains("there is no array 'X'"), "\(absent.errors)")
  }

  @Test func `a column may have a name that means something else in a file`() throws {
    let rows = (0..<60).map { "\($0 % 7),\($0 * 7 % 11),\($0 % 2)" }
    try work.write("x,on,y\n" + rows.joined(separator: "\n"), to: "t.csv")
    #expect(try work.run("new", "t.csv", "--label", "y").code == 0)
    let text = try String(contentsOfFile: work.path("t.exp"), encoding: .utf8)
    #expect(text.contains("\ndataset: {csv: t.csv, label: \"y\", header: true}\n"), "\(text)")
    #expect(try work.run("data", "show", "t.csv", "--target", "on").code == 0)
    #expect(try work.run("data", "show", "t.csv", "--label", "2").code == 0)
  }
}
