extension Panel {
  /// Whether a part of the panel has nothing drawn or written in it.
  func isFree(_ part: Frame) -> Bool {
    guard part.left >= frame.left, part.right <= frame.right, part.bottom >= frame.bottom,
      part.top <= frame.top
    else { return false }
    return !layers.contains { covers($0, part) } && !labels.contains { covers($0, part) }
  }

  private func covers(_ layer: Layer, _ part: Frame) -> Bool {
    layer.blocks.contains { block in
      let values = block.values
      let starts = stride(from: 0, to: values.count, by: block.columns)
      switch layer.style {
      case .lines:
        let points = starts.map { (x: place(of: values[$0]), y: height(of: values[$0 + 1])) }
        return zip(points, points.dropFirst()).contains { part.isCrossed(from: $0, to: $1) }
      case .points:
        return starts.contains {
          part.holds(place(of: values[$0]), height(of: values[$0 + 1]), within: 8)
        }
      case .band:
        return starts.contains {
          let x = place(of: values[$0])
          return (part.left...part.right).contains(x) && height(of: values[$0 + 1]) < part.top
            && height(of: values[$0 + 2]) > part.bottom
        }
      case .boxes, .cells:
        return starts.contains {
          place(of: values[$0]) < part.right && place(of: values[$0 + 1]) > part.left
            && height(of: values[$0 + 2]) < part.top && height(of: values[$0 + 3]) > part.bottom
        }
      case .images: return true
      }
    }
  }

  private func covers(_ label: TextLabel, _ part: Frame) -> Bool {
    guard case .canvas(let x) = label.x, case .canvas(let y) = label.y else { return false }
    let width = PlotText.width(label.text, size: label.size, bold: label.isBold)
    let left =
      switch label.alignment {
      case .left: x
      case .center: x - width / 2
      case .right: x - width
      }
    return left < part.right && left + width > part.left && y - label.size / 2 < part.top
      && y + label.size / 2 > part.bottom
  }
}

extension Panel.Frame {
  /// Whether a straight line leads through it; steps are nearer together than it is wide.
  fileprivate func isCrossed(
    from one: (x: Double, y: Double), to other: (x: Double, y: Double)
  ) -> Bool {
    let ends = [min(one.x, other.x), max(one.x, other.x)]
    guard ends[0] < right + 2, ends[1] > left - 2 else { return false }
    return (0...32).contains { step in
      let share = Double(step) / 32
      return holds(
        one.x + share * (other.x - one.x), one.y + share * (other.y - one.y), within: 2)
    }
  }

  fileprivate func holds(_ x: Double, _ y: Double, within margin: Double) -> Bool {
    x > left - margin && x < right + margin && y > bottom - margin && y < top + margin
  }
}
