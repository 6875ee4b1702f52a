import CDeflate
import CZlib

/// The library that makes the deflate streams.
public enum DeflateEncoder: String, Sendable, CaseIterable {
    /// Two to three times as fast as zlib at the same size; needs whole files in memory.
    case libdeflate
    case zlib

    /// The version in use. libdeflate tells that of its header only.
    public var version: String {
        switch self {
        case .libdeflate: String(cString: layerslim_libdeflate_version())
        case .zlib: String(cString: zlibVersion())
        }
    }

    /// The levels that the library takes.
    public var levels: ClosedRange<Int> {
        switch self {
        case .libdeflate: 1...12
        case .zlib: 1...9
        }
    }
}

/// An encoder as a report records it: the same contents give the same bytes only under the same library, version and
/// level.
public struct EncoderIdentity: Sendable, Hashable {
    public let name: String
    public let version: String
    public let level: Int

    public init(_ encoder: DeflateEncoder, level: Int) {
        name = encoder.rawValue
        version = encoder.version
        self.level = level
    }
}
