/// A line that GitHub Actions turns into an annotation
/// (<https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>).
package struct WorkflowCommand: Sendable {
    /// `error`, `warning` or `notice`.
    let name: String
    let properties: [(name: String, value: String)]
    let message: String

    package init(_ name: String, _ properties: [(name: String, value: String)], _ message: String) {
        self.name = name
        self.properties = properties
        self.message = message
    }

    /// GitHub shows no more annotations of one severity from one step.
    package static let shown = 10

    /// One line, whatever the parts hold.
    package var line: String {
        let list = properties.map { "\($0.name)=\(Self.escaped($0.value, "%\r\n:,"))" }.joined(separator: ",")
        return "::\(name)\(list.isEmpty ? "" : " " + list)::\(Self.escaped(message, "%\r\n"))"
    }

    /// A line of text that the runner does not take for a command, whatever it holds.
    static func plain(_ text: String) -> String {
        let line = escaped(text, "\r\n")
        let parts = line.split(separator: "##[", omittingEmptySubsequences: false).joined(separator: "## [")
        return parts.drop { $0 == " " }.hasPrefix("::") ? ". " + parts : parts
    }

    /// - Parameter special: ASCII characters that are written as `%0A` and the like.
    private static func escaped(_ text: String, _ special: String) -> String {
        let special = Set(special.unicodeScalars)
        let digits = Array("0123456789ABCDEF")
        return text.unicodeScalars.map { scalar in
            special.contains(scalar)
                ? "%\(digits[Int(scalar.value >> 4)])\(digits[Int(scalar.value & 15)])" : String(scalar)
        }.joined()
    }
}
