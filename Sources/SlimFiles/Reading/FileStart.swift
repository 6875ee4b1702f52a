import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension OpenFolder {
    /// Hands the first bytes of a file below this folder to `body`, fewer where the file is shorter.
    ///
    /// For a question that is asked of every file of a tree: no status is read, so a pipe, a link or a folder in the
    /// file's place shows as the error of the system.
    public func withStart<Result>(
        of path: BytePath, count: Int, _ body: (RawSpan) -> Result
    ) throws(FileError) -> Result {
        guard path.isPlain else { throw FileError(.open, self.path.appending(path), .notBelowRoot) }
        do throws(Errno) {
            // Without O_NONBLOCK opening a pipe would wait for its writer.
            let file = try Posix.open(
                longPath: path.bytes[...], in: descriptor.rawValue, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            defer { Posix.close(file) }
            var failure: Errno?
            let result = withUnsafeTemporaryAllocation(byteCount: count, alignment: 8) { buffer -> Result? in
                do throws(Errno) {
                    let length = try Posix.read(file, filling: buffer, at: 0)
                    return body(UnsafeRawBufferPointer(rebasing: buffer[..<length]).bytes)
                } catch {
                    failure = error
                    return nil
                }
            }
            if let result { return result }
            throw failure ?? .ioError
        } catch {
            throw FileError(.read, self.path.appending(path), .system(error))
        }
    }
}
