import LayerImports

/// How a loss is told to people.
struct LossWords {
    let loss: ImportLoss
    /// The modules that fail and whose parents do not, the one that asks for what is gone first.
    let topmost: [String]
    /// The import to show.
    let site: ImportLoss.Site?

    init(_ loss: ImportLoss) {
        self.loss = loss
        let failing = Set(loss.modules)
        let top = loss.modules.filter { module in
            !module.indices.contains { module[$0] == "." && failing.contains(String(module[..<$0])) }
        }
        func depth(_ module: String) -> Int { module.utf8.count { $0 == UInt8(ascii: ".") } }
        // The import that takes the most important module with it.
        let sites = loss.sites.map { site in
            (site, top.first { site.module == $0 || site.module.hasPrefix($0 + ".") } ?? site.module)
        }
        let best = sites.min {
            (ImportLoss.isInternal($0.1) ? 1 : 0, depth($0.1), $0.0) < (
                ImportLoss.isInternal($1.1) ? 1 : 0, depth($1.1), $1.0
            )
        }
        site = best?.0
        topmost = best.map { best in [best.1] + top.filter { $0 != best.1 } } ?? top
    }

    /// Whether nobody but a package itself and its tests can meet the failure.
    var isInternal: Bool {
        switch loss.effect {
        case .failsAtImport: loss.modules.allSatisfy(ImportLoss.isInternal)
        case .failsWhenCalled, .caught: loss.sites.allSatisfy { ImportLoss.isInternal($0.module) }
        }
    }

    func summary(isDeclared: Bool) -> String {
        switch loss.effect {
        case .failsAtImport:
            isDeclared ? "\(failing) cannot be imported, as the rule says" : "\(failing) cannot be imported\(through)"
        case .failsWhenCalled: "\(callers) when called: no \(loss.cause.text)"
        case .caught: "\(site?.module ?? "a module") goes without \(loss.cause.text)"
        }
    }

    private var failing: String { topmost.first ?? "" }

    /// `, and healpy and 3 others through it`
    private var through: String {
        let rest = topmost.dropFirst().filter { !ImportLoss.isInternal($0) }
        guard let first = rest.first else { return "" }
        let count = rest.count - 1
        return ", and \(first)" + (count > 0 ? " and \(count) other\(count == 1 ? "" : "s")" : "") + " through it"
    }

    private var callers: String {
        let functions = Set(loss.sites.map { "\($0.module).\($0.function ?? "")" }).sorted()
        let rest = functions.count - 1
        let first = site.map { "\($0.module).\($0.function ?? "")" } ?? ""
        return rest > 0 ? "\(first) and \(rest) other\(rest == 1 ? "" : "s") fail" : "\(first) fails"
    }
}
