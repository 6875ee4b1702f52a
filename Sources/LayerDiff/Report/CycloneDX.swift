import LayerSlimKit
import PythonPackages

/// A bill of materials of what is in a layer, with what rules took out of it (CycloneDX 1.6,
/// <https://cyclonedx.org/docs/1.6/json/>).
///
/// It has no serial number and no time stamp: the same layer gives the same bytes.
public struct CycloneDX: Encodable, Sendable {
    let bomFormat = "CycloneDX"
    let specVersion = "1.6"
    let version = 1
    let metadata: Metadata
    let components: [Component]
    let dependencies: [Dependency]

    struct Metadata: Encodable, Sendable {
        let tools: Tools
        let component: Component
        let properties: [Property]
    }

    struct Tools: Encodable, Sendable {
        let components: [Component]
    }

    struct Component: Encodable, Sendable {
        let type: String
        let reference: String
        let name: String
        let version: String?
        let purl: String?
        /// `excluded` for what is not in the layer any more.
        let scope: String?
        let properties: [Property]?
        var hashes: [Hash]?
        var licenses: [LicenseChoice]?

        enum CodingKeys: String, CodingKey {
            case type, name, version, purl, scope, properties, hashes, licenses
            case reference = "bom-ref"
        }
    }

    struct Hash: Encodable, Sendable {
        let alg = "SHA-256"
        let content: String

        private enum CodingKeys: String, CodingKey { case alg, content }
    }

    /// An SPDX expression, which then is the only one of its component, or the name of a licence.
    struct LicenseChoice: Encodable, Sendable {
        var expression: String?
        var license: License?
        /// Of an expression; a licence by name has its own.
        var acknowledgement: String?
    }

    struct License: Encodable, Sendable {
        let name: String
        /// As the distribution says it, unproved.
        let acknowledgement = "declared"

        private enum CodingKeys: String, CodingKey { case name, acknowledgement }
    }

    struct Property: Encodable, Sendable {
        let name: String
        let value: String
    }

    struct Dependency: Encodable, Sendable {
        let ref: String
        let dependsOn: [String]
    }

    private enum CodingKeys: String, CodingKey {
        case bomFormat, specVersion, version, metadata, components, dependencies
    }

    public func rendered() throws -> String {
        String(decoding: try JSON.encode(self, isPretty: true), as: UTF8.self)
    }
}
