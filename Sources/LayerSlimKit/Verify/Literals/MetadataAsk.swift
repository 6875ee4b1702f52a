import LayerImports
import LayerModel
import PythonImports
import PythonPackages

/// A call that reads the metadata of a distribution by its name.
struct MetadataAsk {
    static let functions = [
        "version", "metadata", "distribution", "requires", "files", "from_name", "get_distribution", "require",
    ]

    /// The distribution.
    let name: NormalizedName
    /// The file of the metadata folder that the answer is in.
    let file: String

    /// nil where the call is another's, or the name is computed.
    init?(_ call: LiteralCall, module: ModuleName?) {
        guard Self.functions.contains(call.name), let owner = Self.owner(of: call) else { return nil }
        let isModern = ["importlib.metadata", "importlib_metadata", "importlib.metadata.Distribution"].contains(owner)
        let isOld = owner == "pkg_resources" && ["get_distribution", "require"].contains(call.name)
        guard isModern || isOld, let argument = call.argument(0, "distribution_name") else { return nil }
        switch argument {
        case .string(let text):
            // `require` takes requirements: "name>=1".
            let written = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
            guard NormalizedName.isValid(String(written)) else { return nil }
            name = NormalizedName(String(written))
        case .name("__name__"):
            guard let module else { return nil }
            name = NormalizedName("\(module)")
        case .name("__package__"), .name("__spec__.parent"):
            guard let module, !module.package.isEmpty else { return nil }
            name = NormalizedName(module.package.joined(separator: "."))
        default: return nil
        }
        file = call.name == "files" ? "RECORD" : "METADATA"
    }

    private static func owner(of call: LiteralCall) -> String? {
        let owner = call.function.dropLast(call.name.count)
        return owner.last == "." ? String(owner.dropLast()) : nil
    }
}
