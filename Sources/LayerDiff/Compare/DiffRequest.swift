import LayerSlimKit

/// A comparison as it is asked for.
public struct DiffRequest: Sendable {
    /// nil where there is no baseline and that is allowed.
    public let old: LayerSnapshot?
    public let new: LayerSnapshot
    /// As the user named them.
    public let oldPath: String
    public let newPath: String
    /// What the layer is called where several are reported together.
    public var name = "layer"
    public var reserve = LambdaLimits.defaultReserve
    /// nil to switch Lambda's limit off.
    public var limit: Int? = LambdaLimits.unzipped

    public init(old: LayerSnapshot?, oldPath: String, new: LayerSnapshot, newPath: String) {
        self.old = old
        self.oldPath = oldPath
        self.new = new
        self.newPath = newPath
    }
}
