import Plotting
import Records

/// Figures on their way to files, none with the name of another.
struct PictureSet {
  /// Figures that are drawn side by side.
  private struct Batch {
    let directory: String
    let formats: [PictureFormat]
    let zoom: Double
    var figures: [Figure] = []

    var names: [String] { figures.map(\.name) }
  }

  private var batches: [Batch] = []

  static var writer: PictureWriter { PictureWriter(fonts: SharedFiles.folder("fonts")) }

  /// Adds the figures of a request. One of a name that is taken gets a number behind it.
  mutating func add(_ figures: [Figure], of request: PictureRequest, to directory: String) {
    // Of print, 300 pixels an inch.
    let zoom = request.millimeters == nil ? 1 : 2.5
    for var figure in figures {
      let taken = Set(batches.filter { $0.directory == directory }.flatMap(\.names))
      let name = figure.name
      var number = 1
      while taken.contains(figure.name) {
        number += 1
        figure.name = "\(name)-\(number)"
      }
      let place = batches.firstIndex {
        ($0.directory, $0.formats, $0.zoom) == (directory, request.formats, zoom)
      }
      if let place {
        batches[place].figures.append(figure)
      } else {
        batches.append(
          Batch(
            directory: directory, formats: request.formats, zoom: zoom, figures: [figure]))
      }
    }
  }

  /// Draws all of them; the paths of the pictures. Where gnuplot is missing, all scripts are written.
  func write() throws -> [String] {
    var paths: [String] = []
    var failure: PlotError?
    for batch in batches {
      do {
        paths += try Self.writer.write(
          batch.figures, batch.formats, zoom: batch.zoom, into: batch.directory,
          stop: { Signals.wasInterrupted })
      } catch {
        guard error.isMissingGnuplot else { throw error }
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return paths
  }
}
