import LayerSlimKit

/// Finds for every changed file what the change is due to.
struct CauseFinder {
    let comparison: LayerComparison
    let oldRules: RuleEffects
    let newRules: RuleEffects
    private(set) var table = CauseTable()
    /// For each file pair of the comparison its causes; none where nothing changed.
    private(set) var causes: [[CauseKey]] = []
    private let isEncoderChanged: Bool

    /// Part of a file's change.
    typealias Share = (key: CauseKey, bytes: Int)

    init(_ comparison: LayerComparison) {
        self.comparison = comparison
        let hasOtherNames = comparison.isTargetChanged || comparison.groups.contains(where: \.isUpdated)
        oldRules = RuleEffects(comparison.old.manifest, hasOtherNames: hasOtherNames)
        newRules = RuleEffects(comparison.new.manifest, hasOtherNames: hasOtherNames)
        isEncoderChanged = EncoderChange.isLikely(comparison)
        for pair in comparison.files { explain(pair) }
        explainRest()
    }

    private mutating func explain(_ pair: LayerComparison.FilePair) {
        let group = pair.newGroup ?? pair.oldGroup ?? 0
        let delta = (pair.new?.bytes ?? 0) - (pair.old?.bytes ?? 0)
        let zipped = (pair.new?.zipped ?? 0) - (pair.old?.zipped ?? 0)
        var shares: [Share]
        switch (pair.old, pair.new) {
        case (let old?, let new?):
            if let oldGroup = pair.oldGroup, oldGroup != group {
                let key = ownershipChange(from: oldGroup, to: group)
                table.move(key, bytes: old.bytes, from: oldGroup, to: group)
                shares = [(key, 0)] + changed(old, new, group, delta)
            } else {
                shares = changed(old, new, group, delta)
            }
        case (nil, let new?): shares = [(added(new, group), delta)]
        case (let old?, nil): shares = [(gone(old, group), delta)]
        case (nil, nil): shares = []
        }
        // Zipped bytes cannot be split: they go with the first share.
        if shares.isEmpty, zipped != 0 { shares = [(isEncoderChanged ? .encoder : .contents(group), 0)] }
        for (number, share) in shares.enumerated() {
            table.add(
                share.key, bytes: share.bytes, zipped: number == 0 ? zipped : 0, group: group, path: pair.path)
        }
        causes.append(shares.map(\.key))
    }

    private func added(_ file: LayerSnapshot.File, _ group: Int) -> CauseKey {
        if let statement = oldRules.removal(of: file.path) { return .released(statement) }
        if file.path == Self.manifestPath { return .bookkeeping }
        let pair = comparison.groups[group]
        if pair.bucket == .distribution, pair.old == nil { return .added(group) }
        if Self.isRecord(file.path), pair.old?.hasRecord == false { return .recordFound(group) }
        return usual(group)
    }

    private func gone(_ file: LayerSnapshot.File, _ group: Int) -> CauseKey {
        if let statement = newRules.removal(of: file.path) { return .taken(statement) }
        if file.path == Self.manifestPath { return .bookkeeping }
        let pair = comparison.groups[group]
        if pair.bucket == .distribution, pair.new == nil { return .removed(group) }
        if Self.isRecord(file.path), pair.new?.hasRecord == false { return .recordLost(group) }
        return usual(group)
    }

    /// A strip that fails or a patch explains its own bytes; the rest is due to what else happened to the distribution.
    private func changed(
        _ old: LayerSnapshot.File, _ new: LayerSnapshot.File, _ group: Int, _ delta: Int
    ) -> [Share] {
        var shares = stripShares(old, new, group)
        if let patch = patchShare(old, new, group) { shares.append(patch) }
        let rest = delta - shares.reduce(0) { $0 + $1.bytes }
        let isSame = rest == 0 && (!shares.isEmpty || !Self.differs(old, new))
        if isSame { return shares }
        let isFollowing = new.path == Self.manifestPath || Self.isRecord(new.path)
        let key = isFollowing && !comparison.groups[group].isUpdated ? CauseKey.bookkeeping : usual(group)
        return shares + [(key, rest)]
    }

