import Kernels
import Synchronization
import Testing

@Suite struct AsideTests {
  @Test func `a value is made once, and whoever asks waits for it`() {
    let calls = Mutex(0)
    let aside = Aside { () -> Int in
      calls.withLock { $0 += 1 }
      return (1...100_000).reduce(0, +)
    }
    #expect(aside.value == 5_000_050_000)
    #expect(aside.value == 5_000_050_000)
    #expect(calls.withLock { $0 } == 1)
  }
}
