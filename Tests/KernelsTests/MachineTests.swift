import Synchronization
import Testing

@testable import Kernels

/// What the machine leaves to this process, by what the system writes about it.
@Suite struct MachineTests {
  private func groups(_ files: [String: String]) -> ControlGroups {
    ControlGroups { files[$0] }
  }

  private static let unified = [
    "/proc/self/cgroup": "0::/user.slice/job\n",
    "/proc/self/mountinfo": """
    22 1 0:21 / /proc rw,nosuid - proc proc rw
    30 23 0:26 / /sys/fs/cgroup rw,nosuid,nodev shared:4 - cgroup2 cgroup2 rw,nsdelegate
    """,
  ]

  /// As a container of an older system sees it: its own group is what is mounted.
  private static let older = [
    "/proc/self/cgroup": "12:cpu,cpuacct:/docker/ab12\n4:memory:/docker/ab12\n0::/\n",
    "/proc/self/mountinfo": """
    32 31 0:29 /docker/ab12 /sys/fs/cgroup/cpu,cpuacct ro - cgroup cgroup rw,cpu,cpuacct
    35 31 0:32 /docker/ab12 /sys/fs/cgroup/memory ro,nosuid master:3 - cgroup cgroup rw,memory
    """,
  ]

  @Test func `nothing is limited where nothing says so`() {
    for files in [[:], Self.unified, Self.older] {
      #expect(groups(files).processors == nil)
      #expect(groups(files).memory == nil)
    }
    let unlimited = [
      "/sys/fs/cgroup/user.slice/job/cpu.max": "max 100000\n",
      "/sys/fs/cgroup/user.slice/job/memory.max": "max\n",
      "/sys/fs/cgroup/user.slice/job/memory.current": "1000\n",
    ]
    #expect(groups(Self.unified.merging(unlimited) { $1 }).processors == nil)
    #expect(groups(Self.unified.merging(unlimited) { $1 }).memory == nil)
  }

  @Test func `the narrowest group above counts`() {
    let files = [
      "/sys/fs/cgroup/user.slice/job/cpu.max": "400000 100000\n",
      "/sys/fs/cgroup/user.slice/cpu.max": "150000 100000\n",
      "/sys/fs/cgroup/user.slice/job/memory.max": "max\n",
      "/sys/fs/cgroup/user.slice/job/memory.current": "1000\n",
      "/sys/fs/cgroup/user.slice/memory.max": "5000\n",
      "/sys/fs/cgroup/user.slice/memory.current": "4000\n",
      "/sys/fs/cgroup/user.slice/memory.stat": "anon 500\ninactive_file 300\nactive_file 20\n",
    ]
    let groups = groups(Self.unified.merging(files) { $1 })
    #expect(groups.processors == 1.5)
    #expect(groups.memory == 1320)
  }

  @Test func `the interface of version 1 is read too`() {
    let files = [
      "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us": "50000\n",
      "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us": "100000\n",
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9000\n",
      "/sys/fs/cgroup/memory/memory.usage_in_bytes": "5000\n",
      "/sys/fs/cgroup/memory/memory.stat":
        "inactive_file 1\ntotal_inactive_file 400\ntotal_active_file 30\n",
    ]
    #expect(groups(Self.older.merging(files) { $1 }).processors == 0.5)
    #expect(groups(Self.older.merging(files) { $1 }).memory == 4430)
    let unlimited = ["/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us": "-1\n"]
    #expect(groups(Self.older.merging(files.merging(unlimited) { $1 }) { $1 }).processors == nil)
  }

  @Test(arguments: [
    ("Cpus_allowed_list:\t0\n", nil, 1), ("Cpus_allowed_list:\t0-3,8\n", nil, 5),
    ("Name:\tx\nCpus_allowed_list:\t0-63\n", 3.2, 4), ("Cpus_allowed_list:\t0-3\n", 9, 4),
    ("Cpus_allowed_list:\t0-3\n", 0.1, 1), ("Cpus_allowed_list:\tx\n", nil, 16), ("", nil, 16),
    ("", 1e300, 16),
  ])
  func `cores are those that may be used and are paid for`(
    status: String, quota: Double?, count: Int
  ) {
    #expect(Cores.count(status: status, online: 16, quota: quota) == count)
  }

  @Test func `memory is the least of what each limit leaves`() {
    let status = "Name:\tx\nVmSize:\t    4 kB\nVmRSS:\t    1 kB\nVmData:\t    2 kB\n"
    func left(
      _ addresses: Double = .infinity, _ data: Double = .infinity, _ group: Double? = nil,
      machine: Double = 1e6
    ) -> Double {
      MemoryLeft.bytes(
        status: status, addresses: addresses, data: data, group: group, machine: machine)
    }
    #expect(left() == 1e6 - 1024)
    #expect(left(4096 + 1000) == 800)
    #expect(left(1e5, 2048 + 100) == 80)
    #expect(left(1e5, 1e5, 7) == 7)
    #expect(left(1000) == 0)
    #expect(MemoryLeft.bytes > 0)
  }

  @Test func `a batch system's allotment counts where it is narrower`() {
    #expect(
      Cores.count(status: "Cpus_allowed_list:\t0-63\n", online: 64, quota: nil, allotted: 4) == 4)
    #expect(
      Cores.count(status: "Cpus_allowed_list:\t0-1\n", online: 64, quota: nil, allotted: 4) == 2)
    #expect(Cores.count(status: nil, online: 64, quota: 3, allotted: 4) == 3)
    let left = MemoryLeft.bytes(
      status: "VmRSS:\t    1 kB\n", addresses: .infinity, data: .infinity, group: nil,
      allotted: 5000, machine: 1e6)
    #expect(left == 5000 - 1024)
  }

  @Test(arguments: [
    ([:], nil, nil), (["SLURM_CPUS_PER_TASK": "4", "SLURM_MEM_PER_NODE": "100"], nil, nil),
    (["SLURM_JOB_ID": "7"], nil, nil),
    (["SLURM_JOB_ID": "7", "SLURM_CPUS_PER_TASK": "4", "SLURM_CPUS_ON_NODE": "8"], 4, nil),
    (["SLURM_JOB_ID": "7", "SLURM_CPUS_ON_NODE": "8", "SLURM_MEM_PER_NODE": "2"], 8, 2_097_152),
    (["SLURM_JOB_ID": "7", "SLURM_CPUS_ON_NODE": "2", "SLURM_MEM_PER_CPU": "1"], 2, 2_097_152),
    (["SLURM_JOB_ID": "7", "SLURM_CPUS_PER_TASK": "-1", "SLURM_MEM_PER_NODE": "0"], nil, nil),
    (["SLURM_JOB_ID": "7", "SLURM_CPUS_PER_TASK": "9999999999999999999"], nil, nil),
  ])
  func `an allotment is what Slurm's variables of a job say`(
    variables: [String: String], processors: Int?, memory: Double?
  ) {
    let allotment = Allotment { variables[$0] }
    #expect(allotment.processors == processors)
    #expect(allotment.memory == memory)
  }

  @Test func `as many threads run as were asked for, each with its number`() {
    let numbers = Mutex<Set<Int>>([])
    let (started, refusal) = WorkerThreads.start(8) { number in
      numbers.withLock { _ = $0.insert(number) }
    }
    #expect(started == 8)
    #expect(refusal == nil)
    while numbers.withLock({ $0.count }) < 8 {}
    #expect(numbers.withLock { $0 } == Set(0..<8))
  }
}
