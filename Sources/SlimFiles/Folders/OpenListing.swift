import Synchronization
import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A folder that is being listed. It stays open until the folders in it are opened too, and is closed when released.
final class OpenListing: @unchecked Sendable {
    // Unchecked: one thread reads the listing; the others only open names in the descriptor.

    #if canImport(Darwin)
        private typealias Stream = UnsafeMutablePointer<DIR>
    #else
        private typealias Stream = OpaquePointer
    #endif

    private static let open = Atomic<Int>(0)

    let descriptor: Int32
    private let stream: Stream

    /// - Parameter descriptor: an open folder, which this listing closes.
    init(_ descriptor: FileDescriptor) throws(Errno) {
        guard let stream = fdopendir(descriptor.rawValue) else {
            let error = Posix.lastError()
            Posix.close(descriptor)
            throw error
        }
        self.descriptor = descriptor.rawValue
        self.stream = stream
        Self.open.add(1, ordering: .relaxed)
    }

    deinit {
        closedir(stream)
        Self.open.subtract(1, ordering: .relaxed)
    }

    /// Whether this folder may stay open so that those in it need not be opened from further up.
    ///
    /// A macOS process has 256 descriptors by default. The first third goes to any folder, the next to every 64th level,
    /// so that in very deep trees the way from an open folder stays short.
    func mayStayOpen(atDepth depth: Int) -> Bool {
        Self.open.load(ordering: .relaxed) <= (depth % 64 == 0 ? 160 : 80)
    }

    /// Calls `body` with each name but `.` and `..`, and with the type that the file system gave, which may be unknown.
    func forEachName(_ body: (Posix.Name, _ length: Int, NameType) -> Void) throws(Errno) {
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw Posix.lastError() }
                return
            }
            let type = NameType(directoryType: Int32(entry.pointee.d_type))
            withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: 1) { name in
                    if strcmp(name, ".") != 0 && strcmp(name, "..") != 0 { body(name, strlen(name), type) }
                }
            }
        }
    }
}

/// What a directory says of a name without a look at the file.
enum NameType {
    case folder, other, unknown

    init(directoryType type: Int32) {
        switch type {
        case Int32(DT_DIR): self = .folder
        case Int32(DT_UNKNOWN): self = .unknown
        default: self = .other
        }
    }
}
