/// What the WHEEL file of a distribution says (PEP 427). Reading is lenient and never fails.
public struct WheelFile: Sendable, Hashable {
    /// Python, ABI and platform, such as `cp312-cp312-manylinux_2_17_aarch64`.
    public struct Tag: Sendable, Hashable, CustomStringConvertible {
        public let python: String
        public let abi: String
        public let platform: String

        public var description: String { "\(python)-\(abi)-\(platform)" }
    }

    public let wheelVersion: String?
    /// The tool that made the wheel, such as `bdist_wheel 0.45.1`.
    public let generator: String?
    /// Whether the distribution was made for `purelib`; nil where the file does not say so.
    public let rootIsPurelib: Bool?
    public let build: String?
    /// The tags, sets such as `py2.py3-none-any` written out, in the order of the file.
    public let tags: [Tag]

    public init(parsing bytes: [UInt8]) {
        let headers = HeaderBlock(parsing: bytes)
        wheelVersion = headers.first("wheel-version")
        generator = headers.first("generator")
        rootIsPurelib = headers.first("root-is-purelib").map { $0.lowercased() == "true" }
        build = headers.first("build")
        tags = headers.all("tag").flatMap { Self.expand($0) }
    }

    private static func expand(_ set: String) -> [Tag] {
        let parts = set.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return [] }
        let choices = parts.map { $0.split(separator: ".").map { String($0) } }
        return choices[0].flatMap { python in
            choices[1].flatMap { abi in
                choices[2].map { Tag(python: python, abi: abi, platform: $0) }
            }
        }
    }
}
