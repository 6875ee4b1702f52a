/// The type bits of a Unix mode, as zip keeps them in the upper half of the external attributes.
enum FileMode {
    static let typeMask: UInt16 = 0o170000
    static let regular: UInt16 = 0o100000
    static let folder: UInt16 = 0o040000
    static let link: UInt16 = 0o120000
}
