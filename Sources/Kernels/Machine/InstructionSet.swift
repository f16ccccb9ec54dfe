import CKernels
import Glibc

/// Which of the processor's vector instructions the kernels use. The results are the same bits.
public enum InstructionSet: String, CaseIterable, Sendable {
  // From the fastest to the one that is always there.
  case avx512, avx2, neon, portable

  /// Those that this processor has, the fastest first.
  public static let available: [InstructionSet] = allCases.filter(\.isAvailable)

  /// The environment variable that asks for one by name.
  public static let variable = "NN_SWEEP_ISA"

  /// What the environment asks for, or else the fastest; an error where it is unknown or not there.
  public static let requested: Result<InstructionSet, InstructionSetError> = {
    guard let text = getenv(variable) else { return .success(available[0]) }
    return choice(named: String(cString: text))
  }()

  /// The one in use: `requested`, or the fastest where that is an error that nobody asked about.
  public static let selected: InstructionSet = (try? requested.get()) ?? available[0]

  /// An available one by its name; no name means the fastest.
  static func choice(named name: String) -> Result<InstructionSet, InstructionSetError> {
    if name.isEmpty { return .success(available[0]) }
    guard let set = InstructionSet(rawValue: name) else {
      return .failure(InstructionSetError(name: name, isKnown: false))
    }
    return set.isAvailable
      ? .success(set) : .failure(InstructionSetError(name: name, isKnown: true))
  }

  public var isAvailable: Bool { ck_kernels_for(number) != nil }

  /// The table of this instruction set's functions; it has to be available.
  var kernels: UnsafePointer<ck_kernels> {
    guard let table = ck_kernels_for(number) else {
      preconditionFailure("an instruction set of this processor")
    }
    return table
  }

  private var number: ck_instruction_set {
    switch self {
    case .avx512: ck_avx512
    case .avx2: ck_avx2
    case .neon: ck_neon
    case .portable: ck_portable
    }
  }
}

/// An instruction set that was asked for and cannot be had.
public struct InstructionSetError: Error, Sendable, CustomStringConvertible {
  public let name: String
  public let isKnown: Bool

  public var message: String {
    let available = InstructionSet.available.map(\.rawValue).joined(separator: ", ")
    let cause = isKnown ? "this processor does not have it" : "unknown instruction set"
    return "\(InstructionSet.variable)='\(name)': \(cause); available: \(available)"
  }

  public var description: String { message }
}
