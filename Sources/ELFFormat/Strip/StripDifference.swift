/// Something that a strip tool changed and must not change.
public struct StripDifference: Hashable, Sendable {
    public let kind: Kind
    /// One line for people.
    public let message: String

    public enum Kind: Hashable, Sendable {
        /// One of the two files cannot be read.
        case unreadable
        /// The original is no program or shared library, has no section headers, or its sections overlap.
        case notStrippable
        /// Not a byte smaller.
        case notSmaller
        /// Class, byte order, type, machine, flags or entry point.
        case header
        /// A program header is gone, new, or says something else.
        case segment
        /// The bytes of an allocated section are not at their address.
        case sectionBytes
        /// A NOBITS section is no longer mapped, or not zero.
        case zeroedRange
        /// An address that the dynamic section names lies in no section that was compared.
        case dynamicAddress
        /// The dynamic section or what it names: libraries, SONAME, search paths, symbols.
        case dynamicSection
        case buildID
        /// The new file fails a load check.
        case loadCheck
    }
}
