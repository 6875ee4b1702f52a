/// What environment markers are evaluated against: one Python on one platform (PEP 508).
public struct MarkerEnvironment: Sendable, Hashable {
    /// `major.minor`, such as `3.12`.
    public var pythonVersion: String
    /// `major.minor.patch`, such as `3.12.12`.
    public var pythonFullVersion: String
    /// `posix` or `nt`.
    public var osName: String
    /// `linux`, `darwin` or `win32`.
    public var sysPlatform: String
    /// `aarch64` or `x86_64` on Linux.
    public var platformMachine: String
    /// `CPython` or `PyPy`.
    public var platformPythonImplementation: String
    /// The kernel's release.
    public var platformRelease: String
    /// `Linux`, `Darwin` or `Windows`.
    public var platformSystem: String
    /// The kernel's build.
    public var platformVersion: String
    /// `cpython` or `pypy`.
    public var implementationName: String
    /// The interpreter's own version; for CPython the full version of Python.
    public var implementationVersion: String

    /// CPython on Linux with the GNU C library.
    /// - Parameters:
    ///   - pythonVersion: `major.minor`.
    ///   - patch: the third number of the version. Markers hardly ever ask for it.
    ///   - machine: as `uname -m` has it, `aarch64` or `x86_64`.
    ///   - kernelRelease: as `uname -r` has it; empty where it is not known.
    public static func linux(
        pythonVersion: String, patch: Int, machine: String, kernelRelease: String = ""
    ) -> MarkerEnvironment {
        let fullVersion = "\(pythonVersion).\(patch)"
        return MarkerEnvironment(
            pythonVersion: pythonVersion, pythonFullVersion: fullVersion, osName: "posix", sysPlatform: "linux",
            platformMachine: machine, platformPythonImplementation: "CPython", platformRelease: kernelRelease,
            platformSystem: "Linux", platformVersion: "", implementationName: "cpython",
            implementationVersion: fullVersion)
    }

    public init(
        pythonVersion: String, pythonFullVersion: String, osName: String, sysPlatform: String, platformMachine: String,
        platformPythonImplementation: String, platformRelease: String, platformSystem: String, platformVersion: String,
        implementationName: String, implementationVersion: String
    ) {
        self.pythonVersion = pythonVersion
        self.pythonFullVersion = pythonFullVersion
        self.osName = osName
        self.sysPlatform = sysPlatform
        self.platformMachine = platformMachine
        self.platformPythonImplementation = platformPythonImplementation
        self.platformRelease = platformRelease
        self.platformSystem = platformSystem
        self.platformVersion = platformVersion
        self.implementationName = implementationName
        self.implementationVersion = implementationVersion
    }
}
