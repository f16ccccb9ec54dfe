import Experiments
import Records
import YAMLLite

/// The file that `nn-sweep new` writes.
struct ExperimentTemplate {
  /// As written in the file.
  let dataset: String

  var text: String {
    """
    # Which question does this experiment answer? Say it here.
    #   nn-sweep plan FILE     what it asks for, and how long it takes
    #   nn-sweep run FILE      trains it; again: only what is not trained yet
    #   nn-sweep keys          every key with its default

    description: width and learning rate, first look
    dataset: \(dataset)
    # A table of your own: {csv: houses.csv, header: true, target: price} predicts the number in the
    # column 'price'; {csv: flowers.csv, header: true, label: kind} tells the classes in 'kind'
    # apart. A column is a name, an index from 0, or last; drop: [id] leaves columns out.

    scale: unit                    # inputs from 0 to 1; or: standard, robust, none
    epochs: 20                     # or a budget: steps: 5000, or examples: 100_000
    # stop: {patience: 5}          # ends a run when its validation score no longer rises
    repeats: 3                     # every setting with the seeds 1, 2 and 3
    activations: relu/softmax      # hidden layers and outputs; or one a layer: tanh/relu/softmax
    batch_size: 32
    optimizer: sgd                 # or: momentum, nesterov, rmsprop, adam, adamw, lion
    # weight_decay: 1e-4
    # dropout: 0.2
    # schedule: cosine             # of the rate; or: step, exponential, warmup

    grid:                          # every combination of these
      hidden: [8, 32, 32-16]       # one layer of 8 or 32, or two of 32 and 16
      learning_rate: {from: 0.01, to: 1, count: 3, scale: log}   # 0.01, 0.1, 1
    #   activations: [relu/softmax, tanh/softmax]
    #   hidden: {parameters: [1000, 5000], depth: [1, 2, 3]}   # equal budgets, other shapes

    # where: parameters <= 50_000                # leaves out what does not hold
    # exclude: {hidden: 8, learning_rate: 1}     # leaves out these points
    # include: {hidden: 64, learning_rate: 0.1}  # adds a point: a value for every axis of the grid

    # Does the best rate grow with the batch size? Sweep the quotient, and derive the rate. Take
    # learning_rate out of the grid and batch_size out of the lines above, then
    # let: {base: [0.01, 0.03, 0.1]}             # a variable, swept like an axis
    # grid: {batch_size: [16, 64, 256]}
    # derive: {learning_rate: base * batch_size / 32}

    # Axes that move together:
    # zip: {batch_size: [16, 64], learning_rate: [0.1, 0.4]}

    # Sweeps side by side, each inheriting what stands above and changing some of it:
    # blocks:
    #   plain: {optimizer: sgd}
    #   moving: {optimizer: momentum, grid: {momentum: [0.5, 0.9]}}

    # A random sample instead of every combination:
    # sample: {points: 50}
    # grid: {learning_rate: {log_uniform: [0.001, 1]}, hidden: [8, 16, 32]}

    """
  }
}

extension ExperimentFile {
  /// Checks a text that is about to be written to a file of this name.
  init(text: String, name: String) throws {
    try self.init(SourceFile(path: name, text: text))
  }
}
