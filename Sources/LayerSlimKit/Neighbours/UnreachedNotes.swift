import LayerModel

/// Distributions of a layer that no import of the function reaches, and those that are reached in ways that may never be taken.
struct UnreachedNotes {
    let reach: FunctionReach
    let layer: LayerAnalysis
    /// Whether a rule takes the unreached ones.
    let isRemoval: Bool

    private static let shown = 20

    func findings() -> [Finding] { [unreached, deferred, named].compactMap(\.self) }

    private var unreached: Finding? {
        let members = rows { if case .unreached = $0 { "" } else { nil } }
        guard !members.isEmpty else { return nil }
        let bytes = ByteText.short(members.reduce(0) { $0 + $1.bytes })
        let count = ByteText.counted(members.count, "distribution")
        let summary =
            isRemoval
            ? "\(count) that no import of the function reaches \(members.count == 1 ? "goes" : "go"): \(bytes)"
            : "no import of the function reaches \(count): \(bytes)"
        let mend = isRemoval ? [] : [Finding.Detail("mend", "remove unreached, with --function")]
        return Finding(.unreached, .note, summary, details: details(members) + mend)
    }

    private var deferred: Finding? {
        kept("by imports inside functions of other distributions") {
            if case .deferred(let place) = $0 { place } else { nil }
        }
    }

    private var named: Finding? {
        kept("by names that code looks up") { if case .named(let place) = $0 { place } else { nil } }
    }

    /// What is reached in a way that may never be taken.
    private func kept(_ way: String, _ remark: (FunctionReach.Standing) -> String?) -> Finding? {
        let members = rows(remark)
        guard !members.isEmpty else { return nil }
        let count = ByteText.counted(members.count, "distribution")
        let bytes = ByteText.short(members.reduce(0) { $0 + $1.bytes })
        return Finding(
            .unreached, .note,
            "\(count) (\(bytes)) \(members.count == 1 ? "is" : "are") reached only \(way): `remove unreached` keeps "
                + "\(members.count == 1 ? "it" : "them")",
            details: details(members) + [.init("mend", "remove NAME, where the function never asks for it")])
    }

    private struct Row {
        let name: String
        let bytes: Int
        let remark: String
    }

    /// The distributions that `remark` has an answer for, the largest first.
    private func rows(_ remark: (FunctionReach.Standing) -> String?) -> [Row] {
        let sizes = layer.distributionSizes
        return layer.distributions.indices.compactMap { index -> (Int, Row)? in
            guard let text = remark(reach.standings[index]) else { return nil }
            let distribution = layer.distributions[index]
            let aside = reach.guarded[index].map { "\($0) goes on without it" } ?? ""
            let row = Row(
                name: "\(distribution.displayName) \(distribution.versionText)", bytes: sizes[index],
                remark: text.isEmpty ? aside : text)
            return (index, row)
        }.sorted { ($1.1.bytes, $0.0) < ($0.1.bytes, $1.0) }.map(\.1)
    }

    private func details(_ rows: [Row]) -> [Finding.Detail] {
        let shown = rows.prefix(Self.shown).map { row in
            Finding.Detail(ByteText.short(row.bytes), row.name + (row.remark.isEmpty ? "" : ", \(row.remark)"))
        }
        let rest = rows.dropFirst(Self.shown)
        guard !rest.isEmpty else { return shown }
        return shown + [.init(ByteText.short(rest.reduce(0) { $0 + $1.bytes }), "\(rest.count) others")]
    }
}
