import LayerModel
import PythonPackages
import SlimFiles

/// What a user may want to know of a layer and that breaks nothing.
struct LayoutNotes {
    let analysis: LayerAnalysis
    /// Sentences alone, without what stands behind them.
    var isBrief = false

    var findings: [Finding] { runtimePackages + scripts + licences }

    private var runtimePackages: [Finding] {
        let found = analysis.distributions.indices.filter {
            LambdaRuntime.packages.contains(analysis.distributions[$0].name.text)
        }
        guard !found.isEmpty else { return [] }
        let names = found.map { analysis.distributions[$0].name.text }.joined(separator: ", ")
        let sizes = analysis.distributionSizes
        let total = ByteText.short(found.reduce(0) { $0 + sizes[$1] })
        return [
            Finding(
                .runtimeBrings, .note,
                "\(names) also come\(found.count == 1 ? "s" : "") with the runtime; the copies in this layer win"
                    + (isBrief ? "" : ". Without them it is \(total) smaller"),
                details: isBrief ? [] : RuntimeRisk(analysis: analysis, provided: found).details)
        ]
    }

    private var scripts: [Finding] {
        let count = analysis.tree.files.count { $0.path.parent == "bin" }
        guard count > 0 else { return [] }
        return [
            Finding(
                .builderPath, .note,
                "\(count) script\(count == 1 ? "" : "s") in bin/ hold\(count == 1 ? "s" : "") the path of the Python that "
                    + "installed \(count == 1 ? "it" : "them")")
        ]
    }

    private var licences: [Finding] {
        analysis.distributions.filter { !$0.hasLicenceText }.map {
            Finding(.noLicence, .note, "\($0.displayName) \($0.versionText) ships no licence text")
        }
            + analysis.distributions.compactMap { distribution in
                Self.copyleft(distribution).map { Finding(.noLicence, .note, "\(distribution.displayName) is \($0)") }
            }
    }

    /// A licence that asks whoever passes the layer on to pass on the sources too: GPL or AGPL, but not LGPL.
    private static func copyleft(_ distribution: Distribution) -> String? {
        // Older METADATA may have the whole text in this field.
        guard let licence = distribution.metadata?.licenseExpression ?? distribution.metadata?.license,
            licence.utf8.count <= 60
        else { return nil }
        let words = licence.uppercased().split { !$0.isLetter && !$0.isNumber }
        return words.contains { $0.hasPrefix("GPL") || $0.hasPrefix("AGPL") } ? escapedText(licence.utf8) : nil
    }
}
