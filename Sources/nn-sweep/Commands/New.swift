import ArgumentParser
import Datasets
import Experiments
import Foundation
import Records

/// Writes a starting file that explains itself.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a commented experiment file to begin with.",
    discussion: "It runs as it is; its comments show what else it can say.")

  @Argument(help: ArgumentHelp("The experiment's name; the file is NAME.exp.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp(
      "A known dataset, a CSV file, or a folder of IDX files.", valueName: "dataset"))
  var dataset = "digits"

  @Option(help: ArgumentHelp("The column with the classes of a CSV file.", valueName: "column"))
  var label: String?

  @Option(help: ArgumentHelp("The column with the numbers to predict.", valueName: "column"))
  var target: String?

  func validate() throws {
    if label != nil && target != nil {
      throw ValidationError("--label is for classes, --target for numbers: give one of the two")
    }
  }

  func run() throws {
    let path = name.hasSuffix(".exp") ? name : name + ".exp"
    let text = ExperimentTemplate(
      dataset: source(), isNumeric: target != nil || isCSV && label == nil
    ).text
    // What is wrong with a name or dataset is said in the file's own words.
    let stem = path.split(separator: "/").last.map(String.init) ?? path
    _ = try ExperimentFile(text: text, name: stem)
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure("it exists already", at: path, hint: "choose another name", .world)
    }
    do {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw Failure("cannot write it: \(systemCause(of: error))", at: path, .world)
    }
    print("\(path) is there; look at what it asks for with\n  nn-sweep plan \(path)")
  }

  private var isCSV: Bool {
    label != nil || target != nil || dataset.lowercased().hasSuffix(".csv")
  }

  /// The dataset as a file writes it.
  private func source() -> String {
    if isCSV {
      let answer = label.map { "label: \($0)" } ?? "target: \(target ?? "last")"
      return "{csv: \(dataset), \(answer), header: true}"
    }
    return dataset.contains("/") ? "{idx: \(dataset)}" : dataset
  }
}
