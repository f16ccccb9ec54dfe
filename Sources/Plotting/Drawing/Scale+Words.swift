extension Scale.Kind {
  /// What the title of an axis adds where equal steps are not equally far apart: ticks alone do not
  /// tell, and a difference looks larger or smaller than it is.
  var words: String {
    switch self {
    case .linear: ""
    case .logarithmic: " (log scale)"
    case .logError: " (log-error scale)"
    }
  }

  /// The title with these words; one that stands elsewhere is left empty.
  func titled(_ title: String) -> String { title.isEmpty ? "" : title + words }
}

extension Scale {
  /// The same with ticks at whole numbers only: there is no half of what is counted.
  var whole: Scale {
    var scale = self
    switch ticks {
    case .every(let step, let format):
      scale.ticks = .every(max(1, step.rounded(.up)), format: format)
    case .listed(let ticks):
      scale.ticks = .listed(ticks.filter { $0.position == $0.position.rounded() })
    }
    return scale
  }
}
