/// Whether a stripped file is, to the kernel and the dynamic loader, the same as its original.
public struct StripComparison: Hashable, Sendable {
    /// What differs; empty means that the stripped file may replace the original.
    public let differences: [StripDifference]

    public var isSafe: Bool { differences.isEmpty }

    public init(original: RawSpan, stripped: RawSpan) {
        differences = []
    }
}
