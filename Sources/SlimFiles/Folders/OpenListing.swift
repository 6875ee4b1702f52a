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

    /// More open folders than this are not kept; the folders in them are opened from the root instead.
    private static let mostKept = 128
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

    /// Whether there are few enough open folders for this one to stay.
    var mayStayOpen: Bool { Self.open.load(ordering: .relaxed) <= Self.mostKept }

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
