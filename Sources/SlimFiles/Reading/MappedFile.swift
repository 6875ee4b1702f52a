public import SystemPackage

/// A file's bytes, or a part of them, to read.
///
/// Up to 256 KiB are copied into memory, which is faster than mapping them and immune to changes. Larger files are
/// mapped: if another process truncates such a file meanwhile, reading past the new end kills this process (SIGBUS),
/// as it does in every program that maps files; the size is checked once, when the file is opened.
public struct MappedFile: ~Copyable, @unchecked Sendable {
    // Unchecked for the pointer, whose memory is never written once it is here.

    private let region: FileRegion

    /// In bytes.
    public var count: Int { region.count }

    /// A regular file below a folder; a link in its place is an error.
    ///
    /// - Parameter region: byte offsets, the whole file when nil. A region past the end is an error.
    public init(_ path: BytePath, in folder: OpenFolder, region: Range<Int>? = nil) throws(FileError) {
        let (descriptor, status) = try folder.openFile(path)
        defer { Posix.close(descriptor) }
        self.region = try FileRegion(
            of: descriptor, size: status.size, region: region, path: folder.path.appending(path))
    }

    /// A regular file that the user named; links are followed.
    public init(_ path: FilePath, region: Range<Int>? = nil) throws(FileError) {
        let (descriptor, status) = try Posix.openRegularFile(path)
        defer { Posix.close(descriptor) }
        self.region = try FileRegion(of: descriptor, size: status.size, region: region, path: path)
    }

    deinit {
        region.free()
    }

    public func withBytes<Result, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(region.bytes.bytes)
    }
}
