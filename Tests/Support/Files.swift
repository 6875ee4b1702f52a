#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A failure of the test's surroundings, not of the code under test. Its text says what to do.
public struct TestSupportError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// All bytes of a file.
public func readFile(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
        throw TestSupportError("cannot open \(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count == 0 { return bytes }
        guard count > 0 else {
            if errno == EINTR { continue }
            throw TestSupportError("cannot read \(path): \(String(cString: strerror(errno)))")
        }
        bytes += buffer[..<count]
    }
}

/// Makes a file with these bytes, in place of any file that was there.
public func writeFile(_ path: String, _ bytes: [UInt8], mode: UInt16 = 0o644) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(mode))
    guard descriptor >= 0 else {
        throw TestSupportError("cannot create \(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else {
            if errno == EINTR { continue }
            throw TestSupportError("cannot write \(path): \(String(cString: strerror(errno)))")
        }
        rest = rest.dropFirst(count)
    }
}

/// The names in a folder, without `.` and `..`, in byte order.
public func namesInFolder(_ path: String) throws -> [String] {
    guard let folder = opendir(path) else {
        throw TestSupportError("cannot list \(path): \(String(cString: strerror(errno)))")
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
}

/// Whether a file or folder is there, links followed.
public func fileExists(_ path: String) -> Bool {
    access(path, F_OK) == 0
}

func environmentVariable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
}

func currentEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    #if canImport(Glibc)
        let first: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    #else
        let first: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = _NSGetEnviron().pointee
    #endif
    guard var pointer = first else { return variables }
    while let entry = pointer.pointee {
        let text = String(cString: entry)
        if let equals = text.firstIndex(of: "=") {
            variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
        }
        pointer += 1
    }
    return variables
}

/// The absolute path of an existing file, without links.
public func absolutePath(_ path: String) throws -> String {
    guard let resolved = realpath(path, nil) else {
        throw TestSupportError("cannot resolve \(path): \(String(cString: strerror(errno)))")
    }
    defer { free(resolved) }
    return String(cString: resolved)
}
