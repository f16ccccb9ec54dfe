public import Foundation
import GRDB
import Records

/// How far the training of an experiment is, how fast it goes on, and who trains.
public struct SweepPace: Sendable, Hashable {
  /// A living process that has claimed runs of the experiment.
  public struct Worker: Sendable, Hashable {
    public var host: String
    /// Its number on that host.
    public var process: Int
    /// Runs that it has claimed and not ended.
    public var runs: Int

    public init(host: String, process: Int, runs: Int) {
      self.host = host
      self.process = process
      self.runs = runs
    }
  }

  /// The share of the work that is done, from 0 to 1. A run's work is its weights times its epochs; of
  /// one under way it counts what is stored.
  public var share: Double
  /// Runs that ended a minute, lately; nil where none did.
  public var runsPerMinute: Double?
  /// What the rest takes at the pace of late; nil where nobody trains, and where no pace is known.
  public var secondsLeft: Double?
  /// In the order in which they came.
  public var workers: [Worker]

  public init(
    share: Double, runsPerMinute: Double? = nil, secondsLeft: Double? = nil, workers: [Worker]
  ) {
    self.share = share
    self.runsPerMinute = runsPerMinute
    self.secondsLeft = secondsLeft
    self.workers = workers
  }
}

extension Results {
  /// Seconds that are "lately": the first within which so many runs have ended, or else the last.
  private static let lately = (seconds: [300.0, 3600, 86_400], runs: 5)

  /// How far an experiment is at a moment, which is now unless a test says otherwise.
  public func pace(
    of experiment: String, at now: Date = Date()
  ) throws(StorageError) -> SweepPace {
    try read { db in
      let key = try Self.key(db, experiment)
      let work = try Self.work(db, key)
      let workers = try workers(db, key)
      var pace = SweepPace(
        share: work.left == 0 ? 1 : min(0.999, 1 - work.left / max(work.all, 1)),
        workers: workers)
      guard let recent = try Self.recent(db, key, now.timeIntervalSince1970) else { return pace }
      pace.runsPerMinute = 60 * Double(recent.runs) / recent.seconds
      if !workers.isEmpty, recent.work > 0 {
        pace.secondsLeft = work.left * recent.seconds / recent.work
      }
      return pace
    }
  }

  /// Of all that an experiment asks for, and of what waits. A trajectory that several points read is
  /// trained once, for the longest of them.
  private static func work(_ db: Database, _ key: Int64) throws -> (all: Double, left: Double) {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT total(parameters * CAST(epochs AS REAL)) AS everything,
          total(parameters * CAST(max(0, ifnull(waiting, 0) - trained) AS REAL)) AS rest
        FROM (
          SELECT t.parameters, t.epochs AS trained, max(p.epochs) AS epochs,
            max(CASE WHEN p.state = \(state: .waiting) THEN p.epochs END) AS waiting
          FROM points p JOIN trajectories t ON t.id = p.trajectory
          WHERE p.experiment = ? AND p.active = 1 GROUP BY p.trajectory)
        """, arguments: [key])
    guard let row else { return (0, 0) }
    return (try row.value("everything"), try row.value("rest"))
  }

  /// What has ended lately, and in how many seconds, those left out in which nobody trained: between
  /// an interruption and what goes on from there.
  private static func recent(
    _ db: Database, _ key: Int64, _ now: Double
  ) throws -> (runs: Int, work: Double, seconds: Double)? {
    for seconds in lately.seconds {
      let row = try Row.fetchOne(
        db,
        sql: """
          WITH recent AS (
            SELECT t.parameters * CAST(t.epochs AS REAL) AS work,
              (julianday(t.started) - 2440587.5) * 86400 AS begin,
              (julianday(t.ended) - 2440587.5) * 86400 AS finish
            FROM trajectories t WHERE t.ended >= strftime('%Y-%m-%d %H:%M:%f', ?1, 'unixepoch')
              AND EXISTS (SELECT 1 FROM points p WHERE p.trajectory = t.id AND p.experiment = ?2
                AND p.active = 1 AND p.state <> \(state: .waiting)))
          SELECT count(*) AS runs, total(work) AS work, ifnull(min(begin), 0) AS begin,
            total(max(0, begin - earlier)) AS idle
          FROM (SELECT *, ifnull(max(finish) OVER (ORDER BY begin, finish
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), begin) AS earlier FROM recent)
          """, arguments: [now - seconds, key])
      guard let row else { continue }
      let (runs, begin): (Int, Double) = (try row.value("runs"), try row.value("begin"))
      guard runs > 0, runs >= lately.runs || seconds == lately.seconds.last else { continue }
      let busy = min(seconds, now - begin) - (try row.value("idle"))
      return (runs, try row.value("work"), max(0.1, busy))
    }
    return nil
  }

  private func workers(_ db: Database, _ key: Int64) throws -> [SweepPace.Worker] {
    let dead = try Set(Holders.dead(db, directory))
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT h.id, h.process, o.host, count(DISTINCT c.trajectory) AS runs
        FROM claims c JOIN holders h ON h.id = c.holder JOIN provenance o ON o.id = h.provenance
        WHERE EXISTS (SELECT 1 FROM points p WHERE p.trajectory = c.trajectory
          AND p.experiment = ? AND p.active = 1 AND p.state = \(state: .waiting))
        GROUP BY h.id ORDER BY h.id
        """, arguments: [key])
    return try rows.filter { try !dead.contains($0.value("id")) }.map {
      SweepPace.Worker(
        host: try $0.value("host"), process: try $0.value("process"), runs: try $0.value("runs"))
    }
  }
}
