public import SystemPackage

extension FilePath {
    /// The path whose bytes these are, up to a zero byte if there is one.
    public init(bytes: some Collection<UInt8>) {
        self.init(platformString: zeroTerminated(bytes.prefix { $0 != 0 }))
    }

    /// The bytes that the system is given, without the closing zero.
    public var bytes: [UInt8] {
        withPlatformString { pointer in
            let text = UnsafeRawPointer(pointer)
            return Array(UnsafeRawBufferPointer(start: text, count: length))
        }
    }

    var cString: [CChar] { zeroTerminated(bytes) }

    /// The path of a file below this folder.
    public func appending(_ path: BytePath) -> FilePath {
        path.isEmpty ? self : FilePath(bytes: isEmpty ? path.bytes : bytes + [UInt8(ascii: "/")] + path.bytes)
    }
}

/// The bytes and a closing zero, as C functions take a name.
func zeroTerminated(_ bytes: some Collection<UInt8>) -> [CChar] {
    [CChar](unsafeUninitializedCapacity: bytes.count + 1) { buffer, length in
        for byte in bytes {
            buffer[length] = CChar(bitPattern: byte)
            length += 1
        }
        buffer[length] = 0
        length += 1
    }
}
