import LayerModel

/// How a layer that is too big could be made to fit: the shipped rules that it was made without.
public struct WayToFit: Codable, Sendable {
    /// Bytes that have to go.
    public let needed: Int
    /// What each shipped rule that is off would free alone; the largest first, none that frees nothing.
    public let options: [Option]
    /// Bytes that all of them would free together.
    public let together: Int

    public struct Option: Codable, Sendable, Hashable {
        /// What to do to the rule file, such as ``take back `without tests` (own.rules:4)``.
        public let change: String
        public let bytes: Int
        /// Public features that go with it.
        public let loses: [String]
    }

    /// Any one of these is enough; else all of these are needed; else nothing that is shipped is enough.
    var enough: [Option] {
        let single = options.filter { $0.bytes >= needed }
        if !single.isEmpty { return single }
        guard together >= needed else { return [] }
        var sum = 0
        return Array(
            options.prefix { option in
                defer { sum += option.bytes }
                return sum < needed
            })
    }

    /// One sentence; with a colon at its end where `lines` follow.
    public var advice: String {
        let enough = enough
        if options.isEmpty { return "No shipped rule that is off would free any of them." }
        if enough.isEmpty {
            return "The shipped rules that are off would free \(ByteText.short(together)), which is not enough:"
        }
        if enough.count == 1 { return "This would do:" }
        return enough[0].bytes >= needed ? "Any one of these would do:" : "Together these would do:"
    }

    /// The same with what it is about.
    public var verdict: String { "\(ByteText.grouped(needed)) bytes must go. \(advice)" }

    /// A line for each change that `advice` announces.
    public var lines: [String] {
        (enough.isEmpty ? options : enough).map { option in
            let loses = option.loses.isEmpty ? "" : "; loses \(option.loses.joined(separator: ", "))"
            return "\(option.change): \(ByteText.short(option.bytes))\(loses)"
        }
    }
}
