import Synchronization
import SystemPackage

/// Compressed data on its way into the archive: in memory as far as that is allowed, then in a file without a name.
///
/// libzip wants to know an entry's method when the entry is added and its sizes before it asks for the first byte, so
/// everything is compressed before the container is written. The file lies beside the archive and loses its name when it is
/// made: nothing is left whatever ends the process.
final class Spool: Sendable {
    private let memory: PageBuffer
    private let file: FileDescriptor
    private let path: FilePath
    /// Bytes taken of the memory and of the file.
    private let memoryEnd = Atomic<Int>(0)
    private let fileEnd = Atomic<UInt64>(0)

    /// - Parameter memoryLimit: bytes kept in memory.
    init(beside output: FilePath, memoryLimit: Int) throws(ZipWriteError) {
        guard let memory = PageBuffer(count: memoryLimit) else { throw .outOfMemory(nil) }
        self.memory = memory
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

    /// A range of bytes in the spool.
    struct Place: Sendable {
        fileprivate let isInMemory: Bool
        fileprivate let offset: UInt64
    }

    /// Takes room for bytes that are at hand, and keeps them.
    func append(_ bytes: UnsafeRawBufferPointer) throws(ZipWriteError) -> Place {
        if let offset = takeMemory(bytes.count) {
            UnsafeMutableRawBufferPointer(rebasing: memory.bytes[offset..<(offset + bytes.count)]).copyMemory(
                from: bytes)
            return Place(isInMemory: true, offset: UInt64(offset))
        }
        let place = reserve(UInt64(bytes.count))
        try write(bytes, to: place, at: 0)
        return place
    }

    /// Takes room in the file, to be written piece by piece. What is never written costs nothing: the file has holes.
    func reserve(_ count: UInt64) -> Place {
        Place(isInMemory: false, offset: fileEnd.wrappingAdd(count, ordering: .relaxed).oldValue)
    }

    /// - Parameters:
    ///   - place: what `reserve` gave.
    ///   - offset: from its beginning.
    func write(_ bytes: UnsafeRawBufferPointer, to place: Place, at offset: UInt64) throws(ZipWriteError) {
        do {
            try file.writeAll(toAbsoluteOffset: Int64(place.offset + offset), bytes)
        } catch {
            throw .output(path, Errno(error))
        }
    }

    /// Fills the buffer.
    func read(into buffer: UnsafeMutableRawBufferPointer, from place: Place, at offset: UInt64) throws(ZipWriteError) {
        let start = place.offset + offset
        if place.isInMemory {
            let bytes = memory.bytes[Int(start)..<(Int(start) + buffer.count)]
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes))
            return
        }
        let count: Int
        do {
            count = try file.read(fromAbsoluteOffset: Int64(start), filling: buffer)
        } catch {
            throw .output(path, error)
        }
        guard count == buffer.count else { throw .output(path, .ioError) }
    }

    /// Where so many bytes begin in the memory; nil where they do not fit any more.
    private func takeMemory(_ count: Int) -> Int? {
        var start = memoryEnd.load(ordering: .relaxed)
        while count <= memory.bytes.count - start {
            let (isTaken, current) = memoryEnd.compareExchange(
                expected: start, desired: start + count, ordering: .relaxed)
            if isTaken { return start }
            start = current
        }
        return nil
    }
}
