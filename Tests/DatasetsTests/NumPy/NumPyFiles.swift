@testable import Datasets

/// A file as `numpy.save` writes it.
func npy(
  _ type: String, _ shape: [Int], _ payload: [UInt8], isFortran: Bool = false, version: UInt8 = 1
) -> [UInt8] {
  let sizes = shape.map { "\($0)," }.joined(separator: " ")
  return npy(
    header: "{'descr': '\(type)', 'fortran_order': \(isFortran ? "True" : "False"),"
      + " 'shape': (\(sizes)), }\n", payload, version: version)
}

/// A file with a header of its own.
func npy(header: String, _ payload: [UInt8], version: UInt8 = 1) -> [UInt8] {
  let size = header.utf8.count
  return [0x93] + Array("NUMPY".utf8) + [version, 0]
    + (version == 1 ? littleEndian(UInt16(size)) : littleEndian(UInt32(size)))
    + Array(header.utf8) + payload
}

/// Numbers as an array of 64-bit floats has them.
func payload(_ numbers: [Double]) -> [UInt8] { numbers.flatMap { littleEndian($0.bitPattern) } }

/// An archive as `numpy.savez` or, deflated, `savez_compressed` writes it; `size` is what it claims
/// that each array has.
func npz(_ arrays: KeyValuePairs<String, [UInt8]>, isDeflated: Bool = false, size: Int? = nil)
  -> [UInt8]
{
  zip(
    arrays.map { ("\($0).npy", $1) }, isDeflated: isDeflated, size: size)
}

/// An archive of some files.
func zip(_ files: [(name: String, bytes: [UInt8])], isDeflated: Bool = false, size: Int? = nil)
  -> [UInt8]
{
  var archive: [UInt8] = []
  var directory: [UInt8] = []
  for (name, bytes) in files {
    let packed = isDeflated ? deflated(bytes) : bytes
    let start = UInt32(archive.count)
    let facts =
      littleEndian(UInt16(isDeflated ? 8 : 0)) + [0, 0, 33, 0] + littleEndian(checksum(bytes))
      + littleEndian(UInt32(packed.count)) + littleEndian(UInt32(size ?? bytes.count))
      + littleEndian(UInt16(name.utf8.count)) + [0, 0]
    archive += [0x50, 0x4B, 3, 4, 20, 0, 0, 0] + facts + Array(name.utf8) + packed
    directory +=
      [0x50, 0x4B, 1, 2, 20, 0, 20, 0, 0, 0] + facts + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
      + littleEndian(start) + Array(name.utf8)
  }
  let count = littleEndian(UInt16(files.count))
  return archive + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
    + littleEndian(UInt32(directory.count)) + littleEndian(UInt32(archive.count)) + [0, 0]
}
