internal import SlimDiagnostics
internal import SlimFiles

extension FileChecker {
    /// Reads the globs after a keyword, at least one, and reports what is none.
    mutating func patterns(_ tokens: [Token], after place: Span, of keyword: String) -> [GlobPattern] {
        if tokens.isEmpty {
            sink.error(
                "missing-glob", place, "\(keyword) names no files", label: "write \(keyword) \"package/folder/**\"")
        }
        return tokens.compactMap { pattern($0) }
    }

    mutating func pattern(_ token: Token) -> GlobPattern? {
        guard token.isString else {
            sink.error("not-a-glob", token.span, "globs stand in quotes", label: "write \"\(token.text)\"")
            return nil
        }
        guard token.isComplete else { return nil }
        do throws(GlobError) {
            let glob = try Glob(parsing: token.text)
            if let fix = FolderPattern.suggestion(for: glob) {
                sink.error("names-folder", token.span, "this names a folder, and a glob selects files", label: fix)
                return nil
            }
            if token.text.hasPrefix("python/") {
                sink.warning(
                    "site-root", Span(token.span.start + 1, token.span.start + 8), "paths begin at the site root",
                    label: "leave out python/")
            }
            return GlobPattern(glob: glob, location: location(token.span))
        } catch {
            let span = token.span(ofTextFrom: error.offset, length: error.length)
            let code = error.kind == .namesFolder ? "names-folder" : "glob"
            sink.error(code, span, error.message, label: error.hint)
            return nil
        }
    }
}

/// Recognises globs that no file can be meant by, though no `/` at the end gives them away.
enum FolderPattern {
    /// What to write instead, or nil where the pattern may name a file.
    static func suggestion(for glob: Glob) -> String? {
        let text = glob.text
        let last = text.split(separator: "/").last.map { String($0) } ?? text
        if last == text, glob.literalPath != nil, !text.contains("."), text != text.uppercased() {
            return "write \"\(text)/**\", or \(text) without quotes for the distribution"
        }
        guard wellKnown.contains(last) || suffixes.contains(where: last.hasSuffix) else { return nil }
        return "write \"\(text)/**\""
    }

    private static let wellKnown: Set<String> = [
        "__pycache__", "benchmarks", "bin", "doc", "docs", "example", "examples", "include", "lib", "share", "test",
        "tests",
    ]

    private static let suffixes = [".dist-info", ".libs"]
}
