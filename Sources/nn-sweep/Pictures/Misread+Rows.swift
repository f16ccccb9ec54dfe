import Datasets
import Kernels
import Plotting
import Records
import Storage

extension Misread {
  /// What a run answers wrong. Nil where its inputs are no square images, or its answers were not kept.
  static func of(
    _ run: PointRecord, in store: Results, library: DatasetLibrary
  ) throws -> Misread? {
    guard let epoch = run.result?.epoch,
      let answered = try store.rowResults(of: run.id, epoch: epoch)
    else { return nil }
    let data = try Retraining(run, in: store, library: library)
    guard let side = data.encoding.imageSide,
      case .labels(let labels, _) = data.validation.targets
    else { return nil }
    let (truths, answers) = (labels.map { Int($0) }, answered.classes)
    // Rows that are no longer those of the run show nothing.
    guard answered.rows.answers.map({ Int($0) }) == truths else { return nil }
    let examples = data.validation.examples
    let images = rows(truths, answers).map { row in
      let pixels = examples.row(row).enumerated().map {
        Float(examples.scaling.raw(Double($0.element), $0.offset))
      }
      return Image(pixels: pixels, truth: truths[row], answer: answers[row])
    }
    return Misread(images: images, side: side, run: run.id.short)
  }
}

extension Scaling {
  /// An input as it was before it was scaled.
  func raw(_ input: Double, _ column: Int) -> Double {
    let place = scales.count == 1 ? 0 : column
    let (scale, offset) = (Double(scales[place]), Double(offsets[place]))
    return scale == 0 ? input : input / scale + offset
  }
}

extension InputEncoding {
  /// The side of the square images that inputs are the pixels of; nil where they are something else,
  /// or too few to see anything.
  var imageSide: Int? {
    let side = Int(Double(inputs).squareRoot().rounded())
    guard side >= 5, side * side == inputs else { return nil }
    switch layout {
    case .plain: return side
    // The built-in digits are a table of pixels without header; columns with names are no pixels.
    case .table(let fields, let hasHeader, _):
      let isOfNumbers = fields.allSatisfy { $0.use == .number || $0.use == .answer }
      return !hasHeader && isOfNumbers ? side : nil
    }
  }
}
