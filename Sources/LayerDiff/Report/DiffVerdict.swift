import LayerModel
import LayerSlimKit

/// What a comparison comes to.
struct DiffVerdict {
    let report: DiffReport

    init(_ report: DiffReport) { self.report = report }

    /// Without markup: does it fit, and do the limits hold.
    var sentence: String {
        let exceeded = report.budgets.filter { $0.status == .exceeded && !$0.onlyWarns }
        let warned = report.budgets.filter { $0.status == .exceeded && $0.onlyWarns }
        var parts: [String] = [fit]
        if !exceeded.isEmpty { parts.append("\(ByteText.counted(exceeded.count, "limit")) exceeded") }
        if !warned.isEmpty {
            parts.append(
                "\(ByteText.counted(warned.count, "limit")) exceeded that only warn\(warned.count == 1 ? "s" : "")")
        }
        return parts.joined(separator: "; ")
    }

    /// The one sentence about Lambda's limit.
    var fit: String {
        guard let headroom = report.limit.headroom, let limit = report.limit.bytes else { return "the limit is off" }
        let reserve = report.limit.reserve
        let most = "\(ByteText.mebibytes(limit)) MiB"
        if headroom < 0 {
            return "does not fit: \(ByteText.short(-headroom)) over \(most) (\(ByteText.grouped(-headroom)) bytes)"
        }
        let left = "\(ByteText.short(headroom)) left of \(most)"
        return headroom < reserve
            ? "does not fit: \(left), and the function's code needs \(ByteText.short(reserve))" : "fits: \(left)"
    }

    /// Whether the new layer has room, and the function's own code beside it.
    var fits: Bool { report.limit.headroom.map { $0 >= report.limit.reserve } ?? true }

    /// Bytes too many, with those that the function's code needs; 0 where it fits.
    var excess: Int { report.limit.headroom.map { max(report.limit.reserve - $0, 0) } ?? 0 }

    /// What the change edits that it is judged by; the judgment goes by the old, and that is said aloud.
    var edited: String? {
        let raised = report.limitChanges.filter { $0.kind == .raised || $0.kind == .removed || $0.kind == .changed }
        var parts = raised.isEmpty ? [] : [ByteText.counted(raised.count, "limit")]
        if report.isBaselineEdited { parts.append("the baseline") }
        return parts.isEmpty ? nil : "edited here: \(parts.joined(separator: ", ")); judged by what was before"
    }
}
