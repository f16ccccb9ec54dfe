import Testing

@testable import Kernels

@Suite struct KernelCheckTests {
  @Test func `every instruction set comes to the same, which is finite`() throws {
    let portable = KernelCheck.bytes(using: .portable)
    #expect(portable.count > 100_000)
    let values = [Float](littleEndian: portable[...])
    #expect(values.allSatisfy { $0.isFinite })
    for set in InstructionSet.available {
      #expect(KernelCheck.bytes(using: set) == portable, "\(set)")
    }
  }
}

@Suite struct FileSystemTests {
  private static let mounts = """
    22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
    40 22 0:35 / /home rw shared:20 - nfs4 server:/home rw
    41 22 0:36 / /data/my\\040disk rw - xfs /dev/sdb1 rw
    42 40 0:37 / /home rw master:1 - btrfs /dev/sdc1 rw
    not a line
    """

  @Test(arguments: [
    ("/", "ext4"), ("/homework", "ext4"), ("/home", "btrfs"), ("/home/a/b", "btrfs"),
    ("/data/my disk/results", "xfs"), ("/data", "ext4"),
  ])
  func `what is mounted nearest above counts, of two the later`(path: String, kind: String) {
    #expect(FileSystem.kind(of: path, mounts: Self.mounts) == kind)
  }

  @Test func `a network is known by its name`() {
    for name in ["nfs", "nfs4", "cifs", "lustre", "fuse.sshfs"] {
      #expect(FileSystem(name: name, bytesFree: 0).isNetwork)
    }
    for name in ["ext4", "tmpfs", "fuse.ext2"] {
      #expect(!FileSystem(name: name, bytesFree: 0).isNetwork)
    }
  }

  @Test func `the root is somewhere, and a folder that is not there nowhere`() throws {
    #expect(try #require(FileSystem(of: "/")).bytesFree >= 0)
    #expect(FileSystem(of: "/there/is/no/such/folder") == nil)
  }
}
