import Datasets
import YAMLLite

/// How NumPy saves arrays: one a file, or several by name.
enum NumPyKind: String, CaseIterable {
  case npy, npz
}

extension Reader {
  /// `{npy: FILE, labels: FILE}` or `{npz: FILE, inputs: NAME, labels: NAME}`, or `targets` in the
  /// place of `labels`.
  mutating func numPy(_ node: Node, _ kind: NumPyKind) -> DatasetSource? {
    let keys = [kind.rawValue] + (kind == .npz ? ["inputs"] : []) + ["labels", "targets"]
    guard let entries = knownMapping(node, "dataset", keys: keys) else { return nil }
    let value = { (key: String) in entries.first { $0.key == key } }
    let file = value(kind.rawValue).flatMap { text($0.value, kind.rawValue) }
    let inputs = value("inputs").flatMap { text($0.value, "inputs") }
    if kind == .npz, value("inputs") == nil {
      report(
        "a npz dataset must say which array holds the inputs", at: node.range,
        hint: "add 'inputs: NAME'")
    }
    let answers: String?
    let isNumeric = value("targets") != nil
    switch (value("labels"), value("targets")) {
    case (let labels?, nil): answers = text(labels.value, "labels")
    case (nil, let targets?): answers = text(targets.value, "targets")
    case (let labels?, let targets?):
      report(
        "'labels' and 'targets' both say what is learned", at: targets.keyRange,
        note: Diagnostic.Note("first given here", at: labels.keyRange),
        hint: "labels are classes, targets are numbers")
      return nil
    case (nil, nil):
      let what = kind == .npy ? "FILE" : "NAME"
      report(
        "a \(kind.rawValue) dataset must say what is learned", at: node.range,
        hint: "add 'labels: \(what)' for classes or 'targets: \(what)' for numbers")
      return nil
    }
    guard let file, let answers else { return nil }
    if kind == .npy {
      return .numPy(NumPySource(.files(inputs: file, answers: answers), isNumeric: isNumeric))
    }
    return inputs.map {
      .numPy(NumPySource(.archive(file, inputs: $0, answers: answers), isNumeric: isNumeric))
    }
  }
}
