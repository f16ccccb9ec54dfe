import Kernels

extension Dataset {
  /// Gathers the parts of raw examples, with scaling and targets fitted on the training part.
  init(
    _ name: String, _ raw: consuming RawExamples, _ partition: Partition, _ scale: Scale
  ) throws(DatasetError) {
    description = try DataDescription(copy raw, partition)
    let columns = raw.columns
    let training = raw.values.rows(partition.training, columns: columns)
    let validation = raw.values.rows(partition.validation, columns: columns)
    let test = raw.values.rows(partition.test, columns: columns)
    digest = raw.digest
    // Freed before the rows without zeros are made, which would otherwise be the peak of memory.
    raw.values = .floats([])
    let scaling = Scaling.fitted(scale, to: training, columns: columns, unit: raw.unitScale)
    let weights = try raw.trainingWeights(partition.training)
    let (answers, task) = (raw.answers, try Task(raw.answers, training: partition.training))
    func part(
      _ values: RawValues, _ indices: [Int32], weights: [Float]? = nil
    ) -> DatasetPart {
      DatasetPart(
        examples: values.examples(columns: columns, scaling: scaling),
        targets: task.targets(answers, indices), weights: weights)
    }
    self.name = name
    self.task = task
    self.training = part(training, partition.training, weights: weights)
    self.validation = part(validation, partition.validation)
    self.test = part(test, partition.test)
    columnNames = raw.columnNames
    encoding = InputEncoding(
      layout: raw.layout, task: task, offsets: scaling.offsets, scales: scaling.scales,
      origins: raw.origins)
    hasOfficialTest = raw.officialTest != nil
  }
}

extension Task {
  /// The task of raw answers; for numbers the mean and deviation of the training part.
  fileprivate init(
    _ answers: RawExamples.Answers, training: [Int32]
  ) throws(DatasetError) {
    switch answers {
    case .labels(_, let classes): self = .classification(classes: classes)
    case .numbers(let numbers, let name):
      let count = Double(training.count)
      let mean = training.reduce(0.0) { $0 + numbers[Int($1)] } / count
      let square = training.reduce(0.0) {
        let distance = numbers[Int($1)] - mean
        return $0 + distance * distance
      }
      let first = numbers[Int(training[0])]
      guard training.contains(where: { numbers[Int($0)] != first }), square > 0 else {
        throw DatasetError(
          "the target '\(name)' is \(first) in every row of the training part",
          hint: "there is nothing to learn", isTextual: true)
      }
      self = .regression(mean: mean, deviation: (square / count).squareRoot(), name: name)
    }
  }

  fileprivate func targets(_ answers: RawExamples.Answers, _ indices: [Int32]) -> Targets {
    switch answers {
    case .labels(let labels, let classes):
      return .labels(indices.map { labels[Int($0)] }, classes: classes.count)
    case .numbers(let numbers, _):
      guard case .regression(let mean, let deviation, _) = self else {
        preconditionFailure("numbers are a regression")
      }
      return .numbers(indices.map { Float((numbers[Int($0)] - mean) / deviation) })
    }
  }
}
