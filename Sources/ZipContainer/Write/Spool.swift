import Synchronization
import SystemPackage

/// Compressed data on its way into the archive, in a file without a name.
///
/// libzip wants to know an entry's method when the entry is added and its sizes before it asks for the first byte, so
/// everything is compressed before the container is written. In memory that would be a whole archive. The file lies beside
/// the archive and has no name from the start: nothing is left whatever ends the process.
final class Spool: Sendable {
    private let file: FileDescriptor
    private let path: FilePath
    private let end = Atomic<UInt64>(0)

    init(beside output: FilePath) throws(ZipWriteError) {
        path = FilePath(output.string + ".spool")
        do {
            file = try FileDescriptor.open(
                path, .readWrite, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                permissions: .ownerReadWrite)
            try path.removeName()
        } catch {
            throw .output(path, Errno(error))
        }
    }

    deinit {
        try? file.close()
    }

    /// Takes room for `count` bytes. Room that is never written costs nothing: the file has holes.
    func reserve(_ count: UInt64) -> UInt64 {
        end.wrappingAdd(count, ordering: .relaxed).oldValue
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(ZipWriteError) {
        do {
            try file.writeAll(toAbsoluteOffset: Int64(offset), bytes)
        } catch {
            throw .output(path, Errno(error))
        }
    }

    /// The number of bytes read; fewer than the buffer holds only at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(ZipWriteError) -> Int {
        do {
            return try file.read(fromAbsoluteOffset: Int64(offset), filling: buffer)
        } catch {
            throw .output(path, error)
        }
    }
}
