import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension OpenFolder {
    /// Opens a regular file below this folder. The last component is never followed if it is a link.
    func openFile(_ path: BytePath) throws(FileError) -> (descriptor: FileDescriptor, status: Posix.Status) {
        guard path.isPlain else { throw FileError(.open, self.path.appending(path), .notBelowRoot) }
        do throws(Errno) {
            // Without O_NONBLOCK opening a pipe would wait for its writer.
            let descriptor = try Posix.open(
                longPath: path.bytes[...], in: self.descriptor.rawValue, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            if let status = try? Posix.status(of: descriptor.rawValue), status.type == S_IFREG {
                return (descriptor, status)
            }
            Posix.close(descriptor)
        } catch {
            // A link gives ELOOP, a socket ENXIO or EOPNOTSUPP, a device without a driver ENODEV.
            let isSpecial = [
                .tooManySymbolicLinkLevels, .noSuchAddressOrDevice, .operationNotSupportedByDevice,
                .notSupportedOnSocket,
            ]
            .contains(error)
            throw FileError(.open, self.path.appending(path), isSpecial ? .notARegularFile : .system(error))
        }
        throw FileError(.open, self.path.appending(path), .notARegularFile)
    }
}
