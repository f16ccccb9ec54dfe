import Foundation
import Testing

@testable import Execution

@Suite struct EventQueueTests {
  @Test func `messages come out in the order in which they went in`() {
    let queue = EventQueue<Int>()
    for number in 0..<5 { queue.push(number) }
    #expect(queue.drain(waiting: 0) == [0, 1, 2, 3, 4])
    #expect(queue.drain(waiting: 0) == [])
    queue.push(5)
    #expect(queue.drain(waiting: 0) == [5])
  }

  @Test func `a full queue holds its writer until it is drained`() {
    let queue = EventQueue<Int>(capacity: 2)
    let writer = Thread { for number in 0..<100 { queue.push(number) } }
    writer.start()
    var seen: [Int] = []
    while seen.count < 100 {
      let drained = queue.drain(waiting: 1)
      #expect(drained.count <= 2)
      seen += drained
    }
    #expect(seen == Array(0..<100))
  }

  @Test(.timeLimit(.minutes(60)))
  func `an urgent message and a full queue end a rest`() {
    let queue = EventQueue<Int>(capacity: 2)
    queue.push(1, isUrgent: true)
    queue.rest(3600)
    let writer = Thread { for number in 2..<5 { queue.push(number) } }
    writer.start()
    queue.rest(3600)
    var seen: [Int] = []
    while seen.count < 4 { seen += queue.drain(waiting: 1) }
    #expect(seen == [1, 2, 3, 4])
  }

  @Test(.timeLimit(.minutes(60)))
  func `a wait for news ends with the first`() {
    let queue = EventQueue<Int>()
    let writer = Thread { queue.push(1) }
    writer.start()
    #expect(queue.drain(waiting: 3600) == [1])
  }
}
