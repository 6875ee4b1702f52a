import ELFFormat
import LayerModel

/// Checks 2: every ELF file is for the target's machine, and a loader can map it.
struct ELFCheck {
    let analysis: LayerAnalysis

    /// Smallest page of both architectures' kernels on Lambda, in bytes.
    private static let pageSize: UInt64 = 4096

    var findings: [Finding] {
        let tree = analysis.tree
        let files =
            analysis.natives.sorted { $0.key < $1.key }.map { ("\(tree.files[$0].path)", $1) }
            + analysis.outsideNatives.sorted { $0.key < $1.key }.map { ("\(tree.outside[$0].path)", $1) }
        return files.flatMap { path, native -> [Finding] in
            native.role == .other ? [] : machineFinding(native, path) + loadFindings(native, path)
        }
    }

    private func machineFinding(_ native: NativeFile, _ path: String) -> [Finding] {
        let target = analysis.target.target
        let machine: ELFMachine = target.architecture == .arm64 ? .aarch64 : .x86_64
        let header = native.elf.header
        guard header.machine != machine || header.elfClass != .bits64 else { return [] }
        return [
            Finding(
                .wrongMachine, .error, "is for \(header.machine), not for \(target)", path: path,
                details: [
                    .init("mend", "install the wheel for \(target.architecture.machineName), or name another --target")
                ])
        ]
    }

    private func loadFindings(_ native: NativeFile, _ path: String) -> [Finding] {
        native.elf.loadFindings(pageSize: Self.pageSize).map { finding in
            let code: FindingCode =
                switch finding.kind {
                case .addressAndOffsetDisagree: .segmentNotCongruent
                case .outsideFile: .segmentOutsideFile
                case .alignmentBelow64KiB: .smallPages
                default: .segmentAlignment
                }
            return Finding(code, finding.severity == .error ? .error : .warning, finding.message, path: path)
        }
    }
}