    private func stripShares(_ old: LayerSnapshot.File, _ new: LayerSnapshot.File, _ group: Int) -> [Share] {
        let (before, after) = (oldRules.lostStrip(old.path), newRules.lostStrip(new.path))
        switch (before, after) {
        case (nil, let lost?) where oldRules.isStripped(old.path): return [(.putBack(group), lost)]
        case (let lost?, nil) where newRules.isStripped(new.path): return [(.stripTaken(group), -lost)]
        case (nil, nil):
            let (wasStripped, isStripped) = (oldRules.isStripped(old.path), newRules.isStripped(new.path))
            if wasStripped, !isStripped, let symbols = new.symbols, symbols > 0 { return [(.notStripped, symbols)] }
            if !wasStripped, isStripped, let symbols = old.symbols, symbols > 0 {
                return [(.stripped, new.bytes - old.bytes)]
            }
            return []
        default: return []
        }
    }

    private func patchShare(_ old: LayerSnapshot.File, _ new: LayerSnapshot.File, _ group: Int) -> Share? {
        let (before, after) = (oldRules.patch(old.path), newRules.patch(new.path))
        guard before != after else { return nil }
        return (.patch(group), (after ?? 0) - (before ?? 0))
    }

    private func ownershipChange(from old: Int, to new: Int) -> CauseKey {
        let (source, target) = (comparison.groups[old], comparison.groups[new])
        if source.old?.hasRecord == true, source.new?.hasRecord == false { return .recordLost(old) }
        if target.old?.hasRecord == false, target.new?.hasRecord == true { return .recordFound(new) }
        if source.new == nil, source.bucket == .distribution { return .removed(old) }
        return usual(new)
    }

    /// What happened to a group as a whole.
    private func usual(_ group: Int) -> CauseKey {
        if comparison.groups[group].isUpdated { return .version(group) }
        return comparison.isTargetChanged ? .target : .contents(group)
    }

    /// What no file accounts for: the archive's own bytes, and layers that do not say which files they have.
    private mutating func explainRest() {
        let isByGroup = comparison.files.isEmpty
        var explained: [Int: Int] = [:]
        for share in ReportedRemovals(comparison, old: oldRules, new: newRules).shares {
            table.add(share.key, bytes: share.bytes, zipped: 0, group: share.group, path: share.path)
            explained[share.group, default: 0] += share.bytes
        }
        for (number, pair) in comparison.groups.enumerated() where isByGroup || pair.bucket == .archive {
            let bytes = (pair.new?.amount.bytes ?? 0) - (pair.old?.amount.bytes ?? 0) - explained[number, default: 0]
            let zipped = (pair.new?.amount.zipped ?? 0) - (pair.old?.amount.zipped ?? 0)
            guard bytes != 0 || zipped != 0 || pair.isUpdated else { continue }
            let key: CauseKey
            switch (pair.bucket, pair.old, pair.new) {
            case (.archive, _, _): key = .bookkeeping
            case (.distribution, nil, _): key = .added(number)
            case (.distribution, _, nil): key = .removed(number)
            default: key = pair.isUpdated ? .version(number) : .unknown(number)
            }
            table.add(key, bytes: bytes, zipped: zipped, group: number, path: nil)
        }
    }

    private static let manifestPath = "/opt/" + LayerManifest.fileName

    private static func isRecord(_ path: String) -> Bool { path.hasSuffix(".dist-info/RECORD") }

    static func differs(_ old: LayerSnapshot.File, _ new: LayerSnapshot.File) -> Bool {
        guard old.bytes == new.bytes else { return true }
        guard let before = old.checksum, let after = new.checksum else { return false }
        return before != after
    }
}
