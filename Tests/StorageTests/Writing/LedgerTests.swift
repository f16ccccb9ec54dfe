import Records
import Storage
import Testing

/// What the scheduler may expect of whoever says who trains what: of the database itself, and of the
/// list of runs that are to be trained once more.
struct LedgerTests {
  let sandbox = Sandbox()

  enum Kind: CaseIterable, Sendable {
    case store, rerun

    func ledger(_ store: Store, _ experiment: String = "grid") throws -> any TrajectoryLedger {
      switch self {
      case .store: store
      case .rerun: try Rerun(store, experiment)
      }
    }
  }

  private func store(_ points: [PointRequest] = Fixture.points(["2", "4", "8"])) throws -> Store {
    let store = try sandbox.store()
    _ = try store.register(Fixture.experiment(), points: points)
    return store
  }

  private func claim(_ ledger: any TrajectoryLedger, _ limit: Int) throws -> [TrajectoryClaim] {
    try ledger.claim("grid", limit: limit, maxSeconds: nil)
  }

  @Test(arguments: Kind.allCases)
  func `every run is handed out once, and no more than asked for`(kind: Kind) throws {
    let ledger = try kind.ledger(store())
    #expect(try claim(ledger, 2).map(\.position) == [0, 1])
    #expect(try claim(ledger, 2).map(\.position) == [2])
    #expect(try claim(ledger, 2).isEmpty)
  }

  @Test(arguments: Kind.allCases)
  func `an experiment that nobody has registered has no runs`(kind: Kind) throws {
    let ledger = try kind.ledger(sandbox.store(), "unknown")
    #expect(try ledger.claim("unknown", limit: 9, maxSeconds: nil).isEmpty)
  }

  @Test(arguments: Kind.allCases)
  func `points of one run are goals of one claim`(kind: Kind) throws {
    let points = [Fixture.point(0, epochs: 2), Fixture.point(1, epochs: 3)]
    let ledger = try kind.ledger(store(points))
    let claims = try claim(ledger, 9)
    #expect(claims.map(\.id) == [points[0].id])
    #expect(claims.map(\.position) == [0])
    #expect(claims.map(\.goals) == [[PointGoal(epochs: 2), PointGoal(epochs: 3)]])
  }

  @Test(arguments: Kind.allCases)
  func `a run that is declined or left out is not offered again`(kind: Kind) throws {
    let store = try store()
    try store.leaveOut(Fixture.points(["4"])[0].id)
    let ledger = try kind.ledger(store)
    let first = try #require(try claim(ledger, 1).first)
    #expect(first.position == 0)
    try ledger.decline(first)
    #expect(try claim(ledger, 9).map(\.position) == [2])
  }

  @Test(arguments: Kind.allCases)
  func `results are stored, whatever their order`(kind: Kind) throws {
    let store = try store()
    let ledger = try kind.ledger(store)
    let claims = try claim(ledger, 9)
    ledger.started(claims[0].id, worker: 0)
    let results = try claims.map { try Fixture.result($0, score: 0.5 + 0.1 * Double($0.position)) }
    try ledger.record([results[2]])
    try ledger.record([results[1], results[0]])
    let runs = try store.results.runs(of: "grid")
    #expect(runs.map(\.state) == [.finished, .finished, .finished])
    #expect(runs.map(\.result?.validation) == results.map { $0.epochs.last?.validation })
    #expect(try claim(ledger, 9).isEmpty)
  }

  @Test(arguments: Kind.allCases)
  func `epochs on the way are stored, and more of them by the end`(kind: Kind) throws {
    let store = try store()
    let ledger = try kind.ledger(store)
    let claims = try claim(ledger, 1)
    for count in [1, 2] {
      var half = Fixture.outcome(claims[0], .interrupted, epochs: count)
      half.state = [UInt8(count)]
      try ledger.checkpoint([half])
      let curves = try store.results.curves(of: store.results.runs(of: "grid"))
      #expect(curves.map(\.epochs.count) == [count, 0, 0])
    }
    try ledger.record([try Fixture.result(claims[0])])
    #expect(
      try store.results.runs(of: "grid").map(\.state) == [.finished, .waiting, .waiting])
  }

  @Test(arguments: Kind.allCases)
  func `a result that contradicts what is stored is told, and changes nothing`(kind: Kind) throws {
    let store = try store()
    let before = try store.claim("grid", limit: 1)
    try store.record([try Fixture.result(before[0])])
    let ledger = try kind.ledger(store)
    let claims = kind == .store ? before : try claim(ledger, 1)
    let error = #expect(throws: StorageError.self) {
      try ledger.record([try Fixture.result(claims[0], digest: "other weights")])
    }
    #expect(error?.kind == .disagreement)
    try ledger.record([try Fixture.result(claims[0])])
  }
}
