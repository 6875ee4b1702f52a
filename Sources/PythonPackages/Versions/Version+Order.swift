extension Version: Comparable, Hashable {
    public static func == (left: Version, right: Version) -> Bool {
        left.epoch == right.epoch && left.significantRelease == right.significantRelease
            && left.suffixOrder == right.suffixOrder && left.local == right.local
    }

    public static func < (left: Version, right: Version) -> Bool {
        if left.epoch != right.epoch { return left.epoch < right.epoch }
        let (leftRelease, rightRelease) = (left.significantRelease, right.significantRelease)
        if leftRelease != rightRelease { return leftRelease.lexicographicallyPrecedes(rightRelease) }
        if left.suffixOrder != right.suffixOrder { return left.suffixOrder < right.suffixOrder }
        return left.local.lexicographicallyPrecedes(right.local)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(epoch)
        hasher.combine(significantRelease)
        hasher.combine(preRelease)
        hasher.combine(postRelease)
        hasher.combine(devRelease)
        hasher.combine(local)
    }

    /// The release numbers without trailing zeros.
    var significantRelease: ArraySlice<VersionNumber> {
        guard let last = release.lastIndex(where: { $0 != 0 }) else { return [] }
        return release[...last]
    }

    /// What orders versions of one release: 1.0.dev1 < 1.0a1.dev1 < 1.0a1 < 1.0rc1 < 1.0 < 1.0.post1.dev1 < 1.0.post1.
    private var suffixOrder: (Int, VersionNumber, Int, VersionNumber, Int, VersionNumber) {
        let phase: Int
        switch preRelease?.phase {
        case .alpha: phase = 1
        case .beta: phase = 2
        case .candidate: phase = 3
        case nil: phase = postRelease == nil && devRelease != nil ? 0 : 4
        }
        return (
            phase, preRelease?.number ?? 0,
            postRelease == nil ? 0 : 1, postRelease ?? 0,
            devRelease == nil ? 1 : 0, devRelease ?? 0
        )
    }
}

extension Version.LocalSegment: Comparable {
    /// Text comes before numbers.
    public static func < (left: Version.LocalSegment, right: Version.LocalSegment) -> Bool {
        switch (left, right) {
        case (.text(let left), .text(let right)): left < right
        case (.number(let left), .number(let right)): left < right
        case (.text, .number): true
        case (.number, .text): false
        }
    }
}
