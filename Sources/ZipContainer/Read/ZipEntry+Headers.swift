import SlimFiles

extension ZipEntry {
    /// - Parameters:
    ///   - offset: where the local header begins in the file.
    ///   - descriptorSize: bytes of the data descriptor behind the data.
    init(_ central: CentralHeader, _ local: LocalHeader, _ name: EntryName, at offset: UInt64, descriptorSize: UInt64) {
        let madeOn = central.madeBy >> 8
        let isUnix = madeOn == ZipEntry.unix || madeOn == ZipEntry.macOS
        let unixMode = UInt16(truncatingIfNeeded: central.externalAttributes >> 16)
        let isDOSFolder = central.externalAttributes & ZipEntry.dosFolder != 0
        self.name = central.name
        path = name.path
        mode = isUnix ? unixMode : nil
        kind =
            if name.isFolder || (isUnix ? unixMode & FileMode.typeMask == FileMode.folder : isDOSFolder) {
                .folder
            } else if !isUnix {
                .file
            } else {
                switch unixMode & FileMode.typeMask {
                // Some writers leave the type out.
                case 0, FileMode.regular: .file
                case FileMode.link: .link
                default: .special
                }
            }
        method = ZipMethod(central.method)
        isEncrypted = central.flags & (HeaderFlags.encrypted | HeaderFlags.masked) != 0
        date = central.date
        crc = central.crc
        size = central.size
        compressedSize = central.compressedSize
        headerOffset = offset
        dataOffset = offset + local.headerSize
        headerSize = local.headerSize + descriptorSize + central.headerSize
        end = dataOffset + central.compressedSize + descriptorSize
    }

    // Systems of the "version made by" field (APPNOTE.TXT 4.4.2) and the folder bit of DOS attributes.
    private static let unix: UInt16 = 3
    private static let macOS: UInt16 = 19
    private static let dosFolder: UInt32 = 0x10

    /// What is wrong with this entry by itself.
    var problems: [ZipFinding.Problem] {
        var problems: [ZipFinding.Problem] = []
        if kind == .special { problems.append(.special) }
        if isEncrypted { problems.append(.encrypted) }
        switch method {
        case .other(let number): problems.append(.unknownMethod(number))
        default: if !isEncrypted, declaresImpossibleSize { problems.append(.impossibleSize(size)) }
        }
        return problems
    }

    /// Whether the data cannot hold as many bytes as declared.
    var declaresImpossibleSize: Bool {
        switch method {
        case .stored: size != compressedSize
        case .deflate: size / ZipEntry.largestRatio > compressedSize
        case .other: false
        }
    }

    /// A byte of deflate data can hold four matches, each a bit for the length and one for the distance, of 258 bytes.
    private static let largestRatio: UInt64 = 4 * 258
}
