import ArgumentParser
import Experiments
import Records

/// Says what running files would do, without training or writing anything.
struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what a file asks for and what it will cost, before it runs.",
    discussion: """
      Shows points, exclusions and duplicates; what is finished already; every default; sizes; the \
      time that it will take on this machine, from a measurement of less than a second; memory and \
      disk; and what is probably a mistake.
      """)

  @Argument(
    help: ArgumentHelp("Experiment files.", valueName: "file"),
    completion: .file(extensions: ["exp"]))
  var paths: [String]

  @OptionGroup var threads: JobsOption

  @Flag(help: "List every run instead.")
  var points = false

  @Flag(help: "List every run as comma-separated values.")
  var csv = false

  @Flag(help: "Print the file as it is read: no comments, no brackets, one value per line.")
  var canonical = false

  @Flag(help: "Print JSON: an object for one file, a list of them for several.")
  var json = false

  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("which file?") }
    guard !(csv && json) else { throw ValidationError("--csv and --json are two formats") }
    guard !canonical || !(csv || json || points) else {
      throw ValidationError("--canonical prints the file, not its points or plan")
    }
  }

  func run() throws {
    var objects: [JSONValue] = []
    for (number, path) in paths.enumerated() {
      let file = try ExperimentFile(reading: path, overrides: overrides.set)
      if canonical {
        print(file.canonicalForm, terminator: "")
        continue
      }
      let loaded = try LoadedSweep(file, from: data.library)
      if csv || points && !json {
        show(PointList(sweep: loaded.sweep))
        continue
      }
      let plan = try SweepPlan(loaded, results: results, jobs: threads.jobs)
      if json {
        objects.append(plan.json)
      } else {
        if number > 0 { print("") }
        for line in plan.text { printLines(line) }
      }
    }
    if json { print(try (objects.count == 1 ? objects[0] : .list(objects)).document) }
  }

  private func show(_ list: PointList) {
    if csv {
      list.writeCSV { print($0) }
    } else {
      print(Terminal().text(list.table))
    }
  }
}
