/// Whether a stripped file is, to the kernel and the dynamic loader, the same as its original.
///
/// Strip tools lay files out anew, and some break them in doing so without a word. Comparing whole segments would
/// refuse every file, since padding and unused tables change; comparing what the sections of the original hold, at the
/// addresses that the new file maps, refuses the broken ones.
public struct StripComparison: Hashable, Sendable {
    /// What differs; empty means that the stripped file may replace the original.
    public let differences: [StripDifference]

    public var isSafe: Bool { differences.isEmpty }

    /// Compares two files. Bytes that cannot be read as ELF are a difference, not an error.
    /// - Complexity: linear in the size of the files.
    public init(original: RawSpan, stripped: RawSpan) {
        var comparison = Comparison()
        do throws(ELFError) {
            let before = try ELFFile(parsing: original)
            do throws(ELFError) {
                let after = try ELFFile(parsing: stripped)
                comparison.compare(before, original, after, stripped)
            } catch {
                comparison.note(.unreadable, "the stripped file cannot be read: \(error)")
            }
        } catch {
            comparison.note(.unreadable, "the original cannot be read: \(error)")
        }
        differences = comparison.differences
    }
}

/// The work of one comparison: collects differences.
struct Comparison {
    private(set) var differences: [StripDifference] = []

    mutating func note(_ kind: StripDifference.Kind, _ message: String) {
        differences.append(StripDifference(kind: kind, message: message))
    }

    mutating func compare(_ before: ELFFile, _ original: RawSpan, _ after: ELFFile, _ stripped: RawSpan) {
        switch before.stripRefusal {
        case .notLoadable: return note(.notStrippable, "neither a program nor a shared library")
        case .noSectionHeaders: return note(.notStrippable, "the original has no section headers")
        case .nothingToStrip, nil: break
        }
        if stripped.byteCount >= original.byteCount {
            let growth = stripped.byteCount - original.byteCount
            note(.notSmaller, growth == 0 ? "not a byte smaller" : "grew by \(growth) bytes")
        }
        compareHeaders(before.header, after.header)
        compareSegments(before, original, after, stripped)
        compareSections(before, original, after, stripped)
        compareDynamicParts(before, original, after, stripped)
        for finding in after.loadFindings() where finding.severity == .error {
            note(.loadCheck, finding.message)
        }
    }

    private mutating func compareHeaders(_ before: ELFHeader, _ after: ELFHeader) {
        if before.elfClass != after.elfClass || before.byteOrder != after.byteOrder || before.osABI != after.osABI {
            note(.header, "class, byte order or ABI changed")
        }
        if before.type != after.type { note(.header, "the file type changed") }
        if before.machine != after.machine { note(.header, "\(before.machine) became \(after.machine)") }
        if before.flags != after.flags { note(.header, "the processor flags changed") }
        if before.entry != after.entry { note(.header, "the entry point moved") }
    }
}

/// An address as people write it.
func hexadecimal(_ value: UInt64) -> String {
    "0x" + String(value, radix: 16)
}
