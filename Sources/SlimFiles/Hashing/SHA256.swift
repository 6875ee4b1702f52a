import CCrypto

/// SHA-256 (FIPS 180-4) by libcrypto, fed piece by piece.
public struct SHA256: ~Copyable {
    /// libcrypto cannot make the digest: no memory, or a configuration that leaves SHA-256 out.
    public struct Unavailable: Error, Hashable, Sendable, CustomStringConvertible {
        public var description: String { "libcrypto provides no SHA-256" }
    }

    private let context: OpaquePointer

    public init() throws(Unavailable) {
        guard let context = EVP_MD_CTX_new() else { throw Unavailable() }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            EVP_MD_CTX_free(context)
            throw Unavailable()
        }
        self.context = context
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    public mutating func update(_ bytes: RawSpan) throws(Unavailable) {
        let status = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        guard status == 1 else { throw Unavailable() }
    }

    /// The digest of everything so far.
    public consuming func finalize() throws(Unavailable) -> SHA256Digest {
        var bytes = [UInt8](repeating: 0, count: SHA256Digest.length)
        guard EVP_DigestFinal_ex(context, &bytes, nil) == 1 else { throw Unavailable() }
        return SHA256Digest(bytes: bytes)
    }

    public static func digest(of bytes: RawSpan) throws(Unavailable) -> SHA256Digest {
        var hash = try SHA256()
        try hash.update(bytes)
        return try hash.finalize()
    }

    public static func digest(of bytes: [UInt8]) throws(Unavailable) -> SHA256Digest {
        var digest = [UInt8](repeating: 0, count: SHA256Digest.length)
        guard EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil) == 1 else { throw Unavailable() }
        return SHA256Digest(bytes: digest)
    }
}
