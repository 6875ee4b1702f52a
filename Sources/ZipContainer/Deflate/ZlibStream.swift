import CZlib

/// A raw deflate stream of zlib's, in either direction.
struct ZlibStream: ~Copyable {
    /// zlib keeps a pointer back to it: it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let isDeflating: Bool

    enum Status {
        case going
        /// The last block is complete.
        case ended
        case failed
    }

    /// What one call took and gave, in bytes.
    struct Step {
        let status: Status
        let read: Int
        let written: Int
    }

    /// Nil where memory ran out, or there is no such level.
    init?(deflatingAt level: Int) {
        self.init(isDeflating: true) { layerslim_deflate_init_raw($0, Int32(level)) }
    }

    /// Nil where memory ran out.
    init?(inflating: Void) {
        self.init(isDeflating: false) { layerslim_inflate_init_raw($0) }
    }

    private init?(isDeflating: Bool, start: (UnsafeMutablePointer<z_stream>) -> Int32) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        self.isDeflating = isDeflating
        guard start(stream) == Z_OK else {
            // `deinit` frees the memory; ending a stream that never began is an error that zlib notices and ignores.
            return nil
        }
    }

    deinit {
        _ = isDeflating ? deflateEnd(stream) : inflateEnd(stream)
        stream.deallocate()
    }

    /// Makes the stream ready for other data.
    func reset() -> Bool {
        (isDeflating ? deflateReset(stream) : inflateReset(stream)) == Z_OK
    }

    func deflate(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, finishing: Bool
    ) -> Step {
        run(input, output) { CZlib.deflate($0, finishing ? Z_FINISH : Z_NO_FLUSH) }
    }

    /// - Parameter finishing: whether the input is the last; zlib then keeps no window of a stream that ends in this call.
    func inflate(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, finishing: Bool
    ) -> Step {
        run(input, output) { CZlib.inflate($0, finishing ? Z_FINISH : Z_NO_FLUSH) }
    }

    /// Calls zlib once, with at most 4 GiB on either side: its counters have 32 bits.
    private func run(
        _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer,
        _ call: (UnsafeMutablePointer<z_stream>) -> Int32
    ) -> Step {
        let inputCount = uInt(clamping: input.count)
        let outputCount = uInt(clamping: output.count)
        stream.pointee.next_in = UnsafeMutableRawPointer(mutating: input.baseAddress)?
            .assumingMemoryBound(to: Bytef.self)
        stream.pointee.avail_in = inputCount
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.pointee.avail_out = outputCount
        let status: Status =
            switch call(stream) {
            case Z_OK, Z_BUF_ERROR: .going
            case Z_STREAM_END: .ended
            default: .failed
            }
        return Step(
            status: status, read: Int(inputCount - stream.pointee.avail_in),
            written: Int(outputCount - stream.pointee.avail_out))
    }
}
