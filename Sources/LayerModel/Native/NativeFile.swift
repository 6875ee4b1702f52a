public import ELFFormat
public import PythonPackages
import SlimFiles

/// What is known of one ELF file of a layer from its headers and its dynamic section.
public struct NativeFile: Sendable {
    public let elf: ELFFile
    /// nil for files that are not linked dynamically, such as object files.
    public let dynamic: DynamicSection?
    /// The symbol versions that it needs, by library (DT_VERNEED).
    public let versionNeeds: [VersionNeed]
    /// The names of the symbol versions that it defines (DT_VERDEF); empty where its symbols have none.
    public let definedVersions: Set<String>
    /// What it imports and exports; nil where that cannot be read, which the loader may never notice.
    public let symbols: LinkedSymbols?
    /// The ABI tag in the name of an extension module.
    public let tag: ExtensionTag?
    public let role: Role
    /// What its symbols and debug sections have.
    public let strippable: StrippableBytes
    /// Whether a strip may be tried: not for object files, nor where there is nothing to strip.
    public let mayBeStripped: Bool

    public enum Role: Sendable, Hashable {
        /// A module that the interpreter can import.
        case extensionModule
        /// Something to be run, not loaded.
        case program
        /// A library for other ELF files, or for code that opens it by name.
        case sharedLibrary
        /// Object files and the like: no loader reads them.
        case other
    }

    /// - Throws: ELFError where a header, table or string lies outside the file.
    public init(name: [UInt8], parsing bytes: RawSpan) throws(ELFError) {
        let elf = try ELFFile(parsing: bytes)
        let dynamic = try elf.dynamicSection(in: bytes)
        let tag = String(validating: name, as: UTF8.self).flatMap(ExtensionTag.init(fileName:))
        let needs = try dynamic.map { dynamic throws(ELFError) in try elf.versionNeeds(dynamic, in: bytes) } ?? []
        let definitions =
            try dynamic.map { dynamic throws(ELFError) in try elf.versionDefinitions(dynamic, in: bytes) } ?? []
        self.elf = elf
        self.dynamic = dynamic
        versionNeeds = needs
        definedVersions = Set(definitions.filter { !$0.isBase }.map(\.name))
        symbols = dynamic.flatMap { dynamic in
            try? elf.linkedSymbols(dynamic, needs: needs, definitions: definitions, in: bytes)
        }
        self.tag = tag
        strippable = elf.strippableBytes
        mayBeStripped = elf.stripRefusal == nil
        role = try Self.role(name: name, elf, dynamic, tag, bytes)
    }

    /// Whether it is used for its own sake, not because another file loads it.
    public var isRoot: Bool { role == .extensionModule || role == .program }

    /// The minor version that its tag binds it to: 12 for `cpython-312-…`; nil for `abi3` and files without a tag.
    public var cpythonMinor: Int? {
        if case .cpython(let tag)? = tag?.abi, tag.major == 3 { tag.minor } else { nil }
    }

    private static func role(
        name: [UInt8], _ elf: ELFFile, _ dynamic: DynamicSection?, _ tag: ExtensionTag?, _ bytes: RawSpan
    ) throws(ELFError) -> Role {
        guard elf.header.type == .sharedObject || elf.header.type == .executable else { return .other }
        if elf.header.type == .executable || elf.segments.contains(where: { $0.type == .interpreter }) {
            return .program
        }
        guard let tag, let dynamic else { return .sharedLibrary }
        switch tag.abi {
        case .cpython, .stable: return .extensionModule
        // Neither `x.so` nor `libx-3.23.dev.so` tells: an extension module has an initialiser named after it (PEP 489).
        case .untagged, .other: break
        }
        let symbols = try elf.dynamicSymbols(dynamic, in: bytes)
        return symbols.contains { $0.isExported && $0.name.hasPrefix("PyInit") } ? .extensionModule : .sharedLibrary
    }
}
