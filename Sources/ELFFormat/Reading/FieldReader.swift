/// Reads the fields of one structure in the class and byte order of its file.
///
/// The span is passed to each call, because a type cannot store one yet.
struct FieldReader {
    let elfClass: ELFClass
    let order: ByteOrder
    let structure: ELFStructure
    private(set) var offset: Int

    init(_ encoding: Encoding, _ structure: ELFStructure, at offset: Int) {
        elfClass = encoding.elfClass
        order = encoding.byteOrder
        self.structure = structure
        self.offset = offset
    }

    @inline(__always)
    private mutating func next<Number: FixedWidthInteger & BitwiseCopyable>(
        _ type: Number.Type, _ bytes: RawSpan
    ) throws(ELFError) -> Number {
        let size = MemoryLayout<Number>.size
        guard offset >= 0, offset <= bytes.byteCount, size <= bytes.byteCount - offset else {
            throw ELFError(reason: .outOfBounds(structure, size: UInt64(size)), offset: UInt64(max(offset, 0)))
        }
        defer { offset += size }
        return bytes.value(at: offset, as: type, in: order)
    }

    mutating func byte(_ bytes: RawSpan) throws(ELFError) -> UInt8 { try next(UInt8.self, bytes) }
    mutating func half(_ bytes: RawSpan) throws(ELFError) -> UInt16 { try next(UInt16.self, bytes) }
    mutating func word(_ bytes: RawSpan) throws(ELFError) -> UInt32 { try next(UInt32.self, bytes) }

    /// A field whose width follows the class: Addr, Off, and the Xword fields that are Word in 32-bit files.
    mutating func native(_ bytes: RawSpan) throws(ELFError) -> UInt64 {
        switch elfClass {
        case .bits32: UInt64(try next(UInt32.self, bytes))
        case .bits64: try next(UInt64.self, bytes)
        }
    }

    mutating func skip(_ count: Int) {
        offset += count
    }
}

/// What decides how every later field of a file is read.
struct Encoding {
    let elfClass: ELFClass
    let byteOrder: ByteOrder
}
