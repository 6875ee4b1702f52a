import SystemPackage

/// Memory that holds a part of a file: a copy, or mapped pages. Whoever makes it frees it.
struct FileRegion {
    /// Larger regions are mapped. In bytes.
    static let largestCopy = 256 << 10

    private let memory: UnsafeMutableRawBufferPointer
    private let isMapped: Bool
    /// Where the region starts in ``memory``: mappings start at a page.
    private let start: Int
    let count: Int

    init(
        of descriptor: FileDescriptor, size: Int, region: Range<Int>?, path: FilePath
    ) throws(FileError) {
        let region = region ?? 0..<size
        guard region.lowerBound >= 0, region.upperBound <= size else { throw FileError(.read, path, .tooShort) }
        isMapped = region.count > Self.largestCopy
        start = isMapped ? region.lowerBound % Posix.pageSize : 0
        count = region.count
        do throws(Errno) {
            if isMapped {
                memory = try Posix.map(descriptor, length: start + count, at: region.lowerBound - start)
                return
            }
            memory = .allocate(byteCount: count, alignment: 16)
        } catch {
            throw FileError(.read, path, .system(error))
        }
        do throws(Errno) {
            if try Posix.read(descriptor, filling: memory, at: region.lowerBound) == count { return }
        } catch {
            free()
            throw FileError(.read, path, .system(error))
        }
        free()
        throw FileError(.read, path, .tooShort)
    }

    var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: memory[start..<start + count])
    }

    func free() {
        if isMapped {
            Posix.unmap(memory)
        } else {
            memory.deallocate()
        }
    }
}
