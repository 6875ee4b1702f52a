/// The Zip64 extra field of a header: the numbers that do not fit into 32 bits (APPNOTE.TXT 4.5.3).
struct Zip64Field {
    private var numbers = ByteReader([])

    /// Finds the field among a header's extra fields. Bytes that are no extra field end the search.
    init(in extra: ArraySlice<UInt8>) {
        var reader = ByteReader(extra)
        while let identifier: UInt16 = reader.number(), let size: UInt16 = reader.number(),
            let content = reader.take(Int(size))
        {
            if identifier == 1 {
                numbers = ByteReader(content)
                return
            }
        }
    }

    /// The next number of the field where the header says that it did not fit, else the header's.
    mutating func resolve(_ number: UInt32) -> UInt64 {
        guard number == UInt32.max else { return UInt64(number) }
        return numbers.number() ?? UInt64(number)
    }
}
