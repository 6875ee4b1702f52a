extension Version {
    /// Reads a version in any spelling that PEP 440 allows: `v1.0`, `1.0-ALPHA_1`, ` 1.0-1 `.
    public init(parsing text: String) throws(PackagingError) {
        let bytes = Array(text.utf8)
        let content = trimWhitespace(bytes, 0..<bytes.count)
        guard !content.isEmpty else { throw PackagingError("a version is missing", at: content) }
        var cursor = ByteCursor(bytes, range: content)
        guard let version = cursor.scanVersion(), cursor.isAtEnd else {
            let faulty = cursor.position == content.upperBound ? content : cursor.rest
            throw PackagingError("\u{201c}\(cursor.text(content))\u{201d} is not a version", at: faulty)
        }
        self = version
    }
}

extension ByteCursor {
    /// Reads the longest version that starts here, or returns nil and stays.
    mutating func scanVersion(allowingLocal: Bool = true) -> Version? {
        guard let (epoch, release) = scanRelease() else { return nil }
        let preRelease = scanPreRelease()
        let postRelease = scanPostRelease()
        let devRelease = scanDevRelease()
        return Version(
            epoch: epoch, release: release, preRelease: preRelease, postRelease: postRelease, devRelease: devRelease,
            local: allowingLocal ? scanLocal() : [])
    }

    /// Reads `v`, an epoch and the dotted numbers, or returns nil and stays.
    mutating func scanRelease() -> (epoch: VersionNumber, release: [VersionNumber])? {
        let start = position
        _ = takeIgnoringCase("v")
        guard var number = scanNumber() else {
            position = start
            return nil
        }
        var epoch: VersionNumber = 0
        let afterNumber = position
        if take("!") {
            if let first = scanNumber() {
                (epoch, number) = (number, first)
            } else {
                position = afterNumber
            }
        }
        var release = [number]
        while case let beforeDot = position, take(".") {
            guard let number = scanNumber() else {
                position = beforeDot
                break
            }
            release.append(number)
        }
        return (epoch, release)
    }

    private mutating func scanPreRelease() -> Version.PreRelease? {
        let start = position
        skipSeparator()
        let phase: Version.PreRelease.Phase
        if takeIgnoringCase("alpha") || takeIgnoringCase("a") {
            phase = .alpha
        } else if takeIgnoringCase("beta") || takeIgnoringCase("b") {
            phase = .beta
        } else if takeIgnoringCase("preview") || takeIgnoringCase("pre") || takeIgnoringCase("c")
            || takeIgnoringCase("rc")
        {
            phase = .candidate
        } else {
            position = start
            return nil
        }
        skipSeparator()
        return Version.PreRelease(phase: phase, number: scanNumber() ?? 0)
    }

    private mutating func scanPostRelease() -> VersionNumber? {
        let start = position
        if take("-"), let number = scanNumber() { return number }
        position = start
        skipSeparator()
        guard takeIgnoringCase("post") || takeIgnoringCase("rev") || takeIgnoringCase("r") else {
            position = start
            return nil
        }
        skipSeparator()
        return scanNumber() ?? 0
    }

    private mutating func scanDevRelease() -> VersionNumber? {
        let start = position
        skipSeparator()
        guard takeIgnoringCase("dev") else {
            position = start
            return nil
        }
        skipSeparator()
        return scanNumber() ?? 0
    }

    private mutating func scanLocal() -> [Version.LocalSegment] {
        var segments: [Version.LocalSegment] = []
        var separatorStart = position
        guard take("+") else { return [] }
        while true {
            let segment = skip(while: \.isASCIIAlphanumeric)
            guard !segment.isEmpty else {
                position = separatorStart
                return segments
            }
            segments.append(localSegment(bytes[segment]))
            separatorStart = position
            guard skipSeparator() else { return segments }
        }
    }

    private func localSegment(_ bytes: ArraySlice<UInt8>) -> Version.LocalSegment {
        guard bytes.allSatisfy(\.isASCIIDigit) else {
            return .text(String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self))
        }
        return .number(VersionNumber(digits: bytes))
    }

    /// Moves beyond one `.`, `-` or `_`.
    @discardableResult
    private mutating func skipSeparator() -> Bool {
        take(".") || take("-") || take("_")
    }

    private mutating func scanNumber() -> VersionNumber? {
        let digits = skip(while: \.isASCIIDigit)
        return digits.isEmpty ? nil : VersionNumber(digits: bytes[digits])
    }
}
