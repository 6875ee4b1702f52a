import LayerSlimKit
import PythonPackages

/// Why a distribution came or went.
struct DistributionCause {
    let comparison: LayerComparison

    func added(_ pair: LayerComparison.Pair) -> CauseText.Words {
        let title = Self.title(pair.new)
        let requirers = requirers(of: pair.name, in: comparison.new)
        // A requirer that was there before says more than one that is itself new.
        if let requirer = requirers.first(where: { wasThere($0) }) ?? requirers.first,
            pair.new?.isRoot != true || comparison.new.rootSource == .components
        {
            return (.required, pair.name, "\(title) added: \(requirement(of: pair.name, by: requirer))", [])
        }
        guard pair.new?.isRoot != nil else { return (.askedFor, pair.name, "\(title) added", []) }
        let isAsked = comparison.new.rootSource != .components
        return (.askedFor, pair.name, "\(title) added: \(isAsked ? "asked for" : "nothing here requires it")", [])
    }

    func removed(_ pair: LayerComparison.Pair) -> CauseText.Words {
        let title = Self.title(pair.old)
        let requirers = requirers(of: pair.name, in: comparison.old)
        guard !requirers.isEmpty, pair.old?.isRoot != true || comparison.old.rootSource == .components else {
            let isAsked = pair.old?.isRoot == true && comparison.old.rootSource != .components
            return (.notAskedFor, pair.name, "\(title) gone\(isAsked ? ": no longer asked for" : "")", [])
        }
        let names = requirers.map { requirer in
            guard let now = comparison.pair(named: requirer.name)?.new else { return "\(requirer.name), which is gone" }
            return now.version == requirer.version ? requirer.name : "\(requirer.name) \(now.version ?? "")"
        }
        return (
            .notRequired, pair.name, "\(title) gone: no longer required by \(names.joined(separator: ", "))", []
        )
    }

    private func requirement(of name: String, by requirer: LayerSnapshot.Group) -> String {
        let text = requirer.requires?.first { NormalizedName($0.name) == NormalizedName(name) }?.text
        let written = text.map { " (\($0))" } ?? ""
        guard let before = comparison.pair(named: requirer.name)?.old else {
            return "required by \(requirer.name), which is new\(written)"
        }
        let version = before.version == requirer.version ? "" : " \(requirer.version ?? "")"
        return "new requirement of \(requirer.name)\(version)\(written)"
    }

    private func wasThere(_ group: LayerSnapshot.Group) -> Bool { comparison.pair(named: group.name)?.old != nil }

    private func requirers(of name: String, in snapshot: LayerSnapshot) -> [LayerSnapshot.Group] {
        let wanted = NormalizedName(name)
        return snapshot.groups.filter { group in
            (group.requires ?? []).contains { NormalizedName($0.name) == wanted }
        }
    }

    private static func title(_ group: LayerSnapshot.Group?) -> String {
        guard let group else { return "" }
        return group.version.map { "\(group.name) \($0)" } ?? group.name
    }
}

extension LayerComparison {
    func pair(named name: String) -> Pair? {
        let wanted = NormalizedName(name)
        return groups.first { $0.bucket == .distribution && NormalizedName($0.name) == wanted }
    }
}
