#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The path of a file relative to a folder, as the bytes that the file system holds, with `/` between components.
///
/// Two paths are equal when their bytes are, and they are ordered by their bytes. `String` compares by canonical
/// equivalence, which makes one name of two files. The empty path is the folder itself.
public struct BytePath: Sendable {
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    public init(_ text: String) {
        self.init(bytes: Array(text.utf8))
    }

    /// The path as text, or nil where the bytes are not UTF-8.
    public var text: String? {
        String(validating: bytes, as: UTF8.self)
    }
}

extension BytePath: Hashable {
    public static func == (left: BytePath, right: BytePath) -> Bool {
        left.bytes == right.bytes
    }

    /// Feeds all bytes at once: `[UInt8]` would feed them one by one.
    public func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        hasher.combine(0xFF as UInt8)
    }
}

extension BytePath: Comparable {
    public static func < (left: BytePath, right: BytePath) -> Bool {
        left.bytes.withUnsafeBytes { left in
            right.bytes.withUnsafeBytes { right in
                let common = min(left.count, right.count)
                guard common > 0, let leftStart = left.baseAddress, let rightStart = right.baseAddress else {
                    return left.count < right.count
                }
                let order = memcmp(leftStart, rightStart, common)
                return order == 0 ? left.count < right.count : order < 0
            }
        }
    }
}

extension BytePath: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        self.init(text)
    }
}

extension BytePath: CustomStringConvertible {
    /// The path for people: see ``escapedText(_:)``.
    public var description: String {
        escapedText(bytes)
    }
}
