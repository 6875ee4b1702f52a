/// What the file name of an extension module says of the Python that loads it, such as
/// `_core.cpython-312-aarch64-linux-gnu.so`.
public struct ExtensionTag: Sendable, Hashable {
    public enum ABI: Sendable, Hashable {
        /// `cpython-312-…`: one minor version of CPython and one platform.
        case cpython(CPythonTag)
        /// `abi3`: every CPython 3 from the one on that it was built for, free-threaded ones excepted.
        case stable
        /// `.so` alone: whatever imports it. Plain shared libraries look like this too.
        case untagged
        /// Another interpreter's tag, or one that cannot be read. CPython never loads the file.
        case other(String)
    }

    /// What stands before the first dot.
    public let moduleName: String
    public let abi: ABI

    /// Reads a file's name, without the path; nil where the name does not end in `.so`.
    public init?(fileName: String) {
        guard fileName.hasSuffix(".so") else { return nil }
        let parts = fileName.dropLast(3).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, !first.isEmpty else { return nil }
        moduleName = String(first)
        guard parts.count > 1 else {
            abi = .untagged
            return
        }
        let tag = String(parts[1])
        abi = tag == "abi3" ? .stable : CPythonTag(parsing: tag).map { .cpython($0) } ?? .other(tag)
    }

    /// Whether the import system of a CPython on Linux with the GNU C library takes the file for a module.
    /// - Parameters:
    ///   - minor: the second number of its version, 12 for CPython 3.12.
    ///   - architecture: as `uname -m` has it, `aarch64` or `x86_64`.
    ///   - isFreeThreaded: whether it was built without the global interpreter lock.
    public func loads(onPython3 minor: Int, architecture: String, isFreeThreaded: Bool = false) -> Bool {
        switch abi {
        case .cpython(let tag):
            tag.major == 3 && tag.minor == minor && tag.isFreeThreaded == isFreeThreaded && !tag.isDebug
                && tag.architecture == architecture && tag.platform == "linux-gnu"
        case .stable: !isFreeThreaded
        case .untagged: true
        case .other: false
        }
    }
}

/// The tag that CPython gives to the extension modules of one version on one platform.
public struct CPythonTag: Sendable, Hashable {
    public let major: Int
    public let minor: Int
    /// `t` behind the version: built without the global interpreter lock.
    public let isFreeThreaded: Bool
    /// `d` behind the version.
    public let isDebug: Bool
    /// Such as `aarch64`; nil where the tag does not say so, as on macOS.
    public let architecture: String?
    /// The rest, such as `linux-gnu`, `linux-musl` or `darwin`.
    public let platform: String

    /// Reads a tag such as `cpython-313t-aarch64-linux-gnu`.
    init?(parsing tag: String) {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0] == "cpython" else { return nil }
        let digits = parts[1].prefix { $0.isASCII && $0.isNumber }
        let flags = parts[1].dropFirst(digits.count)
        guard digits.count >= 2, let major = Int(digits.prefix(1)), let minor = Int(digits.dropFirst()),
            flags.allSatisfy({ "tdmu".contains($0) })
        else { return nil }
        self.major = major
        self.minor = minor
        isFreeThreaded = flags.contains("t")
        isDebug = flags.contains("d")
        architecture = parts.count > 3 ? String(parts[2]) : nil
        platform = parts.dropFirst(parts.count > 3 ? 3 : 2).joined(separator: "-")
    }
}
