public import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension OpenFolder {
    /// The bytes of a regular file below this folder.
    ///
    /// - Parameter limit: the most bytes that the file may have.
    public func readFile(at path: BytePath, limit: Int = .max) throws(FileError) -> [UInt8] {
        let (descriptor, status) = try openFile(path)
        defer { Posix.close(descriptor) }
        return try readToEnd(descriptor, expectedSize: status.size, limit: limit, path: self.path.appending(path))
    }
}

/// The bytes of a file that the user named: links are followed, and a pipe is read to its end.
///
/// - Parameter limit: the most bytes that the file may have.
public func readFile(at path: FilePath, limit: Int = .max) throws(FileError) -> [UInt8] {
    let descriptor: FileDescriptor
    let status: Posix.Status
    do throws(Errno) {
        descriptor = try Posix.open(path.cString, in: Posix.currentFolder, O_RDONLY)
    } catch {
        throw FileError(.open, path, .system(error))
    }
    defer { Posix.close(descriptor) }
    do throws(Errno) {
        status = try Posix.status(of: descriptor.rawValue)
    } catch {
        throw FileError(.read, path, .system(error))
    }
    return try readToEnd(descriptor, expectedSize: status.size, limit: limit, path: path)
}

/// Reads until the end, whatever size the file was said to have.
private func readToEnd(
    _ descriptor: FileDescriptor, expectedSize: Int, limit: Int, path: FilePath
) throws(FileError) -> [UInt8] {
    guard expectedSize <= limit else { throw FileError(.read, path, .largerThan(limit)) }
    var bytes: [UInt8] = []
    // One byte more than expected shows the end of an unchanged file with the first call.
    var chunkSize = expectedSize + 1
    while true {
        let chunk: [UInt8]
        do throws(Errno) {
            chunk = try readChunk(descriptor, size: chunkSize)
        } catch {
            throw FileError(.read, path, .system(error))
        }
        bytes = bytes.isEmpty ? chunk : bytes + chunk
        guard bytes.count <= limit else { throw FileError(.read, path, .largerThan(limit)) }
        if chunk.count < chunkSize { return bytes }
        chunkSize = 1 << 16
    }
}

/// Up to `size` bytes, fewer only at the end of the file.
private func readChunk(_ descriptor: FileDescriptor, size: Int) throws(Errno) -> [UInt8] {
    var failure: Errno?
    let chunk = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        do throws(Errno) {
            count = try Posix.read(descriptor, filling: UnsafeMutableRawBufferPointer(buffer), at: nil)
        } catch {
            failure = error
        }
    }
    if let failure { throw failure }
    return chunk
}
