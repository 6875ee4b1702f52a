import ELFFormat
import LayerModel

/// Check 3: every symbol version that a file needs is defined by the library that the loader will bind it to.
struct SymbolVersionCheck {
    let analysis: LayerAnalysis
    private let ceilings: SymbolVersionCeilings
    private let runtime: LambdaRuntime
    private let libraries: LibraryIndex

    init(analysis: LayerAnalysis) {
        self.analysis = analysis
        ceilings = .of(analysis.target.target)
        runtime = .of(analysis.target.target)
        libraries = LibraryIndex(analysis: analysis)
    }

    /// Files of one distribution with the same kind of trouble are one finding.
    private struct Group: Hashable, Comparable {
        let code: FindingCode
        /// The index of the distribution that would have to be installed again; -1 for files of none.
        let distribution: Int
        /// The library of the layer that lacks a version; empty where the runtime does.
        let library: String

        static func < (left: Group, right: Group) -> Bool {
            (left.code.rawValue, left.distribution, left.library)
                < (right.code.rawValue, right.distribution, right.library)
        }
    }

    /// A file with what it is bound to.
    private struct Subject {
        let path: String
        let distribution: Int
        let native: NativeFile
        let dependencies: [LibraryIndex.Dependency]
    }

    private var subjects: [Subject] {
        let inside = analysis.natives.sorted { $0.key < $1.key }.map { file, native in
            var distribution = -1
            if case .distribution(let index) = analysis.owners[file] { distribution = index }
            return Subject(
                path: "\(analysis.tree.files[file].path)", distribution: distribution, native: native,
                dependencies: libraries.dependencies(of: file))
        }
        return inside
            + analysis.outsideNatives.sorted { $0.key < $1.key }.map { number, native in
                Subject(
                    path: "\(analysis.tree.outside[number].path)", distribution: -1, native: native, dependencies: [])
            }
    }

    var findings: [Finding] {
        var groups: [Group: [Shortage]] = [:]
        for subject in subjects where subject.native.role != .other && !subject.native.versionNeeds.isEmpty {
            for (group, version) in shortages(of: subject) {
                groups[group, default: []].append(Shortage(path: subject.path, version: version))
            }
        }
        return groups.sorted { $0.key < $1.key }.map { finding($0.key, $0.value) }
    }

    private struct Shortage {
        let path: String
        let version: String
    }

    private func shortages(of subject: Subject) -> [(Group, String)] {
        let sources = Dictionary(subject.dependencies.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var found: [(Group, String)] = []
        var ofRuntime: [VersionNeed] = []
        for need in subject.native.versionNeeds {
            guard let dependency = sources[need.library], let library = dependency.file, !dependency.isShadowed else {
                // The loader itself (ld-linux) and what the runtime has loaded already need not be in DT_NEEDED.
                ofRuntime.append(need)
                continue
            }
            // A library without versions only makes the loader complain.
            guard let defined = analysis.natives[library]?.definedVersions, !defined.isEmpty else { continue }
            let path = "\(analysis.tree.files[library].path)"
            for version in need.versions where !version.isWeak && !defined.contains(version.name) {
                found.append(
                    (Group(code: .libraryVersion, distribution: subject.distribution, library: path), version.name))
            }
        }
        for family in SymbolVersionCeilings.families {
            guard let needed = ofRuntime.highest(family), let highest = ceilings.highest(family), needed > highest
            else {
                continue
            }
            let code: FindingCode = family == "GLIBC" ? .newerGlibc : .newerLibstdcxx
            found.append((Group(code: code, distribution: subject.distribution, library: ""), "\(needed)"))
        }
        return found
    }

    private func finding(_ group: Group, _ shortages: [Shortage]) -> Finding {
        let paths = shortages.map(\.path).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
        let byVersion = Dictionary(grouping: shortages, by: \.version).sorted { $0.key.isLowerVersion(than: $1.key) }
            .reversed()
        let details = byVersion.map { version, list in
            Finding.Detail(version, list.map(\.path).joined(separator: ", "))
        }
        let others = paths.count - 1
        let rest = others > 0 ? "and \(others) other\(others == 1 ? "" : "s") need" : "needs"
        return Finding(
            group.code, .error, "\(rest) \(need(group, byVersion.map(\.key)))",
            path: paths[0], details: details + [.init("mend", mend(group))])
    }

    /// `glibc 2.28; python3.11 (Amazon Linux 2) has 2.26`.
    private func need(_ group: Group, _ versions: [String]) -> String {
        let system = "python3.\(analysis.target.target.pythonMinor) (\(runtime.name))"
        switch group.code {
        case .newerGlibc:
            let highest = (versions.first ?? "").drop { !$0.isNumber }
            let most = ceilings.highest("GLIBC").map { "\($0)".drop { !$0.isNumber } } ?? ""
            return "glibc \(highest); \(system) has \(most)"
        case .newerLibstdcxx:
            let families = SymbolVersionCeilings.families.filter { family in
                versions.contains { VersionNumber(parsing: $0)?.family == family }
            }
            let most = families.compactMap { ceilings.highest($0) }.map { "\($0)" }.joined(separator: " and ")
            let needed = families.compactMap { family in versions.first { $0.hasPrefix("\(family)_") } }
            return "\(needed.joined(separator: " and ")) of the C++ runtime; \(system) has \(most)"
        default:
            return "\(versions.joined(separator: ", ")) of \(group.library), which does not define it"
        }
    }

    private func mend(_ group: Group) -> String {
        let name = group.distribution < 0 ? "what brings it" : analysis.distributions[group.distribution].displayName
        guard group.library.isEmpty else { return "install \(name) again, with the libraries of its own wheel" }
        let target = analysis.target.target
        let glibc = target.pythonMinor >= 12 ? 34 : 26
        let tag = "manylinux_2_\(glibc)_\(target.architecture.machineName)"
        let runtime = target.pythonMinor >= 12 ? "" : ", or use python3.12 or later"
        return "install a wheel of \(name) tagged \(tag) or lower\(runtime)"
    }
}

extension String {
    /// By number where both have one of the same family, else as text.
    fileprivate func isLowerVersion(than other: String) -> Bool {
        guard let left = VersionNumber(parsing: self), let right = VersionNumber(parsing: other) else {
            return self < other
        }
        return left < right
    }
}
