import Digests
import Kernels
import Testing

@testable import Datasets

/// The real MNIST files, where they are at hand.
@Suite(
  .enabled(if: sharedData != nil, "no MNIST files in NN_SWEEP_DATA or ../shared/data"), .serialized)
struct MNISTTests {
  private let library = DatasetLibrary(directories: ["/nowhere", sharedData ?? ""])

  @Test func `the official parts, pixels and labels are read`() throws {
    let split = Split(validation: .last(10_000))
    let dataset = try library.load(.mnist, split: split, scale: .unit, relativeTo: "")
    #expect(dataset.sizes == [50_000, 10_000, 10_000])
    #expect(dataset.inputs == 784)
    #expect(dataset.hasOfficialTest)
    #expect(dataset.task == .classification(classes: (0...9).map(String.init)))
    #expect(dataset.training.labels.prefix(10) == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    #expect(dataset.test.labels.prefix(10) == [7, 2, 1, 0, 4, 1, 4, 9, 5, 9])
    let first = dataset.training.examples.row(0)
    #expect(
      Array(first[152...160]) == [3, 18, 18, 18, 126, 136, 175, 26, 166].map { $0 * (1 / 255) })
    #expect(dataset.digest.short == "c21efd036a8ab41e5f9cb404194316e8")
  }

  @Test func `a stratified split of the training part leaves the test part alone`() throws {
    let dataset = try library.load(.mnist, split: Split(), scale: .unit, relativeTo: "")
    #expect(dataset.sizes == [48_000, 12_000, 10_000])
    #expect(dataset.validation.labels.count { $0 == 1 } == 1348)
  }

  @Test func `the files are those that fetching accepts`() throws {
    let folder = try #require(library.folder(of: .mnist))
    for file in RemoteFile.files(of: .mnist) {
      #expect(file.fault(at: folder + "/" + file.name) == nil)
    }
    let other = RemoteFile.files(of: .fashionMNIST)[3]
    #expect(other.fault(at: folder + "/" + other.name) == "its SHA-256 is not the known one")
  }
}
