import LayerSlimKit
import PythonPackages
import SlimFiles

/// What two reports of `apply` say of removals: no list of the files that stay, but which files rules took and how many
/// bytes each had, so that what a rule took in one of them and not in the other is known to the byte.
struct ReportedRemovals {
    struct Share {
        let key: CauseKey
        /// Position of the pair of groups.
        let group: Int
        let bytes: Int
        let path: String
    }

    let shares: [Share]

    init(_ comparison: LayerComparison, old: RuleEffects, new: RuleEffects) {
        guard !comparison.old.hasFiles, !comparison.new.hasFiles else {
            shares = []
            return
        }
        // Another version has other files; only in the same one is a file that is not removed a file that is there.
        var groups: [String: Int] = [:]
        for (number, pair) in comparison.groups.enumerated()
        where pair.bucket == .distribution && pair.old != nil && pair.new != nil && !pair.isUpdated {
            groups[NormalizedName(pair.name).text] = number
        }
        func group(of path: BytePath) -> Int? {
            let top = path.components.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
            return groups[NormalizedName(top).text]
        }
        shares =
            old.removals(notOf: new).compactMap { removal in
                group(of: removal.path).map {
                    Share(
                        key: .released(removal.statement), group: $0,
                        bytes: removal.bytes - new.freedByStrip(removal.path), path: "\(removal.path)")
                }
            }
            + new.removals(notOf: old).compactMap { removal in
                group(of: removal.path).map {
                    Share(
                        key: .taken(removal.statement), group: $0,
                        bytes: old.freedByStrip(removal.path) - removal.bytes, path: "\(removal.path)")
                }
            }
    }
}
