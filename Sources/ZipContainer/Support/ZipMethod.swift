/// How an entry's bytes are kept.
public enum ZipMethod: Sendable, Hashable {
    case stored
    case deflate
    /// A method that neither we nor AWS Lambda take, by its number in the format.
    case other(UInt16)

    init(_ number: UInt16) {
        switch number {
        case 0: self = .stored
        case 8: self = .deflate
        default: self = .other(number)
        }
    }
}
