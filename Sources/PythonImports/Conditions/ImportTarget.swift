/// The Python and the machine that conditions are judged for.
public struct ImportTarget: Sendable, Hashable {
    /// The minor version of Python 3.
    public let minorVersion: Int
    /// `platform.machine()`, such as `aarch64`.
    public let machine: String

    /// A CPython 3 on 64-bit Linux.
    public init(minorVersion: Int, machine: String) {
        self.minorVersion = minorVersion
        self.machine = machine
    }
}
