public import SystemPackage

/// A file or folder that could not be read or written.
public struct FileError: Error, Hashable, Sendable {
    public enum Operation: String, Hashable, Sendable {
        case open, read, list, create, write, rename, remove
    }

    public enum Reason: Hashable, Sendable {
        /// What the system said.
        case system(Errno)
        case notAFolder
        /// A folder, a link where none may be followed, a socket, a pipe or a device.
        case notARegularFile
        /// Larger than the caller allows, in bytes.
        case largerThan(Int)
        /// Shorter than it was, or than the caller asks for.
        case tooShort
        /// A folder that is in the way of a new one.
        case folderNotEmpty
        /// Not a path below its root: empty, absolute, with `.` or `..`, or with a zero byte.
        case notBelowRoot
    }

    public let operation: Operation
    public let path: FilePath
    public let reason: Reason

    public init(_ operation: Operation, _ path: FilePath, _ reason: Reason) {
        self.operation = operation
        self.path = path
        self.reason = reason
    }
}

extension FileError: CustomStringConvertible {
    /// One line for people, without a full stop.
    public var description: String {
        "cannot \(operation.rawValue) \(escapedText(path.bytes)): \(reason)"
    }
}

extension FileError.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .system(let errno):
            // The C library starts its messages with a capital; here they end a sentence.
            errno.description.prefix(1).lowercased() + errno.description.dropFirst()
        case .notAFolder: "it is not a folder"
        case .notARegularFile: "it is not a regular file"
        case .largerThan(let limit): "it is larger than \(limit) bytes"
        case .tooShort: "it is shorter than it was"
        case .folderNotEmpty: "the folder exists and is not empty"
        case .notBelowRoot: "it is no path below its folder"
        }
    }
}
