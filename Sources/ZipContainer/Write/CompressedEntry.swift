/// An entry whose data is ready for the container.
struct CompressedEntry: Sendable {
    /// The entry's place in the archive.
    let index: Int
    let content: ContentFingerprint
    let method: ZipMethod
    /// Bytes of the data.
    let compressedSize: UInt64
    /// Where the data is; nil where sizes are only measured.
    let place: Spool.Place?
}
