/// The meaning of globs written down as plainly as possible: braces become several patterns, and each is compared with
/// the path by trying everything. Slow, and only for well-formed patterns.
struct ReferenceGlob {
    private let patterns: [[Character]]

    init(_ text: String) {
        patterns = expandBraces(Array(text))
    }

    func matches(_ path: String) -> Bool {
        patterns.contains { matchesComponents($0[...], Array(path)[...]) }
    }
}

private func expandBraces(_ text: [Character]) -> [[Character]] {
    guard let open = indexOutsideSets(of: "{", in: text) else { return [text] }
    var depth = 0
    var start = open + 1
    var alternatives: [[Character]] = []
    for index in open..<text.count {
        if text[index] == "{" { depth += 1 }
        if text[index] == "}" { depth -= 1 }
        if depth == 1 && text[index] == "," || depth == 0 {
            alternatives.append(Array(text[start..<index]))
            start = index + 1
        }
        if depth == 0 { break }
    }
    let head = Array(text[..<open])
    let tail = Array(text[start...])
    return alternatives.flatMap { expandBraces(head + $0 + tail) }
}

private func indexOutsideSets(of character: Character, in text: [Character]) -> Int? {
    var isInSet = false
    for (index, next) in text.enumerated() {
        if next == "[" { isInSet = true }
        if next == "]" { isInSet = false }
        if next == character && !isInSet { return index }
    }
    return nil
}

/// Both start at a component.
private func matchesComponents(_ pattern: ArraySlice<Character>, _ path: ArraySlice<Character>) -> Bool {
    if pattern.elementsEqual("**") { return !path.isEmpty }
    if pattern.starts(with: "**/") {
        if matchesComponents(pattern.dropFirst(3), path) { return true }
        guard let slash = path.firstIndex(of: "/") else { return false }
        return matchesComponents(pattern, path[(slash + 1)...])
    }
    let slash = pattern.firstIndex(of: "/")
    let pathSlash = path.firstIndex(of: "/")
    guard matchesName(pattern[..<(slash ?? pattern.endIndex)], path[..<(pathSlash ?? path.endIndex)]) else {
        return false
    }
    guard let slash, let pathSlash else { return slash == nil && pathSlash == nil }
    return matchesComponents(pattern[(slash + 1)...], path[(pathSlash + 1)...])
}

private func matchesName(_ pattern: ArraySlice<Character>, _ name: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    if first == "*" {
        return matchesName(pattern.dropFirst(), name) || !name.isEmpty && matchesName(pattern, name.dropFirst())
    }
    guard let next = name.first else { return false }
    if first == "[" {
        let close = pattern.firstIndex(of: "]") ?? pattern.endIndex
        let inside = pattern[..<close].dropFirst()
        let isNegated = inside.first == "!"
        let isIn = (isNegated ? inside.dropFirst() : inside).contains(next)
        return isIn != isNegated && matchesName(pattern[(close + 1)...], name.dropFirst())
    }
    return (first == "?" || first == next) && matchesName(pattern.dropFirst(), name.dropFirst())
}
