/// The target of an analysis and how it was found.
public struct DetectedTarget: Sendable, Hashable {
    public let target: LambdaTarget
    /// For people: `122 files are tagged cpython-312-aarch64`.
    public let reason: String

    public init(target: LambdaTarget, reason: String) {
        self.target = target
        self.reason = reason
    }
}

/// What a tree says about the target that it was built for.
struct TargetEvidence {
    /// From a folder such as `lib/python3.12`.
    var folderMinor: Int?
    /// Number of extension modules tagged for each Python 3 minor version.
    var taggedMinors: [Int: Int] = [:]
    /// Number of ELF files for each architecture that Lambda has.
    var machines: [LambdaTarget.Architecture: Int] = [:]

    /// - Throws: StageError (usage) where the tree mixes architectures or Python versions.
    func target() throws(StageError) -> DetectedTarget {
        if machines.count > 1 {
            throw mixed("ELF files for \(counts(machines.map { ($0.key.rawValue, $0.value) }))")
        }
        let minors = taggedMinors.filter { LambdaTarget.supportedMinors.contains($0.key) }
        if folderMinor == nil, minors.count > 1 {
            throw mixed("extension modules for \(counts(minors.map { ("Python 3.\($0.key)", $0.value) }))")
        }
        let architecture = machines.keys.first ?? .x86
        let minor = folderMinor ?? minors.keys.first ?? 12
        var reason: String
        if let folderMinor {
            reason = "its folder is named python3.\(folderMinor)"
        } else if let (tagged, count) = minors.first {
            let tag = "cpython-3\(tagged)-\(architecture.machineName)"
            reason = count == 1 ? "one file is tagged \(tag)" : "\(ByteText.grouped(count)) files are tagged \(tag)"
        } else {
            reason = "nothing in the tree is bound to a Python version"
        }
        if machines.isEmpty { reason += "; no ELF file tells the architecture" }
        return DetectedTarget(target: LambdaTarget(pythonMinor: minor, architecture: architecture), reason: reason)
    }

    private func mixed(_ what: String) -> StageError {
        StageError(.usage, "the tree holds \(what)", hint: "say which is meant, for example --target python3.12-arm64")
    }

    private func counts(_ pairs: [(String, Int)]) -> String {
        pairs.sorted { $0.0 < $1.0 }.map { "\($0.0) (\($0.1))" }.joined(separator: " and ")
    }
}
