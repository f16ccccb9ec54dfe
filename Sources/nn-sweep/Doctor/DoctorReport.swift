import Datasets
import Execution
import Foundation
import Kernels
import Plotting
import Records
import Storage

/// What a bug report needs, and whether all of it works.
struct DoctorReport {
  let results: String
  let library: DatasetLibrary
  let trials = InstructionSet.available.map(KernelTrial.init)
  private(set) var gnuplot: GnuplotFacts?
  private(set) var findings: [Finding] = []

  /// Below this a sweep may not come to its end.
  private static let littleSpace = 200e6

  init(results: String, library: DatasetLibrary) {
    self.results = results
    self.library = library
    findings = [
      Finding(name: "version", text: "nn-sweep \(Build.version), commit \(Build.commit)"),
      processor,
      Finding(
        name: "resources",
        text: "\(NumberText.counted(Cores.usable, "core")),"
          + " \(NumberText.bytes(MemoryLeft.bytes)) of memory for this process"),
      Finding(name: "SQLite", text: SQLiteVersion.text),
    ]
    findings += [drawing(), data, place, database] + trials.map(\.finding)
  }

  var problems: Int { findings.count { $0.state == .problem } }

  private var processor: Finding {
    let all = InstructionSet.available.map(\.rawValue).joined(separator: ", ")
    return Finding(
      name: "processor",
      text: "\(Provenance.here.processor); has \(all), uses \(InstructionSet.selected.rawValue)")
  }

  /// Draws a picture and throws it away.
  private mutating func drawing() -> Finding {
    let folder: String
    do {
      folder = try TemporaryFolder.make("nn-sweep-doctor")
    } catch {
      return Finding(name: "gnuplot", text: error.message, state: .problem, hint: error.hint)
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      let facts = try PictureWriter(fonts: SharedFiles.folder("fonts"))
        .facts(drawingInto: folder)
      gnuplot = facts
      let fonts = facts.fonts.map { "fonts of \($0)" } ?? "the system's fonts"
      return Finding(
        name: "gnuplot",
        text: "\(facts.version ?? "of unknown version") at \(facts.program), with"
          + " \(facts.terminals.joined(separator: ", ")); drew a picture with \(fonts)")
    } catch {
      var message = error.message
      if case .missingGnuplot(let name, _) = error {
        message =
          (name == "gnuplot" ? "not installed" : "no program '\(name)'")
          + ": runs are trained, but not drawn"
      }
      return Finding(name: "gnuplot", text: message, state: .problem, hint: error.hint)
    }
  }

  private var data: Finding {
    let fetched = DatasetSource.allNamed.filter(\.isFetched)
    let texts = fetched.map { source in
      library.folder(of: source).map { "\(source.name) in \($0)" } ?? "\(source.name) not here"
    }
    let isComplete = fetched.allSatisfy { library.folder(of: $0) != nil }
    return Finding(
      name: "data", text: texts.joined(separator: "; "),
      hint: isComplete
        ? nil
        : "not needed unless an experiment asks for it: nn-sweep data fetch NAME"
          + KeptOptions.text("--data"))
  }

  /// The folder of the results, or where it would be made.
  private var place: Finding {
    let folder = Self.nearest(to: results)
    guard let system = FileSystem(of: folder) else {
      return Finding(
        name: "results", text: "\(results): cannot be looked at", state: .problem,
        hint: "name another place by --results")
    }
    let text =
      "\(results)\(folder == results ? "" : " (not there yet)") on \(system.name),"
      + " \(NumberText.bytes(system.bytesFree)) free"
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
    guard isFolder.boolValue, access(folder, W_OK) == 0 else {
      return Finding(
        name: "results", text: text + ": nothing may be written there", state: .problem,
        hint: "name another place by --results")
    }
    if system.isNetwork {
      return Finding(
        name: "results", text: text, state: .warning,
        hint:
          "on a network file system let only one machine use a results folder at a time, or name a"
          + " place on a local disk by --results")
    }
    guard system.bytesFree >= Self.littleSpace else {
      return Finding(
        name: "results", text: text, state: .warning, hint: "nn-sweep plan says what a sweep needs")
    }
    return Finding(name: "results", text: text)
  }

  /// What is stored already.
  private var database: Finding {
    let path = results + "/" + Results.fileName
    guard FileManager.default.fileExists(atPath: path) else {
      return Finding(name: "database", text: "none yet")
    }
    do {
      let experiments = try Results(directory: results).experiments()
      return Finding(
        name: "database",
        text: "\(path): \(NumberText.counted(experiments.count, "experiment"))")
    } catch {
      return Finding(
        name: "database", text: error.message, state: .problem,
        hint: error.hint.map { KeptOptions.added(to: $0) })
    }
  }

  /// The folder, or the nearest one above it that is there.
  private static func nearest(to path: String) -> String {
    var folder = path
    while !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
      let parent = (folder as NSString).deletingLastPathComponent
      folder = parent == folder ? "" : parent
    }
    return folder.isEmpty ? "." : folder
  }
}

extension DoctorReport {
  /// The fields that `docs/scripts.md` lists.
  var json: JSONValue {
    let system = FileSystem(of: Self.nearest(to: results))
    let fetched = DatasetSource.allNamed.filter(\.isFetched).map { source in
      JSONValue.object([
        "name": .text(source.name), "folder": JSONValue(library.folder(of: source)),
      ])
    }
    return .object([
      "version": .text(Build.version), "commit": .text(Build.commit),
      "processor": .text(Provenance.here.processor),
      "instruction_sets": .list(InstructionSet.available.map { .text($0.rawValue) }),
      "instruction_set": .text(InstructionSet.selected.rawValue),
      "cores": .integer(Cores.usable), "memory_bytes": JSONValue(MemoryLeft.bytes),
      "sqlite": .text(SQLiteVersion.text),
      "gnuplot": gnuplot.map { facts in
        .object([
          "program": .text(facts.program), "version": JSONValue(facts.version),
          "terminals": .list(facts.terminals.map(JSONValue.text)),
          "fonts": JSONValue(facts.fonts),
        ])
      } ?? .null,
      "data": .list(fetched),
      "results": .object([
        "folder": .text(results), "file_system": JSONValue(system?.name),
        "is_network": system.map { .boolean($0.isNetwork) } ?? .null,
        "free_bytes": JSONValue(system?.bytesFree),
      ]),
      "kernels": .list(
        trials.map {
          .object([
            "instruction_set": .text($0.set.rawValue), "is_equal": .boolean($0.isEqual),
            "digest": .text($0.digest), "seconds": .number($0.seconds),
          ])
        }),
      "findings": .list(findings.map(\.json)), "problems": .integer(problems),
    ])
  }

  func lines() -> [TextLine] {
    let width = findings.map(\.name.count).max() ?? 0
    return findings.flatMap { $0.lines(nameWidth: width) }
  }
}
