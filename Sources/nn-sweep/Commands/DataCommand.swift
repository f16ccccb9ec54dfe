import ArgumentParser
import Datasets
import Foundation

/// The datasets that experiments can name.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Show what a table holds, list the known datasets, fetch one, or write rows as CSV.",
    subcommands: [List.self, DataShow.self, Fetch.self, Export.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the known datasets and where they are.")

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var data: DataOptions

    func run() throws {
      let library = data.library
      guard !json else {
        let rows = DatasetSource.allNamed.map { source in
          JSONValue.object([
            "name": .text(source.name), "summary": .text(source.summary),
            "is_here": .boolean(!source.isFetched || library.folder(of: source) != nil),
            "folder": JSONValue(library.folder(of: source)),
          ])
        }
        return print(try JSONValue.list(rows).document)
      }
      var table = TextTable([.init("dataset", .text), .init("what it is", .text)])
      for source in DatasetSource.allNamed {
        table.append([source.name, source.summary + Self.place(of: source, library)])
      }
      let terminal = Terminal()
      print(terminal.text(table.lines()))
      print(
        "\nYour own: {csv: FILE, label: COLUMN}, {csv: FILE, target: COLUMN}, {idx: DIRECTORY},")
      print("{npy: FILE, labels: FILE}, {npz: FILE, inputs: NAME, labels: NAME}, or targets")
    }

    /// Where a dataset that is fetched is, or how to get it; nothing of one that is built in.
    private static func place(of source: DatasetSource, _ library: DatasetLibrary) -> String {
      guard source.isFetched else { return "" }
      guard let folder = library.folder(of: source) else {
        return "; not here: nn-sweep data fetch \(source.name)" + KeptOptions.text("--data")
      }
      return "; in \(folder)"
    }
  }

  struct Fetch: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Fetch mnist or fashion-mnist.",
      discussion: """
        Sizes and SHA-256 are checked. An interrupted fetch goes on where it stopped, and a file \
        gets its name only when it is complete.
        """)

    @Argument(
      help: ArgumentHelp("mnist or fashion-mnist.", valueName: "name"),
      completion: .list(["mnist", "fashion-mnist"]))
    var name: String

    @Option(help: ArgumentHelp("A web directory with the four files.", valueName: "address"))
    var from: String?

    @OptionGroup var data: DataOptions

    func validate() throws {
      let names = DatasetSource.allNamed.filter(\.isFetched).map(\.name)
      guard names.contains(name) else {
        throw ValidationError("can fetch \(names.joined(separator: " and ")), not '\(name)'")
      }
    }

    func run() throws {
      guard let source = DatasetSource(name: name), let directory = data.library.directories.first
      else {
        throw Failure("no directory to put data in", hint: "name one with --data", .world)
      }
      let view = FetchView()
      defer { view.finish() }
      let folder = try DatasetFetcher(address: from).fetch(
        source, into: directory, progress: view.show)
      print("\(name) is in \(folder)")
    }
  }
}
