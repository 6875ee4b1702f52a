import SlimFiles
public import SystemPackage

/// Why an archive or an entry cannot be read.
public struct ZipReadError: Error, Hashable {
    public let problem: Problem
    /// The entry concerned, by its name in the archive.
    public let name: [UInt8]?
    /// Where in the file, in bytes from its start.
    public let offset: UInt64?

    public enum Problem: Sendable, Hashable {
        case io(Errno)
        /// No end record: not a zip, or cut off.
        case noEndRecord
        /// The end records contradict each other or the file.
        case endRecords
        case severalDisks
        /// A record lies outside the file or is cut off.
        case truncated
        /// Another signature is expected at this place.
        case badSignature
        /// The central directory holds another number of entries than the end record says.
        case entryCount(declared: UInt64, found: UInt64)
        /// Two entries, or an entry and the central directory, share bytes.
        case overlap
        case encrypted
        case unknownMethod(UInt16)
        case outOfMemory
        /// Inflating gave up: the data is not a deflate stream.
        case badData
        /// Other bytes than the declared number come out.
        case wrongSize(declared: UInt64)
        case wrongChecksum
        /// The declared size is above what the caller takes.
        case tooLarge(declared: UInt64, limit: UInt64)
    }

    init(_ problem: Problem, name: [UInt8]? = nil, offset: UInt64? = nil) {
        self.problem = problem
        self.name = name
        self.offset = offset
    }
}

extension ZipReadError: CustomStringConvertible {
    public var description: String {
        let subject = name.map { "\(BytePath(bytes: $0)): " } ?? ""
        let place = offset.map { " (at offset \($0))" } ?? ""
        return subject + problem.text + place
    }
}

extension ZipReadError.Problem {
    fileprivate var text: String {
        switch self {
        case .io(let error): "cannot be read: \(error)"
        case .noEndRecord: "no end record: not a zip archive, or one that was cut off"
        case .endRecords: "the end records contradict each other or the file"
        case .severalDisks: "the archive is split over several files"
        case .truncated: "a record lies outside the file"
        case .badSignature: "another kind of record is expected here"
        case .entryCount(let declared, let found):
            "the end record declares \(declared) entries, the central directory holds \(found)"
        case .overlap: "shares bytes with another entry or the central directory"
        case .encrypted: "is encrypted"
        case .unknownMethod(let number): "is compressed with method \(number); only stored and deflate are read"
        case .outOfMemory: "out of memory"
        case .badData: "its data cannot be inflated"
        case .wrongSize(let declared): "declares \(declared) bytes, its data holds another number"
        case .wrongChecksum: "its content does not match its CRC-32"
        case .tooLarge(let declared, let limit): "declares \(declared) bytes, more than the \(limit) that are read"
        }
    }
}
