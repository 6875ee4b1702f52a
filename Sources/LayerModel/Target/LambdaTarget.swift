public import PythonPackages

/// A Lambda Python runtime on one architecture: what a layer is built for.
///
/// The runtimes and their base images: <https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html>.
public struct LambdaTarget: Sendable, Hashable, CustomStringConvertible {
    /// The second number of the Python version: 12 for Python 3.12.
    public let pythonMinor: Int
    public let architecture: Architecture

    public enum Architecture: String, Sendable, Hashable, CaseIterable {
        case arm64
        case x86 = "x86_64"

        /// What Python calls it in `platform.machine()`, in wheel tags and in extension suffixes.
        public var machineName: String { self == .arm64 ? "aarch64" : "x86_64" }
    }

    public static let supportedMinors = 9...14

    public init(pythonMinor: Int, architecture: Architecture) {
        self.pythonMinor = pythonMinor
        self.architecture = architecture
    }

    /// Reads `python3.12-arm64`; nil for anything that is no Lambda runtime.
    public init?(_ text: String) {
        guard text.hasPrefix("python3."), let dash = text.firstIndex(of: "-") else { return nil }
        let minor = text[text.index(text.startIndex, offsetBy: "python3.".count)..<dash]
        guard let number = Int(minor), Self.supportedMinors.contains(number), String(number) == minor,
            let architecture = Architecture(rawValue: String(text[text.index(after: dash)...]))
        else { return nil }
        self.init(pythonMinor: number, architecture: architecture)
    }

    public var description: String { "python3.\(pythonMinor)-\(architecture.rawValue)" }

    public static var all: [LambdaTarget] {
        supportedMinors.flatMap { minor in
            Architecture.allCases.map { LambdaTarget(pythonMinor: minor, architecture: $0) }
        }
    }

    /// What markers see when pip runs inside this runtime (PEP 508).
    public var markerEnvironment: MarkerEnvironment {
        .linux(pythonVersion: "3.\(pythonMinor)", patch: 0, machine: architecture.machineName)
    }
}
