import CDeflate
import CZlib

/// Compresses whole contents that are held in memory.
struct BlockDeflater: ~Copyable {
    private let encoder: DeflateEncoder
    private let level: Int
    private let compressor: OpaquePointer?

    /// Nil where memory ran out, or the library has no such level.
    init?(_ encoder: DeflateEncoder, level: Int) {
        self.encoder = encoder
        self.level = level
        compressor = encoder == .libdeflate ? libdeflate_alloc_compressor(Int32(level)) : nil
        guard encoder != .libdeflate || compressor != nil else { return nil }
    }

    deinit {
        if let compressor { libdeflate_free_compressor(compressor) }
    }

    /// The largest number of bytes that `compress` may need. An output that is merely smaller than the input could make a
    /// library give up on what would fit.
    func bound(_ count: Int) -> Int {
        switch encoder {
        case .libdeflate: libdeflate_deflate_compress_bound(compressor, count)
        case .zlib: Int(compressBound(uLong(count)))
        }
    }

    /// The number of bytes written to `output`, which has room for `bound` bytes; nil where the library failed.
    func compress(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Int? {
        switch encoder {
        case .libdeflate:
            let count = libdeflate_deflate_compress(
                compressor, input.baseAddress, input.count, output.baseAddress, output.count)
            return count > 0 ? count : nil
        case .zlib:
            guard let stream = ZlibStream(deflatingAt: level) else { return nil }
            let step = stream.deflate(input, into: output, finishing: true)
            return step.status == .ended ? step.written : nil
        }
    }
}
