import LayerSlimKit
import PythonPackages

extension CycloneDX {
    /// - Parameters:
    ///   - name: what the layer is called.
    ///   - archive: SHA-256 of the layer's zip, in hexadecimal; nil for a tree.
    public init(_ snapshot: LayerSnapshot, name: String, archive: String? = nil) {
        let groups = snapshot.groups.filter { $0.bucket == .distribution }
        let references = Self.references(groups)
        let manifest = snapshot.manifest
        let sizes = Dictionary(
            (manifest?.distributions ?? []).map { (NormalizedName($0.name), $0) },
            uniquingKeysWith: { first, _ in first })
        let present = zip(groups, references).map { group, reference in
            Component(group, reference: reference, before: sizes[NormalizedName(group.name)]?.before)
        }
        let names = Set(groups.map { NormalizedName($0.name) })
        let gone = (manifest?.distributions ?? []).filter { !names.contains(NormalizedName($0.name)) }
        let layer = "layer:\(name)"
        metadata = Metadata(
            tools: Tools(components: [
                Component(
                    type: "application", reference: "tool:layerslim", name: "layerslim",
                    version: snapshot.tool.split(separator: " ").last.map { String($0) }, purl: nil, scope: nil,
                    properties: nil)
            ]),
            component: Component(
                type: "application", reference: layer, name: name, version: nil, purl: nil, scope: nil,
                properties: [
                    Property("target", snapshot.target), Property("bytes", "\(snapshot.total.bytes)"),
                ] + (snapshot.total.files.map { [Property("files", "\($0)")] } ?? []),
                hashes: archive.map { [Hash(content: $0)] }),
            properties: Self.removals(manifest))
        components = (present + gone.map { Component(gone: $0) }).sorted { $0.reference < $1.reference }
        let referenceOf = Dictionary(
            zip(groups, references).map { (NormalizedName($0.name), $1) }, uniquingKeysWith: { first, _ in first })
        let roots = zip(groups, references).filter { $0.0.isRoot == true }.map(\.1).sorted()
        dependencies =
            [Dependency(ref: layer, dependsOn: roots)]
            + zip(groups, references).map { group, reference in
                let targets = (group.requires ?? []).compactMap { referenceOf[NormalizedName($0.name)] }
                return Dependency(ref: reference, dependsOn: Array(Set(targets)).sorted())
            }.sorted { $0.ref < $1.ref }
    }

    /// Unique also where a distribution is installed twice.
    private static func references(_ groups: [LayerSnapshot.Group]) -> [String] {
        var counts: [String: Int] = [:]
        return groups.map { group in
            let reference = PackageURL.text(group.name, group.version)
            counts[reference, default: 0] += 1
            let count = counts[reference] ?? 1
            return count == 1 ? reference : "\(reference)#\(count)"
        }
    }

    /// What each rule took, and what was patched, stripped and put back.
    private static func removals(_ manifest: LayerManifest?) -> [Property] {
        guard let manifest else { return [] }
        var properties = manifest.rules.map { Property("rules", "\($0.name) sha256:\($0.sha256)") }
        for (number, statement) in manifest.statements.enumerated() {
            let folders = manifest.removed.filter { $0.statement == number }
            let files = folders.reduce(0) { $0 + $1.files.count }
            guard files > 0 else { continue }
            let bytes = folders.reduce(0) { $0 + $1.files.values.reduce(0, +) }
            properties.append(
                Property(
                    "removed",
                    "\(statement.title) (\(statement.place)): \(files) files, \(bytes) bytes"
                        + statement.loses.map { "; loses \($0)" }.joined()))
        }
        properties += manifest.patched.map { Property("patched", $0.path) }
        let freed = manifest.stripped.reduce(0) { $0 + $1.before - $1.after }
        if !manifest.stripped.isEmpty {
            properties.append(Property("stripped", "\(manifest.stripped.count) files, \(freed) bytes"))
        }
        return properties + manifest.putBack.map { Property("put-back", "\($0.path): \($0.reason)") }
    }
}

extension CycloneDX.Property {
    fileprivate init(_ name: String, _ value: String) {
        self.init(name: "layerslim:\(name)", value: value)
    }
}

extension CycloneDX.Component {
    fileprivate init(_ group: LayerSnapshot.Group, reference: String, before: Int?) {
        var properties = [CycloneDX.Property("bytes", "\(group.amount.bytes)")]
        if let files = group.amount.files { properties.append(.init("files", "\(files)")) }
        if let before, before > group.amount.bytes {
            properties.append(.init("removed-bytes", "\(before - group.amount.bytes)"))
        }
        self.init(
            type: "library", reference: reference, name: group.name, version: group.version,
            purl: PackageURL.text(group.name, group.version), scope: "required", properties: properties,
            licenses: group.licence.map(CycloneDX.LicenseChoice.all))
    }

    /// A distribution that rules took out whole.
    fileprivate init(gone distribution: LayerManifest.Distribution) {
        let purl = PackageURL.text(distribution.name, distribution.version)
        self.init(
            type: "library", reference: "removed:\(purl)", name: distribution.name, version: distribution.version,
            purl: purl, scope: "excluded",
            properties: [CycloneDX.Property("removed-bytes", "\(distribution.before)")])
    }
}

extension CycloneDX.LicenseChoice {
    fileprivate static func all(_ licence: DeclaredLicence) -> [Self] {
        switch licence {
        case .expression(let text): [Self(expression: text, acknowledgement: "declared")]
        case .names(let names): names.map { Self(license: .init(name: $0)) }
        }
    }
}

/// Names of packages by their registry (<https://github.com/package-url/purl-spec>).
enum PackageURL {
    static func text(_ name: String, _ version: String?) -> String {
        "pkg:pypi/\(encoded(NormalizedName(name).text))" + (version.map { $0.isEmpty ? "" : "@\(encoded($0))" } ?? "")
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
                || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~")].contains(byte)
            guard !isPlain else { return String(UnicodeScalar(byte)) }
            let hex = String(byte, radix: 16, uppercase: true)
            return "%" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
    }
}
