/// A version of a distribution (PEP 440), such as `1!2.0rc1.post2.dev3+local.4`.
///
/// Versions that differ only in trailing zeros (`1.0` and `1`) are equal; the description keeps the zeros.
public struct Version: Sendable {
    /// `a`, `b` or `rc` and its number.
    public struct PreRelease: Sendable, Hashable {
        public enum Phase: String, Sendable {
            case alpha = "a"
            case beta = "b"
            case candidate = "rc"
        }

        public let phase: Phase
        public let number: VersionNumber

        public init(phase: Phase, number: VersionNumber) {
            self.phase = phase
            self.number = number
        }
    }

    /// A dot-separated part of a local version.
    public enum LocalSegment: Sendable, Hashable {
        case number(VersionNumber)
        /// Letters and digits in lower case.
        case text(String)
    }

    public let epoch: VersionNumber
    /// The dotted numbers, at least one, with their trailing zeros.
    public let release: [VersionNumber]
    public let preRelease: PreRelease?
    public let postRelease: VersionNumber?
    public let devRelease: VersionNumber?
    /// The parts behind `+`; empty where there are none.
    public let local: [LocalSegment]

    public init(
        epoch: VersionNumber = 0,
        release: [VersionNumber],
        preRelease: PreRelease? = nil,
        postRelease: VersionNumber? = nil,
        devRelease: VersionNumber? = nil,
        local: [LocalSegment] = []
    ) {
        self.epoch = epoch
        self.release = release
        self.preRelease = preRelease
        self.postRelease = postRelease
        self.devRelease = devRelease
        self.local = local
    }

    /// Whether this comes before a final release: alpha, beta, candidate or development.
    public var isPrerelease: Bool { preRelease != nil || devRelease != nil }

    public var isPostrelease: Bool { postRelease != nil }

    /// The version without its local part.
    public var withoutLocal: Version {
        Version(
            epoch: epoch, release: release, preRelease: preRelease, postRelease: postRelease, devRelease: devRelease)
    }
}

extension Version: CustomStringConvertible {
    /// The normal form of PEP 440.
    public var description: String {
        var text = release.map(\.digits).joined(separator: ".")
        if epoch != 0 { text = "\(epoch)!\(text)" }
        if let preRelease { text += "\(preRelease.phase.rawValue)\(preRelease.number)" }
        if let postRelease { text += ".post\(postRelease)" }
        if let devRelease { text += ".dev\(devRelease)" }
        if !local.isEmpty { text += "+" + local.map(\.description).joined(separator: ".") }
        return text
    }
}

extension Version.LocalSegment: CustomStringConvertible {
    public var description: String {
        switch self {
        case .number(let number): number.description
        case .text(let text): text
        }
    }
}
