import SlimFiles
import Testing

@Suite struct SHA256Tests {
    /// FIPS 180-4's examples, and `hashlib`'s answer for the last.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
    func `known digests`(text: String, hex: String) throws {
        let bytes = Array(text.utf8)
        #expect(try SHA256.digest(of: bytes).hex == hex)
        #expect(try bytes.withUnsafeBytes { try SHA256.digest(of: $0.bytes).hex } == hex)
        var pieces = try SHA256()
        for start in stride(from: 0, to: bytes.count, by: 999) {
            try bytes[start..<min(start + 999, bytes.count)].withUnsafeBytes { try pieces.update($0.bytes) }
        }
        #expect(try pieces.finalize().description == hex)
    }

    @Test func `RECORD's form is URL-safe and has no padding`() throws {
        // From `base64.urlsafe_b64encode(hashlib.sha256(b).digest()).rstrip(b"=")`.
        #expect(try SHA256.digest(of: []).urlSafeBase64 == "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU")
        #expect(try SHA256.digest(of: Array("abc".utf8)).urlSafeBase64 == "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0")
    }
}
