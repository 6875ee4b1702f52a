import PythonImports
import SlimFiles

/// A call that makes botocore load the model of a service.
struct ServiceAsk {
    static let functions = [
        "client", "resource", "create_client", "get_service_model", "get_service_data", "load_service_model",
    ]

    let service: String
    /// Whether boto3's own description of resources is needed too.
    let needsResources: Bool

    /// nil where the call names no service, or is another's `client` or `resource`.
    init?(_ call: LiteralCall, in source: SourceLiterals) {
        guard Self.functions.contains(call.name), case .string(let service)? = call.argument(0, "service_name"),
            Self.isName(service)
        else { return nil }
        if call.name == "client" || call.name == "resource" {
            let owner = call.function.dropLast(call.name.count).lowercased()
            guard owner.contains("boto") || owner.contains("session") || source.scan.usesBoto else { return nil }
        }
        self.service = service
        needsResources = call.name == "resource"
    }

    /// A service is a folder of `botocore/data`.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
            }
    }
}

extension LiteralScan {
    var usesBoto: Bool {
        !importedPackages.isDisjoint(with: ["boto3", "botocore", "aiobotocore", "aioboto3"])
    }
}
