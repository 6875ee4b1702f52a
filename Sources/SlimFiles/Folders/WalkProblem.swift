public import SystemPackage

/// Something in a tree that cannot be read, or not be put into a layer.
public struct WalkProblem: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The folder was not listed, or not to its end; what lies below it is missing from the walk.
        case unreadableFolder(Errno)
        /// Listed by name and size, but this process may not read it, or it could not be looked at.
        case unreadableFile(Errno)
        case socket
        case pipe
        case device
        /// A folder that is also one of those that it lies in (bind mounts); it was not entered.
        case loop
        /// The path is longer than a zip archive can name (65,535 bytes); it was left out.
        case pathTooLong
        /// The name is not UTF-8. The file is listed all the same.
        case nameNotUTF8
    }

    public let path: BytePath
    public let kind: Kind

    public init(path: BytePath, kind: Kind) {
        self.path = path
        self.kind = kind
    }
}

extension WalkProblem: CustomStringConvertible {
    /// One line for people, without a full stop.
    public var description: String {
        let path = path.isEmpty ? "." : path.description
        return switch kind {
        case .unreadableFolder(let errno): "\(path): the folder cannot be read: \(errno)"
        case .unreadableFile(let errno): "\(path): the file cannot be read: \(errno)"
        case .socket: "\(path): a socket"
        case .pipe: "\(path): a named pipe"
        case .device: "\(path): a device"
        case .loop: "\(path): a folder that lies in itself"
        case .pathTooLong: "\(path.prefix(60))…: a path of more than 65,535 bytes"
        case .nameNotUTF8: "\(path): a name that is not UTF-8"
        }
    }
}
