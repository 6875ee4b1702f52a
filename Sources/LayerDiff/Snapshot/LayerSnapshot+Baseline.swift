import LayerSlimKit

extension LayerSnapshot {
    init(_ baseline: BaselineFile) {
        tool = baseline.tool
        target = baseline.target
        total = Amount(bytes: baseline.total.bytes, files: baseline.total.count, zipped: baseline.total.zipped)
        encoder = baseline.encoder
        rootSource = baseline.rootSource
        groups = baseline.groups.map { group in
            let about = group.about
            return Group(
                bucket: about.bucket, name: about.name, version: about.version, isRoot: about.isRoot,
                hasRecord: about.hasRecord,
                amount: Amount(bytes: about.bytes, files: about.count, zipped: about.zipped), retained: about.retained,
                requires: about.requires?.map { Requirement(name: $0.name, text: $0.text) },
                files: group.files.map(\.file))
        }
        hasFiles = baseline.groups.contains { !$0.files.isEmpty }
        manifest = baseline.rules.map { rules in
            LayerManifest(
                tool: baseline.tool, target: baseline.target, rules: rules.files,
                statements: rules.statements.map(\.about), distributions: rules.distributions.map(\.value),
                removed: rules.statements.enumerated().flatMap { number, statement in
                    statement.removed.map { .init(statement: number, folder: $0.name, files: $0.files) }
                },
                patched: rules.patched.map(\.value), stripped: rules.stripped.map(\.value),
                putBack: rules.putBack.map(\.value), switchedOff: rules.switchedOff)
        }
    }

    /// Why the numbers of a snapshot contradict each other; nil where they add up.
    ///
    /// A file from elsewhere may say anything, and sums of it are what a gate goes by.
    var contradiction: String? {
        let amounts = groups.map(\.amount) + [total]
        let sizes =
            amounts.flatMap { [$0.bytes, $0.files ?? 0, $0.zipped ?? 0] } + groups.map { $0.retained ?? 0 }
            + groups.flatMap { $0.files.flatMap { [$0.bytes, $0.zipped ?? 0, $0.symbols ?? 0] } }
        guard sizes.allSatisfy(PossibleSize.contains), manifest.map(PossibleSize.hold) ?? true else {
            return "it has an impossible size"
        }
        if groups.reduce(0, { $0 + $1.amount.bytes }) != total.bytes {
            return "its groups do not add up to its total"
        }
        guard hasFiles else { return nil }
        for group in groups where group.files.reduce(0, { $0 + $1.bytes }) != group.amount.bytes {
            return "the files of \(group.title) do not add up to its size"
        }
        if total.zipped != nil, groups.reduce(0, { $0 + ($1.amount.zipped ?? 0) }) != total.zipped {
            return "its zipped groups do not add up to its zip"
        }
        return nil
    }
}

extension LayerSnapshot.Group {
    /// The group for people: `numpy`, `[unowned] bin/`, `[archive]`.
    var title: String {
        switch bucket {
        case .distribution: name
        case .unowned: name.isEmpty ? "[unowned]" : name.hasPrefix("/opt/") ? name : "[unowned] \(name)"
        case .shared: "[shared]"
        case .archive: "[archive]"
        }
    }
}
