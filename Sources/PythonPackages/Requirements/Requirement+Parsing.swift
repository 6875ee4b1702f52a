extension Requirement {
    /// Reads a requirement as `Requires-Dist` and requirements files have it.
    public init(parsing text: String) throws(PackagingError) {
        var cursor = ByteCursor(text)
        cursor.skip(while: \.isSpaceOrTab)
        guard let name = cursor.parseName() else {
            throw PackagingError("expected the name of a distribution", at: cursor.position..<cursor.position)
        }
        writtenName = name
        cursor.skip(while: \.isSpaceOrTab)
        extras = try cursor.parseExtras()
        cursor.skip(while: \.isSpaceOrTab)
        if cursor.take("@") {
            (url, marker) = try cursor.parseURLAndMarker()
            specifiers = SpecifierSet(specifiers: [])
        } else {
            url = nil
            specifiers = try cursor.parseSpecifiers()
            cursor.skip(while: \.isSpaceOrTab)
            marker = try cursor.parseMarkerPart(expected: "a comma, a semicolon or the end")
        }
        guard cursor.isAtEnd else {
            throw PackagingError("expected the end of the requirement", at: cursor.rest)
        }
    }
}

extension ByteCursor {
    /// Reads a name, which starts with a letter or digit and does not end in `-` or `.`.
    fileprivate mutating func parseName() -> String? {
        guard let first = next, first.isASCIIAlphanumeric else { return nil }
        let start = position
        let run = skip(while: \.isNameByte)
        if let byte = next, byte.isWordByte {
            // A letter outside ASCII follows: the name ends at the last - or . before it, if there is one.
            guard let last = bytes[run].lastIndex(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }) else {
                position = start
                return nil
            }
            position = last
        }
        while bytes[position - 1] == UInt8(ascii: "-") || bytes[position - 1] == UInt8(ascii: ".") { position -= 1 }
        return text(start..<position)
    }

    fileprivate mutating func parseExtras() throws(PackagingError) -> Set<NormalizedName> {
        let start = position
        guard take("[") else { return [] }
        var extras: Set<NormalizedName> = []
        skip(while: \.isSpaceOrTab)
        if let first = parseName() {
            extras.insert(NormalizedName(first))
            skip(while: \.isSpaceOrTab)
            while take(",") {
                skip(while: \.isSpaceOrTab)
                guard let name = parseName() else {
                    throw PackagingError("expected the name of an extra behind the comma", at: position..<position)
                }
                extras.insert(NormalizedName(name))
                skip(while: \.isSpaceOrTab)
            }
        }
        guard take("]") else {
            throw PackagingError("expected a comma or ] behind the extras", at: start..<position)
        }
        return extras
    }

    fileprivate mutating func parseSpecifiers() throws(PackagingError) -> SpecifierSet {
        let open = position
        let isInParentheses = take("(")
        if isInParentheses { skip(while: \.isSpaceOrTab) }
        let start = position
        while scanSpecifier() != nil {
            skip(while: \.isSpaceOrTab)
            guard take(",") else { break }
            skip(while: \.isSpaceOrTab)
        }
        let set: SpecifierSet
        do {
            // What stands behind === may hold commas, so the text is read once more as a set.
            set = try SpecifierSet(parsing: text(start..<position))
        } catch {
            let place = start + error.utf8Offset
            throw PackagingError(error.message, at: place..<place + error.utf8Length, hint: error.hint)
        }
        if isInParentheses, !take(")") {
            throw PackagingError("the closing parenthesis is missing", at: open..<open + 1)
        }
        return set
    }

    fileprivate mutating func parseURLAndMarker() throws(PackagingError) -> (url: String, marker: Marker?) {
        skip(while: \.isSpaceOrTab)
        let url = skip { !$0.isSpaceOrTab }
        guard !url.isEmpty else { throw PackagingError("a URL is missing behind @", at: position..<position) }
        skip(while: \.isSpaceOrTab)
        return (text(url), try parseMarkerPart(expected: "a semicolon or the end behind the URL"))
    }

    fileprivate mutating func parseMarkerPart(expected: String) throws(PackagingError) -> Marker? {
        if isAtEnd { return nil }
        guard take(";") else { throw PackagingError("expected \(expected)", at: rest) }
        return try parseMarker()
    }
}
