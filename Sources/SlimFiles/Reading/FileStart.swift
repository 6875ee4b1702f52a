import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension OpenFolder {
    /// The first bytes of a file below this folder, fewer than `count` where the file is shorter.
    ///
    /// For a question that is asked of every file of a tree: no status is read, so a pipe, a link or a folder in the
    /// file's place shows as an error of the system.
    public func readStart(of path: BytePath, count: Int) throws(FileError) -> [UInt8] {
        guard path.isPlain else { throw FileError(.open, self.path.appending(path), .notBelowRoot) }
        do throws(Errno) {
            // Without O_NONBLOCK opening a pipe would wait for its writer.
            let file = try Posix.open(
                longPath: path.bytes[...], in: descriptor.rawValue, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            defer { Posix.close(file) }
            var failure: Errno?
            let start = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
                do throws(Errno) {
                    length = try Posix.read(file, filling: UnsafeMutableRawBufferPointer(buffer), at: 0)
                } catch {
                    failure = error
                }
            }
            if let failure { throw failure }
            return start
        } catch {
            throw FileError(.read, self.path.appending(path), .system(error))
        }
    }
}
