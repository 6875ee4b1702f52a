public import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A folder held open, so that all paths below it mean this folder even after it was renamed. Closed when released.
public final class OpenFolder: Sendable {
    /// The path that it was opened by, for messages.
    public let path: FilePath
    let descriptor: FileDescriptor

    /// Opens a folder; `path` itself may lead through links.
    public init(_ path: FilePath) throws(FileError) {
        self.path = path
        do throws(Errno) {
            descriptor = try Posix.open(path.cString, in: Posix.currentFolder, O_RDONLY | O_DIRECTORY)
        } catch {
            throw FileError(.open, path, error == .notDirectory ? .notAFolder : .system(error))
        }
    }

    deinit {
        Posix.close(descriptor)
    }
}
