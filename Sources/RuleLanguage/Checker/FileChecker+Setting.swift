internal import SlimDiagnostics

extension FileChecker {
    mutating func settingRule(_ syntax: StatementSyntax, _ keyword: StatementKeyword) -> SettingRule? {
        guard let key = SettingRule.Key(rawValue: keyword.rawValue) else { return nil }
        let example = key == .target ? "target python3.12-arm64" : "\(key.rawValue) \"path\""
        guard let value = syntax.arguments.first, !value.text.isEmpty else {
            let place = syntax.arguments.first?.span ?? syntax.endOfArguments
            sink.error("missing-value", place, "\(key.rawValue) has no value", label: "write \(example)")
            return nil
        }
        if syntax.arguments.count > 1 {
            let extra = syntax.arguments[1]
            sink.error("extra-word", extra.span, "\(key.rawValue) takes one value", label: "leave this out")
        }
        if let earlier = settings.updateValue(syntax.keyword.span, forKey: key) {
            let line = source.text.line(at: earlier.start)
            sink.error(
                "repeated-setting", syntax.keyword.span, "\(key.rawValue) is set twice", label: "also in line \(line)")
        }
        if key == .target {
            checkTarget(value)
        } else if value.isWord {
            sink.error("not-a-string", value.span, "paths stand in quotes", label: "write \"\(value.text)\"")
        }
        return SettingRule(key: key, value: value.text, location: location(value.span))
    }

    /// `python3.12-arm64`, that is `python3.` and a number, `-`, `arm64` or `x86_64`.
    private mutating func checkTarget(_ value: Token) {
        let parts = value.text.split(separator: "-", maxSplits: 1).map(String.init)
        let machines = ["arm64": "arm64", "aarch64": "arm64", "x86_64": "x86_64", "amd64": "x86_64", "x64": "x86_64"]
        let minor = parts.first.flatMap { $0.hasPrefix("python3.") ? Int($0.dropFirst("python3.".count)) : nil }
        let machine = parts.count == 2 ? machines[parts[1].lowercased()] : nil
        if minor != nil, let machine, machine == parts[1], value.isWord { return }
        let meant = "python3.\(minor ?? 12)-\(machine ?? "arm64")"
        sink.error("not-a-target", value.span, "\(value.written) is no target", label: "write \(meant)")
    }
}
