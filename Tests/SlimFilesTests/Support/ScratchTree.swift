import SlimFiles
import SystemPackage
import TestSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A folder for one test that can hold names which are no text, and is removed however deep it is.
final class ScratchTree: Sendable {
    let path: FilePath

    init() throws {
        var template = Array("/tmp/layerslim-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
        path = FilePath(platformString: template)
    }

    deinit {
        _ = try? runProcess("chmod", ["-R", "u+rwx", path.string])
        _ = try? runProcess("rm", ["-rf", path.string])
    }

    /// Makes a file and the folders that it lies in.
    @discardableResult
    func file(_ name: BytePath, _ contents: String = "", permissions: mode_t = 0o644) throws -> FilePath {
        try parents(of: name)
        let file = path.appending(name)
        let descriptor = open(cString(file), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw Errno(rawValue: errno) }
        _ = try FileDescriptor(rawValue: descriptor).closeAfter {
            try FileDescriptor(rawValue: descriptor).writeAll(contents.utf8)
        }
        try check(chmod(cString(file), permissions))
        return file
    }

    func folder(_ name: BytePath, permissions: mode_t = 0o755) throws {
        try parents(of: name)
        let folder = cString(path.appending(name))
        if mkdir(folder, permissions) != 0 && errno != EEXIST { throw Errno(rawValue: errno) }
        try check(chmod(folder, permissions))
    }

    func link(_ name: BytePath, to target: String) throws {
        try parents(of: name)
        try check(symlink(target, cString(path.appending(name))))
    }

    func pipe(_ name: BytePath) throws {
        try parents(of: name)
        try check(mkfifo(cString(path.appending(name)), 0o644))
    }

    /// A socket's name may have about 100 bytes.
    func socket(_ name: String) throws {
        #if canImport(Darwin)
            let descriptor = Darwin.socket(AF_UNIX, SOCK_STREAM, 0)
        #else
            let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let text = cString(path.appending(BytePath(name)))
        withUnsafeMutableBytes(of: &address.sun_path) { field in
            text.withUnsafeBytes { field.copyMemory(from: $0) }
        }
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try check(status)
    }

    /// Folders called `name` inside each other; each but the last also holds what `fill` makes with its descriptor.
    func deepFolders(_ levels: Int, name: String = "d", fill: (Int32) throws -> Void = { _ in }) throws {
        var folder = open(cString(path), O_RDONLY | O_DIRECTORY)
        for _ in 0..<levels {
            try fill(folder)
            try check(mkdirat(folder, name, 0o755))
            let next = openat(folder, name, O_RDONLY | O_DIRECTORY)
            close(folder)
            folder = next
        }
        close(folder)
    }

    var names: [String] {
        get throws { try namesInFolder(path.string) }
    }

    func permissions(_ name: BytePath) throws -> mode_t {
        var status = stat()
        try check(lstat(cString(path.appending(name)), &status))
        return status.st_mode & 0o7777
    }

    func text(_ name: BytePath) throws -> String {
        String(decoding: try readFile(at: path.appending(name)), as: UTF8.self)
    }

    private func parents(of name: BytePath) throws {
        if let parent = name.parent, !parent.isEmpty { try folder(parent) }
    }
}

func cString(_ path: FilePath) -> [CChar] { path.bytes.map { CChar(bitPattern: $0) } + [0] }

func check(_ status: Int32) throws {
    if status != 0 { throw Errno(rawValue: errno) }
}
