/// A name that a marker may ask for (PEP 508, and PEP 751 for the last two).
enum MarkerVariable: String, Sendable, Hashable, CaseIterable {
    case pythonVersion = "python_version"
    case pythonFullVersion = "python_full_version"
    case osName = "os_name"
    case sysPlatform = "sys_platform"
    case platformMachine = "platform_machine"
    case platformPythonImplementation = "platform_python_implementation"
    case platformRelease = "platform_release"
    case platformSystem = "platform_system"
    case platformVersion = "platform_version"
    case implementationName = "implementation_name"
    case implementationVersion = "implementation_version"
    case extra
    case extras
    case dependencyGroups = "dependency_groups"

    /// Spellings with a dot and one older name, which PEP 345 has.
    static let olderSpellings: [(spelling: StaticString, variable: MarkerVariable)] = [
        ("os.name", .osName),
        ("sys.platform", .sysPlatform),
        ("platform.version", .platformVersion),
        ("platform.machine", .platformMachine),
        ("platform.python_implementation", .platformPythonImplementation),
        ("python_implementation", .platformPythonImplementation),
    ]

    /// Whether values compare as versions where the right side forms a specifier.
    var holdsVersion: Bool {
        switch self {
        case .pythonVersion, .pythonFullVersion, .platformRelease, .implementationVersion: true
        default: false
        }
    }

    /// Whether the variable stands for several names. Lock files have such; the metadata of a distribution has none.
    var holdsNames: Bool {
        self == .extras || self == .dependencyGroups
    }
}

extension MarkerEnvironment {
    /// The value of a variable, or nil where metadata has no such value.
    func value(of variable: MarkerVariable, extra: String) -> String? {
        switch variable {
        case .pythonVersion: pythonVersion
        // CPython that is built between two tags ends its version in a plus sign, which PEP 440 does not allow.
        case .pythonFullVersion: pythonFullVersion.hasSuffix("+") ? pythonFullVersion + "local" : pythonFullVersion
        case .osName: osName
        case .sysPlatform: sysPlatform
        case .platformMachine: platformMachine
        case .platformPythonImplementation: platformPythonImplementation
        case .platformRelease: platformRelease
        case .platformSystem: platformSystem
        case .platformVersion: platformVersion
        case .implementationName: implementationName
        case .implementationVersion: implementationVersion
        case .extra: extra
        case .extras, .dependencyGroups: nil
        }
    }
}
