import CLibzip

/// Something that libzip reads or writes by asking. Subclasses answer; libzip asks on the thread that calls it.
class CallbackSource {
    /// The first error, which libzip would tell only in outline.
    final private(set) var failure: ZipWriteError?

    /// A source of libzip's that keeps this object until libzip frees it; nil where memory ran out.
    final func makeSource() -> OpaquePointer? {
        let retained = Unmanaged.passRetained(self)
        let source = zip_source_function_create(
            { context, data, length, command in
                guard let context else { return -1 }
                let object = Unmanaged<CallbackSource>.fromOpaque(context)
                guard command != ZIP_SOURCE_FREE else {
                    object.release()
                    return 0
                }
                return object.takeUnretainedValue().respond(to: command, data, length)
            }, retained.toOpaque(), nil)
        if source == nil { retained.release() }
        return source
    }

    private func respond(to command: zip_source_cmd, _ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
        let buffer = UnsafeMutableRawBufferPointer(start: data, count: Int(length))
        if command == ZIP_SOURCE_ERROR {
            guard buffer.count >= 2 * MemoryLayout<Int32>.size else { return -1 }
            buffer.storeBytes(of: errorCodes.zip, as: Int32.self)
            buffer.storeBytes(of: errorCodes.system, toByteOffset: MemoryLayout<Int32>.size, as: Int32.self)
            return Int64(2 * MemoryLayout<Int32>.size)
        }
        do throws(ZipWriteError) {
            return try answer(command, buffer) ?? -1
        } catch {
            failure = failure ?? error
            return -1
        }
    }

    /// libzip's and the system's number for what failed last.
    var errorCodes: (zip: Int32, system: Int32) {
        (ZIP_ER_INTERNAL, 0)
    }

    /// - Returns: what libzip documents for the command; nil for commands that are not supported.
    func answer(_ command: zip_source_cmd, _ buffer: UnsafeMutableRawBufferPointer) throws(ZipWriteError) -> Int64? {
        nil
    }
}
