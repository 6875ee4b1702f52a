import CDeflate
import SlimFiles

/// What identifies a content.
struct ContentFingerprint: Sendable {
    /// Bytes.
    let size: UInt64
    let crc: UInt32
    let sha256: SHA256Digest
}

extension ContentFingerprint {
    init(of bytes: UnsafeRawBufferPointer) throws(ZipWriteError) {
        var hasher = try ContentHasher()
        try hasher.update(bytes)
        self = try hasher.finish()
    }
}

/// Computes a content's length, CRC-32 and SHA-256 in one pass, piece by piece.
struct ContentHasher: ~Copyable {
    private(set) var size: UInt64 = 0
    private var crc: UInt32 = 0
    private var hash: SHA256

    /// - Throws: `ZipWriteError.noDigest`.
    init() throws(ZipWriteError) {
        do {
            hash = try SHA256()
        } catch {
            throw .noDigest
        }
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) throws(ZipWriteError) {
        size += UInt64(bytes.count)
        crc = crc32(bytes, after: crc)
        do {
            try hash.update(bytes.bytes)
        } catch {
            throw .noDigest
        }
    }

    consuming func finish() throws(ZipWriteError) -> ContentFingerprint {
        let (size, crc) = (size, crc)
        do {
            return ContentFingerprint(size: size, crc: crc, sha256: try hash.finalize())
        } catch {
            throw .noDigest
        }
    }
}

/// The CRC-32 that zip uses. libdeflate computes it several times as fast as zlib.
func crc32(_ bytes: UnsafeRawBufferPointer, after crc: UInt32 = 0) -> UInt32 {
    libdeflate_crc32(crc, bytes.baseAddress, bytes.count)
}
