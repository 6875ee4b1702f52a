import ELFFormat
import SlimFiles

/// The ELF files of a tree, found by their first bytes.
struct NativeInventory {
    private(set) var natives: [Int: NativeFile] = [:]
    private(set) var findings: [Finding] = []
    /// ELF files that could not be read to the end are ELF files too.
    private(set) var broken: Set<Int> = []

    /// - Parameter include: which files are looked at.
    init(
        of tree: LayerTree, jobs: Int, previous: LayerAnalysis? = nil,
        unchanged: (BytePath) -> Bool = { _ in false }, include: (LayerFile) -> Bool = { _ in true }
    ) throws {
        // The smallest ELF header has 52 bytes.
        let candidates = tree.files.indices.filter {
            tree.files[$0].hasContent && tree.files[$0].size >= 52 && include(tree.files[$0])
        }
        var known: [Int: NativeFile] = [:]
        var unread: [Int] = []
        for file in candidates {
            let path = tree.files[file].path
            guard let previous, let before = previous.fileIndex[path], unchanged(path),
                !previous.brokenNatives.contains(before)
            else {
                unread.append(file)
                continue
            }
            known[file] = previous.natives[before]
        }
        let read = try concurrentMap(unread.chunked(by: 128), jobs: jobs) { chunk in
            try chunk.map { file in (file, try NativeContent(of: tree.files[file], in: tree)) }
        }
        natives = known
        for (file, content) in read.joined() {
            switch content {
            case .noELF: break
            case .native(let native): natives[file] = native
            case .broken(let error):
                broken.insert(file)
                findings.append(NativeContent.finding(error, tree.files[file]))
            }
        }
    }

    func isELF(_ file: Int) -> Bool { natives[file] != nil || broken.contains(file) }

    func evidence(folderMinor: Int?) -> TargetEvidence {
        var evidence = TargetEvidence(folderMinor: folderMinor)
        for native in natives.values where native.role != .other {
            switch native.elf.header.machine {
            case .aarch64: evidence.machines[.arm64, default: 0] += 1
            case .x86_64: evidence.machines[.x86, default: 0] += 1
            default: break
            }
            if let minor = native.cpythonMinor { evidence.taggedMinors[minor, default: 0] += 1 }
        }
        return evidence
    }
}

/// What a file is as an ELF file.
enum NativeContent: Sendable {
    case noELF
    case native(NativeFile)
    case broken(ELFError)

    init(of file: LayerFile, in tree: LayerTree) throws {
        guard try tree.startsAsELF(file) else {
            self = .noELF
            return
        }
        self = try tree.withBytes(of: file) { bytes in
            do throws(ELFError) {
                return .native(try NativeFile(name: file.path.name, parsing: bytes))
            } catch {
                return .broken(error)
            }
        }
    }

    static func finding(_ error: ELFError, _ file: LayerFile) -> Finding {
        Finding(.unreadableELF, .error, "is a broken ELF file: \(error)", path: "\(file.path)")
    }
}

extension Array {
    /// Slices of `size` elements, the last one shorter.
    public func chunked(by size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
