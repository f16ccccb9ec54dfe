import Foundation
import Testing

private let compiler = (ProcessInfo.processInfo.environment["PATH"] ?? "")
  .split(separator: ":").map { URL(filePath: "\($0)/clang") }
  .first { FileManager.default.isExecutableFile(atPath: $0.path) }

/// The command under clocks of the test's own, which a library loaded before the C library's makes: a
/// wall clock that is wrong, and where `STOP_AT` is given a processor clock by which each look at it takes
/// a millisecond, and which stops the process at that one.
@Suite(.enabled(if: compiler != nil, "there is no clang to build the clock with"))
struct ClockTests {
  private static let source = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <signal.h>
    #include <stdlib.h>
    #include <time.h>
    static _Thread_local long looks;
    int clock_gettime(clockid_t clock, struct timespec *time) {
      int (*real)(clockid_t, struct timespec *) =
          (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
      int code = real(clock, time);
      if (code == 0 && clock == CLOCK_REALTIME) time->tv_sec += atol(getenv("CLOCK_SHIFT"));
      if (clock == CLOCK_THREAD_CPUTIME_ID && getenv("STOP_AT")) {
        looks += 1;
        if (looks == atol(getenv("STOP_AT"))) raise(SIGSTOP);
        time->tv_sec = looks / 1000;
        time->tv_nsec = looks % 1000 * 1000000;
      }
      return code;
    }
    """

  private let work: Workspace

  init() throws {
    work = try Workspace()
    try work.write(Self.source, to: "clock.c")
    let build = try work.run(
      "-shared", "-fPIC", "-o", "clock.so", "clock.c", command: #require(compiler))
    try #require(build.code == 0, "\(build.errors)")
  }

  private func shifted(by seconds: Int) -> [String: String] {
    ["LD_PRELOAD": work.path("clock.so"), "CLOCK_SHIFT": String(seconds)]
  }

  @Test func `a clock set back by ten years changes nothing but the times shown`() throws {
    try work.write(RunTests.small, to: "small.exp")
    _ = try work.run("run", "small.exp", "--no-plots", "--results", "whole")
    let whole = try work.run("export", "--canonical", "--results", "whole")

    let past = shifted(by: -315_000_000)
    let first = try work.run("run", "small.exp", "--no-plots", "--max-runs", "1")
    #expect(first.code == 130)
    let rest = try work.run("run", "small.exp", "--no-plots", environment: past)
    #expect(rest.code == 0)
    #expect(rest.errors == "")
    let years = try work.run(
      "sql", "select count(distinct substr(ended, 1, 4)) as years from trajectories", "--format",
      "csv")
    #expect(years.output == "years\n2\n")
    #expect(try work.run("export", "--canonical").output == whole.output)

    // The latest experiment is the one that was run last, not the one with the latest time.
    try work.write(RunTests.small, to: "later.exp")
    #expect(try work.run("run", "later.exp", environment: past).code == 0)
    #expect(try work.run("top").output.hasPrefix("later "))
  }

  /// To whoever waits until a time on the wall, a clock that is ahead of the machine's looks as one
  /// does that was set back while waiting.
  @Test func `results are stored while a sweep goes on, whatever the clock`() throws {
    try work.write(
      """
      name: long
      dataset: digits
      epochs: 400
      batch_size: 16
      repeats: 100
      """, to: "long.exp")
    let sweep = try work.start(
      ["run", "long.exp", "--no-plots", "-j", "1"], environment: shifted(by: 3600))
    try sweep.wait(for: "validation")
    sweep.send(SIGINT)
    #expect(sweep.end().code == 130)
  }

  @Test func `a process that was stopped trains on to its limit in seconds`() throws {
    try work.write("dataset: xor\nepochs: 1_000_000\nmax_seconds: 0.5", to: "x.exp")
    let sweep = try work.start(
      ["run", "x.exp", "--no-plots", "-j", "1"],
      environment: shifted(by: 0).merging(["STOP_AT": "100"]) { $1 })
    try sweep.waitForStop()
    sweep.send(SIGCONT)
    let ending = sweep.end()
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.output.contains("1 run stopped after 0.5 s and not ranked"), "\(ending.output)")
    // By a clock that only counts, the same on every machine.
    let seconds = try #require(Double(work.rows("select seconds from trajectories")[0]))
    #expect(seconds >= 0.5 && seconds < 0.51)
  }
}
