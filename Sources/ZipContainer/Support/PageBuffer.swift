#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Memory that comes from the system and goes back to it at once. What the allocator frees may stay with the process, and
/// peak memory would depend on what was freed in which order. Pages that are never touched cost nothing.
struct PageBuffer: ~Copyable, @unchecked Sendable {
    // Unchecked: threads that share one must keep to ranges of their own.

    let bytes: UnsafeMutableRawBufferPointer

    /// Nil where memory ran out.
    init?(count: Int) {
        let pages = mmap(nil, max(count, 1), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
        guard let pages, pages != MAP_FAILED else { return nil }
        #if os(Linux)
            // Large pages: fewer faults, and compressors jump around in a window.
            madvise(pages, count, MADV_HUGEPAGE)
        #endif
        bytes = UnsafeMutableRawBufferPointer(start: pages, count: count)
    }

    deinit {
        munmap(bytes.baseAddress, max(bytes.count, 1))
    }
}
