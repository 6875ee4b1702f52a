import Foundation
import SlimFiles
import SystemPackage

/// A folder for one test, removed when released.
final class TemporaryFolder: Sendable {
    let path: FilePath

    init() throws {
        path = FilePath(NSTemporaryDirectory()).appending("SlimFilesTests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
    }

    deinit {
        // Foundation gives up on very deep trees.
        let remove = Process()
        remove.executableURL = URL(fileURLWithPath: "/bin/rm")
        remove.arguments = ["-rf", path.string]
        try? remove.run()
        remove.waitUntilExit()
    }

    /// Names are bytes: `make` is given what no `String` can name.
    @discardableResult
    func file(_ name: BytePath, _ contents: String = "") throws -> FilePath {
        let path = path.appending(name)
        if let parent = name.parent, !parent.isEmpty { try folder(parent) }
        let descriptor = try FileDescriptor.open(
            path, .writeOnly, options: [.create, .truncate], permissions: FilePermissions(rawValue: 0o644))
        try descriptor.closeAfter { _ = try descriptor.writeAll(contents.utf8) }
        return path
    }

    func folder(_ name: BytePath) throws {
        if let parent = name.parent, !parent.isEmpty { try folder(parent) }
        let path = path.appending(name)
        if mkdir(path.bytes.map { CChar(bitPattern: $0) } + [0], 0o755) != 0 && errno != EEXIST {
            throw Errno(rawValue: errno)
        }
    }

    func link(_ name: BytePath, to target: String) throws {
        if let parent = name.parent, !parent.isEmpty { try folder(parent) }
        let path = path.appending(name).bytes.map { CChar(bitPattern: $0) } + [0]
        if symlink(target, path) != 0 { throw Errno(rawValue: errno) }
    }

    func exists(_ name: BytePath) -> Bool {
        var status = stat()
        return lstat(path.appending(name).bytes.map { CChar(bitPattern: $0) } + [0], &status) == 0
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path.string).sorted() }
    }
}
