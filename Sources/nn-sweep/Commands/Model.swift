import ArgumentParser
import Datasets
import Networks
import Records
import Storage

/// Writes a trained network for other programs.
struct Model: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a trained network as a file for NumPy, ONNX Runtime, C or any other program.",
    discussion: """
      The file's ending chooses the form: .npz for NumPy, .json, .h for C and C++, .onnx. All of \
      them hold the weights, the scaling of raw rows and the names of the classes; docs/models.md \
      says how to use them. Of an experiment it is the first run of NAME.refit, which 'nn-sweep refit \
      NAME' trains; without a refit, the median run of its best setting. Weights that were not kept \
      are trained again and compared. Rows to try it with: nn-sweep data export.
      """)

  @Argument(help: RunChoice.help, completion: Completion.runs)
  var what: String

  @Option(
    help: ArgumentHelp("Of an experiment, the run of its refit, or best setting, with this seed."))
  var seed: UInt64?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Where to write it: FILE.npz, .json, .h or .onnx.", valueName: "file"),
    completion: .file(extensions: ModelFormat.allCases.map(\.rawValue)))
  var path: String

  @Flag(help: "Replace a file that is there.")
  var force = false

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard ModelFormat(path: path) != nil else {
      throw ValidationError("-o takes a file that ends with \(ModelFormat.endings), not '\(path)'")
    }
  }

  func run() throws {
    guard let format = ModelFormat(path: path) else { return }
    let file = try OutputFile(path, isReplaced: force)
    let store = try results.open()
    let (run, experiment, words, reading) = try choose(in: store)
    let networks = TrainedNetworks(store: store, library: data.library)
    let (network, again) = try networks.network(of: run, reading: reading)
    if let again { printNote(again.text) }
    let model = SavedModel(run, dataset: experiment.data(of: run.settings).name, network)
    guard model.isFinite else {
      throw Failure(
        "the stored network of run \(run.id.short) has numbers that are not finite",
        hint: "nn-sweep reproduce \(run.id.short)" + KeptOptions.text("--results", "--data")
          + " tells what they should be", .world)
    }
    let bytes = try format.bytes(of: model)
    try file.write(bytes)
    let sizes = model.architecture.layers.map(String.init).joined(separator: "-")
    printLines(
      """
      \(path.printable): \(words.printable), after epoch \(network.epoch): \(sizes), \
      \(NumberText.count(model.architecture.parameters)) weights and biases
      """)
  }

  /// The run that is meant, its experiment, which run it is, and what its rows are called. With a
  /// refit it is one of those that 'predict' takes the mean of.
  private func choose(
    in store: Results
  ) throws -> (PointRecord, ExperimentRecord, String, RowReading) {
    if let refit = try FinishedRefit(of: what, in: store) {
      try reading.checkNothing()
      if let staleness = refit.staleness { printNote(staleness) }
      let (run, words) = try refit.run(seed: seed)
      return (run, refit.experiment, words, refit.reading)
    }
    let choice = try RunChoice(what, seed: seed, of: reading.experiment, in: store)
    return (choice.run, choice.experiment, choice.words, choice.reading)
  }
}
