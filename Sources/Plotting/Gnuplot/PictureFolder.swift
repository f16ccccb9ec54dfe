import CGnuplot
import Datasets
import Foundation

/// Changes to the file system, with errors that name the path and the cause.
enum PictureFolder {
  /// Makes the directory and all above it that are missing.
  static func makeDirectory(_ path: String) throws(PlotError) {
    do {
      try Directory.make(path)
    } catch {
      throw .unwritable(path: error.path, cause: error.cause, hint: error.hint)
    }
  }

  static func write(_ text: String, to path: String) throws(PlotError) {
    var text = text
    let code = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cgnuplot_write(path, $0.baseAddress, $0.count) }
    }
    if code != 0 { throw .unwritable(path, code) }
  }

  static func move(_ name: String, from: String, to: String) throws(PlotError) {
    if rename("\(from)/\(name)", "\(to)/\(name)") != 0 {
      throw .unwritable("\(to)/\(name)", errno)
    }
  }
}
