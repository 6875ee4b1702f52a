/// The sizes of zip's records in bytes.
enum RecordSize {
    static let localHeader: UInt64 = 30
    static let centralHeader: UInt64 = 46
    static let endRecord: UInt64 = 22
    static let zip64EndRecord: UInt64 = 56
    static let zip64Locator: UInt64 = 20
}
