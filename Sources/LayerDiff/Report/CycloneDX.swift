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

        enum CodingKeys: String, CodingKey {
            case type, name, version, purl, scope, properties
            case reference = "bom-ref"
        }
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
