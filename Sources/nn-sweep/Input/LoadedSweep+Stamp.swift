import Datasets
import Digests
import Experiments
import Glibc
import YAMLLite

extension LoadedSweep {
  /// Stands for all that the runs which the file asks for follow from: its text, the data, and this
  /// very program. Nil where the program cannot be told from another.
  var stamp: String? {
    guard let program = Self.program else { return nil }
    var hasher = Digest.Hasher()
    for text in [program, file.name, file.source.text]
      + zip(first, prepared).flatMap({
        [$0.name, $1.digest.hex]
      })
    {
      hasher.update(text.utf8.count)
      hasher.update(text)
    }
    return hasher.finish().short
  }

  /// The version, and what tells two builds of it apart: a build without a commit too.
  private static let program: String? = {
    var file = stat()
    guard stat("/proc/self/exe", &file) == 0 else { return nil }
    let changed = file.st_mtim
    return "\(Build.version) \(Build.commit) \(file.st_size) \(changed.tv_sec) \(changed.tv_nsec)"
  }()
}
