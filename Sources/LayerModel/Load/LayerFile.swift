public import SlimFiles

/// One file or link of a layer. Folders are no entries of a layer: an empty one is not packed.
public struct LayerFile: Sendable, Hashable {
    /// From the site root for what lies in it, else from the layer root.
    public let path: BytePath
    public let kind: Kind
    /// Bytes; for a link the length of its target, as Lambda and zip count it.
    public let size: Int
    /// The permission bits of the file, without its type.
    public let mode: UInt16
    /// Whether it lies in the layer root beside the site root, so that Python does not import it and no rule reaches it.
    public let isOutside: Bool
    /// Whether this process may read it. Other files are counted and reported, and nothing is known of their content.
    public let isReadable: Bool

    public enum Kind: Sendable, Hashable {
        case regular
        case link(target: [UInt8])
    }

    public init(
        path: BytePath, kind: Kind, size: Int, mode: UInt16, isOutside: Bool = false, isReadable: Bool = true
    ) {
        self.path = path
        self.kind = kind
        self.size = size
        self.mode = mode
        self.isOutside = isOutside
        self.isReadable = isReadable
    }

    public var isRegular: Bool { kind == .regular }

    /// Whether its content can be looked at.
    var hasContent: Bool { isRegular && isReadable }
}
