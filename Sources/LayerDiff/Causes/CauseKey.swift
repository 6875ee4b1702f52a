/// What changes of files are added up by before they are put into words.
enum CauseKey: Hashable {
    /// Position of a pair of groups.
    case version(Int)
    case added(Int)
    case removed(Int)
    /// Position of a statement of the old layer that took files which the new layer has.
    case released(Int)
    /// Position of a statement of the new layer that took files which the old layer has.
    case taken(Int)
    case putBack(Int)
    case stripTaken(Int)
    case notStripped
    case stripped
    case patch(Int)
    case recordLost(Int)
    case recordFound(Int)
    case encoder
    case target
    case contents(Int)
    case bookkeeping
    case unknown(Int)
}
