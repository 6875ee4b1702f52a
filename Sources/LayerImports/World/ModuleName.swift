public import LayerModel
import PythonPackages
public import SlimFiles

/// The dotted name under which Python imports a file.
public struct ModuleName: Hashable, Comparable, CustomStringConvertible {
    /// Never empty.
    public let parts: [String]
    /// Whether the file is the `__init__` of a package, so that relative imports in it count from the name itself.
    public let isPackage: Bool

    /// nil for files that the interpreter of the target does not import, and where a folder's name is no identifier.
    public init?(of path: BytePath, target: LambdaTarget) {
        guard let name = Self.stem(of: path.name, target: target) else { return nil }
        let folders = path.components.dropLast().map { String(decoding: $0, as: UTF8.self) }
        isPackage = name == "__init__"
        parts = isPackage ? folders : folders + [name]
        guard !parts.isEmpty, parts.allSatisfy(Self.isIdentifier) else { return nil }
    }

    /// - Parameter dotted: absolute.
    public init(dotted: String, isPackage: Bool) {
        parts = dotted.split(separator: ".").map { String($0) }
        self.isPackage = isPackage
    }

    /// The absolute name of what an import in the file names; nil where its dots lead out of the top-level package, and
    /// where it names nothing.
    ///
    /// - Parameter level: the number of leading dots, which `module` lacks.
    public func absolute(_ module: String, level: Int) -> String? {
        guard level > 0 else { return module.isEmpty ? nil : module }
        let package = package
        guard level <= package.count else { return nil }
        let base = package.prefix(package.count - level + 1)
        return (base + (module.isEmpty ? [] : [module])).joined(separator: ".")
    }

    public var description: String { parts.joined(separator: ".") }

    /// What relative imports in the file count from.
    public var package: [String] { isPackage ? parts : Array(parts.dropLast()) }

    public static func < (left: ModuleName, right: ModuleName) -> Bool { left.description < right.description }

    private static func stem(of name: [UInt8], target: LambdaTarget) -> String? {
        guard let text = String(validating: name, as: UTF8.self) else { return nil }
        if text.hasSuffix(".py") { return String(text.dropLast(3)) }
        guard let tag = ExtensionTag(fileName: text),
            tag.loads(onPython3: target.pythonMinor, architecture: target.architecture.machineName)
        else { return nil }
        return tag.moduleName
    }

    public static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, !(48...57).contains(first.value) else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar == "_" || scalar.properties.isAlphabetic || (48...57).contains(scalar.value)
        }
    }
}
