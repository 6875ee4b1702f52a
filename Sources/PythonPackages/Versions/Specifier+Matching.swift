extension Specifier {
    /// Whether a version matches, pre-releases like any other.
    public func contains(_ version: Version) -> Bool {
        switch operand {
        case .version(let operand): matches(version, operand)
        case .prefix(let prefix): version.isInFamily(of: prefix, count: prefix.release.count) == (comparison == .equal)
        case .text(let text): text.lowercased() == version.description.lowercased()
        }
    }

    /// Whether a text matches: for `===` as it is written, else as the version that it must be.
    func contains(text: String) -> Bool {
        if case .text(let operand) = operand {
            return operand.lowercased() == text.lowercased()
        }
        guard let version = try? Version(parsing: text) else { return false }
        return contains(version)
    }

    private func matches(_ version: Version, _ operand: Version) -> Bool {
        // PEP 440 leaves the candidate's local version out of account unless the specifier names one.
        let candidate = operand.local.isEmpty ? version.withoutLocal : version
        switch comparison {
        case .equal: return candidate == operand
        case .notEqual: return candidate != operand
        case .atMost: return candidate <= operand
        case .atLeast: return version >= operand
        case .compatible: return version >= operand && version.isInFamily(of: operand, count: operand.release.count - 1)
        case .less:
            // <1.0 leaves out 1.0rc1, and <1.0.post1 leaves out 1.0.post1.dev0.
            let bound = operand.isPrerelease ? operand : operand.withDevelopmentRelease(0)
            return version < bound
        case .greater:
            // >1.0 leaves out 1.0.post1; >1.0.post1 does not leave out 1.0.post2.
            let leavesOutPostReleases = operand.postRelease == nil && operand.devRelease == nil
            return candidate > operand && !(leavesOutPostReleases && candidate.isPostrelease(of: operand))
        case .arbitrary: return false
        }
    }
}

extension Version {
    /// Whether the epoch and the first numbers of the release, missing ones being zero, are those of another version.
    fileprivate func isInFamily(of other: Version, count: Int) -> Bool {
        guard epoch == other.epoch else { return false }
        return other.release.prefix(count).enumerated().allSatisfy { index, number in
            number == (index < release.count ? release[index] : 0)
        }
    }

    fileprivate func isPostrelease(of other: Version) -> Bool {
        epoch == other.epoch && significantRelease == other.significantRelease && preRelease == other.preRelease
    }

    fileprivate func withDevelopmentRelease(_ number: VersionNumber) -> Version {
        Version(
            epoch: epoch, release: release, preRelease: preRelease, postRelease: postRelease, devRelease: number)
    }
}
