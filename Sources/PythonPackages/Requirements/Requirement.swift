/// A requirement on another distribution (PEP 508), such as `fsspec[http] >=2023.1 ; extra == "io"`.
public struct Requirement: Sendable, Hashable {
    /// The name as it is written.
    public let writtenName: String
    /// The extras of the other distribution that are asked for.
    public let extras: Set<NormalizedName>
    /// The versions that will do; empty where every one does, and with a URL.
    public let specifiers: SpecifierSet
    /// Where the distribution must come from, as it is written.
    public let url: String?
    /// When the requirement counts; nil means always.
    public let marker: Marker?

    public var name: NormalizedName { NormalizedName(writtenName) }
}

extension Requirement: CustomStringConvertible {
    public var description: String {
        var text = writtenName
        if !extras.isEmpty { text += "[\(extras.sorted().map(\.text).joined(separator: ","))]" }
        text += specifiers.description
        if let url { text += " @ \(url)" }
        if let marker { text += "\(url == nil ? "" : " "); \(marker)" }
        return text
    }
}
