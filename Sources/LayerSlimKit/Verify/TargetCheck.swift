import ELFFormat
import LayerModel
import SlimFiles

/// Whether a tree can be for the target at all: none of its files that are bound to a machine or a Python version is.
struct TargetCheck {
    let analysis: LayerAnalysis

    /// nil where at least one such file is for the target, or there is none.
    var finding: Finding? {
        let target = analysis.target.target
        let bound = analysis.natives.values.filter { $0.role != .other }
        let minors = Set(bound.compactMap(\.cpythonMinor))
        var contradictions: [String] = []
        if isOtherMachine {
            contradictions.append(
                "its ELF files are for \(machines.map(\.rawValue).sorted().joined(separator: " and "))")
        }
        if !minors.isEmpty, !minors.contains(target.pythonMinor) {
            let names = minors.sorted().map { "3.\($0)" }.joined(separator: " and ")
            contradictions.append("its extension modules are for Python \(names)")
        }
        if let folder = folderMinor, folder != target.pythonMinor {
            contradictions.append(
                "it lies in lib/python3.\(folder), where Python 3.\(target.pythonMinor) does not look")
        }
        guard !contradictions.isEmpty else { return nil }
        return Finding(
            .targetContradicted, .error, "the tree is not for \(target): \(contradictions.joined(separator: "; "))",
            details: [.init("mend", "name another --target, or install the wheels for this one")])
    }

    /// Whether none of the ELF files is for the target's machine, and one at least for another.
    var isOtherMachine: Bool { !machines.isEmpty && !machines.contains(analysis.target.target.architecture) }

    private var machines: Set<LambdaTarget.Architecture> {
        Set(analysis.natives.values.filter { $0.role != .other }.compactMap { architecture(of: $0) })
    }

    private func architecture(of native: NativeFile) -> LambdaTarget.Architecture? {
        switch native.elf.header.machine {
        case .aarch64: LambdaTarget.Architecture.arm64
        case .x86_64: LambdaTarget.Architecture.x86
        default: nil
        }
    }

    private var folderMinor: Int? {
        for component in analysis.tree.sitePrefix.components {
            let name = String(decoding: component, as: UTF8.self)
            if name.hasPrefix("python3.") { return Int(name.dropFirst("python3.".count)) }
        }
        return nil
    }
}
