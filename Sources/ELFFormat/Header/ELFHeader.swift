/// What the ELF header says about the whole file (gABI, "ELF Header").
public struct ELFHeader: Hashable, Sendable {
    public let elfClass: ELFClass
    public let byteOrder: ByteOrder
    /// EI_OSABI; 0 is System V, 3 is GNU/Linux.
    public let osABI: UInt8
    public let type: ELFType
    public let machine: ELFMachine
    /// e_flags, whose meaning depends on the machine.
    public let flags: UInt32
    /// The address of the first instruction, 0 when there is none.
    public let entry: UInt64
    /// Where the program header table starts, in bytes; 0 when there is none.
    public let programHeaderOffset: UInt64
    /// Where the section header table starts, in bytes; 0 when there is none.
    public let sectionHeaderOffset: UInt64
}

/// The width of addresses (EI_CLASS).
public enum ELFClass: UInt8, Hashable, Sendable {
    case bits32 = 1
    case bits64 = 2
}

/// What the file is for (e_type). Values without a name stay representable.
public struct ELFType: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// ET_REL: what a compiler hands to the linker (`.o`).
    public static let relocatable = ELFType(rawValue: 1)
    /// ET_EXEC: a program at fixed addresses.
    public static let executable = ELFType(rawValue: 2)
    /// ET_DYN: a shared library, or a program that can be placed anywhere.
    public static let sharedObject = ELFType(rawValue: 3)
    /// ET_CORE: the memory of a crashed process.
    public static let core = ELFType(rawValue: 4)
}

/// The processor that the file is for (e_machine). Values without a name stay representable.
public struct ELFMachine: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    public static let i386 = ELFMachine(rawValue: 3)
    public static let powerPC64 = ELFMachine(rawValue: 21)
    public static let s390 = ELFMachine(rawValue: 22)
    public static let arm = ELFMachine(rawValue: 40)
    // swift-format-ignore: AlwaysUseLowerCamelCase
    public static let x86_64 = ELFMachine(rawValue: 62)
    public static let aarch64 = ELFMachine(rawValue: 183)
    public static let riscV = ELFMachine(rawValue: 243)
    public static let loongArch = ELFMachine(rawValue: 258)
}

extension ELFMachine: CustomStringConvertible {
    /// The processor's usual name, or its number.
    public var description: String {
        switch self {
        case .i386: "i386"
        case .powerPC64: "ppc64"
        case .s390: "s390"
        case .arm: "arm"
        case .x86_64: "x86_64"
        case .aarch64: "aarch64"
        case .riscV: "riscv"
        case .loongArch: "loongarch"
        default: "machine \(rawValue)"
        }
    }
}
