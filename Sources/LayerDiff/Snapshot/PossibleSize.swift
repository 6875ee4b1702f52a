import LayerSlimKit

/// Sizes that a file from elsewhere may state: sums and multiples of these fit into a number.
enum PossibleSize {
    static let most = 1 << 44

    static func contains(_ size: Int) -> Bool { size >= 0 && size <= most }

    /// Whether a difference of two sizes may be this.
    static func mayDifferBy(_ size: Int) -> Bool { size.magnitude <= UInt(most) }

    static func hold(_ manifest: LayerManifest) -> Bool {
        let removed = manifest.removed.flatMap(\.files.values)
        let changed = (manifest.patched + manifest.stripped).flatMap { [$0.before, $0.after] }
        let distributions = manifest.distributions.flatMap { [$0.before, $0.after] }
        return (removed + distributions + manifest.putBack.map(\.lost)).allSatisfy(contains)
            && changed.allSatisfy(mayDifferBy)
    }

    static func hold(_ report: ApplyReport) -> Bool {
        let sizes = report.distributions.flatMap { [$0.before, $0.after] } + [report.result?.bytes ?? 0]
        return sizes.allSatisfy(contains) && report.steps.allSatisfy { mayDifferBy($0.freed) }
    }

    /// The numbers of a comparison that are added up.
    static func hold(_ report: DiffReport) -> Bool {
        func fits(_ amount: LayerSnapshot.Amount?) -> Bool {
            guard let amount else { return true }
            return [amount.bytes, amount.files ?? 0, amount.zipped ?? 0].allSatisfy(mayDifferBy)
        }
        let files = report.files.flatMap { [$0.old ?? 0, $0.new ?? 0] }
        let causes = report.causes.flatMap { [$0.bytes, $0.zipped ?? 0] }
        let limit = [report.limit.bytes ?? 0, report.limit.reserve, report.limit.headroom ?? 0]
        return (files + causes + limit).allSatisfy(mayDifferBy)
            && [report.old?.amount, report.new.amount, report.change].allSatisfy(fits)
            && (report.groups + report.kinds).allSatisfy { fits($0.old) && fits($0.new) && fits($0.change) }
    }
}
