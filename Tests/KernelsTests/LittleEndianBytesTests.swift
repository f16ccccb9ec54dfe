import Testing

@testable import Kernels

@Suite struct LittleEndianBytesTests {
  @Test func `floats are four little-endian bytes each and come back as the same bits`() {
    let values: [Float] = [
      1, -0.0, .infinity, .leastNonzeroMagnitude, Float(bitPattern: 0x7FC0_0001),
    ]
    let bytes = values.littleEndianBytes
    #expect(bytes.prefix(8) == [0, 0, 0x80, 0x3F, 0, 0, 0, 0x80])
    #expect([Float](littleEndian: bytes[...]).map(\.bitPattern) == values.map(\.bitPattern))
    // A slice that begins anywhere; bytes that make no whole value are left out.
    #expect([Float](littleEndian: ([7] + bytes + [1, 2, 3])[1...]).count == values.count)
    #expect([Float]().littleEndianBytes == [] && [Float](littleEndian: []) == [])
  }

  @Test func `bytewise sums are the published ones`() {
    // From the authors' test suite.
    #expect(Checksum.bytewise([]) == 0xcbf2_9ce4_8422_2325)
    #expect(Checksum.bytewise(Array("a".utf8)[...]) == 0xaf63_dc4c_8601_ec8c)
    #expect(Checksum.bytewise(Array("foobar".utf8)[...]) == 0x85944171_f73967e8)
  }

  @Test func `every changed bit changes the sum, wherever the bytes begin`() {
    let bytes = (0..<29).map { UInt8(truncatingIfNeeded: $0 * 37) }
    let sum = Checksum.wordwise(bytes[...])
    #expect(Checksum.wordwise(([1, 2, 3] + bytes)[3...]) == sum)
    for place in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[place] ^= 1 << bit
        #expect(Checksum.wordwise(damaged[...]) != sum)
      }
    }
  }

  @Test func `a sum goes on after another one`() {
    let bytes = (0..<29).map { UInt8($0) }
    let start = Checksum.wordwise(bytes[..<16])
    #expect(Checksum.wordwise(bytes[16...], after: start) == Checksum.wordwise(bytes[...]))
    #expect(Checksum.wordwise([], after: 5) == 5)
  }

  @Test(arguments: [1, 15, 16, 17, 32, 33, 48, 49, 80])
  func `weights are row-major for whoever asks, whatever the panels`(outputs: Int) {
    var layer = LayerParameters(inputs: 3, outputs: outputs)
    let weights = (0..<3 * outputs).map { Float($0) + 0.5 }
    let biases = (0..<outputs).map { Float(-$0) - 1 }
    layer.rowMajorWeights = weights
    layer.biasValues = biases
    for input in 0..<3 {
      for output in 0..<outputs {
        let weight = layer[input, output]
        #expect(weight == weights[input * outputs + output])
      }
    }
    let read = (layer.rowMajorWeights, layer.biasValues, layer.bias(outputs - 1))
    #expect(read.0 == weights && read.1 == biases && read.2 == biases.last)
    // Pad outputs stay zero, as every operation needs them.
    #expect((0..<layer.buffer.count).count { layer.buffer.start[$0] != 0 } == 4 * outputs)
  }
}
