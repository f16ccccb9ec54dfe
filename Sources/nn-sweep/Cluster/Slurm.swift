import Foundation
import Kernels
import Records

/// Slurm's programs, as they answer on this machine.
enum Slurm {
  /// Seconds after which one that does not answer is ended.
  private static let patience = 60.0

  /// What one of them printed, output and errors together.
  /// - Throws: A `Failure` where it is not there, does not answer, or ends with an error.
  static func run(_ program: String, _ arguments: [String]) throws -> String {
    let (text, ending) = try start(program, arguments)
    guard ending == .code(0) else { throw refusal(program, text) }
    return text
  }

  private static func start(
    _ program: String, _ arguments: [String]
  ) throws -> (String, ChildProcess.Ending) {
    let messages = NSTemporaryDirectory() + "/nn-sweep-\(UUID().uuidString)"
    defer { unlink(messages) }
    let process: ChildProcess
    do {
      // Translated words could not be read.
      process = try ChildProcess(
        program, arguments, messages: messages, hasOutput: true, changes: ["LC_ALL": "C"])
    } catch {
      throw missing(program, error)
    }
    let begin = ContinuousClock.now
    let ending = process.wait {
      if (.now - begin) / .seconds(1) > patience { process.end() }
    }
    let text = (try? String(contentsOfFile: messages, encoding: .utf8)) ?? ""
    if case .signal = ending {
      throw Failure(
        "\(program) did not answer within \(Int(patience)) seconds",
        hint: "the cluster's controller may be down: try again later", .world)
    }
    return (text, ending)
  }

  private static func missing(_ program: String, _ error: ChildProcess.LaunchFailure) -> Failure {
    guard error.isMissing else {
      return Failure("\(program) cannot be started: \(error.message)", hint: error.hint, .world)
    }
    return Failure(
      "there is no Slurm here: \(program) is not found",
      hint: "submit on a login node of the cluster, or share the work by hand with"
        + " 'nn-sweep run FILE --slice 1/20 --shard DIR'", .world)
  }

  /// A refusal in the program's own words, with the option to blame.
  static func refusal(_ program: String, _ text: String) -> Failure {
    let lines = text.split(separator: "\n").map { line in
      line.replacingOccurrences(of: "\(program): error: ", with: "")
    }
    let words = lines.filter { !$0.isEmpty }.joined(separator: "; ")
    return Failure("\(program) refuses: \(words)", hint: blame(text), .world)
  }

  /// Which option a refusal is about, by words that Slurm's messages have (`slurm_errno.c`).
  private static func blame(_ text: String) -> String? {
    let text = text.lowercased()
    let signs: [(words: [String], hint: String)] = [
      (
        ["contact slurm controller", "connection refused", "socket timed out"],
        "the cluster's controller does not answer: try again later"
      ),
      // Before the partition, which stands in the same words.
      (["account"], "name your account: -- --account=NAME"),
      (["partition"], "look at --partition: sinfo lists them"),
      (["time limit", "time specification", "--time"], "look at --time: sinfo lists the limits"),
      (["qos"], "look at the quality of service: -- --qos=NAME"),
      (["memory"], "ask for another amount of memory: -- --mem-per-cpu=2G"),
      (
        ["node configuration", "cpu count", "cpus"],
        "look at --jobs-per-task: no node may have so many processors"
      ),
      (["array"], "look at --slices: the cluster may allow fewer tasks"),
      (
        ["unrecognized option", "invalid option", "unknown option"],
        "look at the options behind -- and at 'options' of 'slurm' in the file"
      ),
      (["limit"], "you may have as many jobs as you are allowed: try again later"),
    ]
    return signs.first { $0.words.contains(where: text.contains) }?.hint
  }

  /// What Slurm calls this machine, or elsewhere its own name.
  static func node(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    environment["SLURMD_NODENAME"] ?? ProcessInfo.processInfo.hostName
  }

  /// Submits a script and answers the job's id.
  static func submit(_ script: String, _ options: [String]) throws -> String {
    let text = try run("sbatch", ["--parsable"] + options + [script])
    // Warnings may stand before it, and a cluster's name behind it.
    let ids = text.split(separator: "\n").compactMap { $0.split(separator: ";").first }
    guard let id = ids.last(where: { $0.allSatisfy(\.isNumber) }) else {
      throw Failure("sbatch answers no job id: \(text)", .world)
    }
    return String(id)
  }

  /// Of an array a job may have, the highest index and one.
  static func mostInArray() throws -> Int {
    let text = try run("scontrol", ["show", "config"])
    let line = text.split(separator: "\n").first { $0.hasPrefix("MaxArraySize") }
    let count = line?.split(separator: "=").last.flatMap {
      Int($0.trimmingCharacters(in: .whitespaces))
    }
    return max(1, count ?? 1001)
  }

  /// The processors of the smallest node that a job may get.
  static func processors(partition: String?) throws -> Int {
    let text = try run("sinfo", ["-h", "-o", "%c"] + (partition.map { ["-p", $0] } ?? []))
    // `64+` is the least of several sizes.
    let counts = text.split(separator: "\n").compactMap { Int($0.filter(\.isNumber)) }
    guard let least = counts.min() else {
      throw Failure(
        "no node of partition '\(partition ?? "by default")' is known",
        hint: "look at --partition: sinfo lists them", .world)
    }
    return max(1, least)
  }

  /// A job or a task of an array that is in the queue.
  struct Task: Hashable {
    /// `123`, or `123_4` for a task of an array.
    var id: String
    var state: String
    var node: String
    /// Why it does not run.
    var reason: String
  }

  /// Those of some jobs that have not ended, asked for once.
  static func queue(_ jobs: [String]) throws -> [Task] {
    guard !jobs.isEmpty else { return [] }
    let arguments = ["-h", "-r", "-o", "%i|%T|%N|%r", "-j", jobs.joined(separator: ",")]
    let (text, ending) = try start("squeue", arguments)
    // Jobs that ended some time ago are forgotten.
    if text.contains("Invalid job id") { return [] }
    guard ending == .code(0) else { throw refusal("squeue", text) }
    return text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4, !["COMPLETED", "CANCELLED", "FAILED"].contains(fields[1]) else {
        return nil
      }
      return Task(id: fields[0], state: fields[1], node: fields[2], reason: fields[3])
    }
  }
}
