#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension RawSpan {
    /// Whether the bytes hold `needle`; an empty one is nowhere.
    func contains(_ needle: [UInt8]) -> Bool {
        guard let first = needle.first else { return false }
        return withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            var offset = 0
            while bytes.count - offset >= needle.count,
                let found = memchr(start + offset, Int32(first), bytes.count - offset - needle.count + 1)
            {
                if memcmp(found, needle, needle.count) == 0 { return true }
                offset = start.distance(to: UnsafeRawPointer(found)) + 1
            }
            return false
        }
    }
}
