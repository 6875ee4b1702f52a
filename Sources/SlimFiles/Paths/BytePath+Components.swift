extension BytePath {
    private static let slash = UInt8(ascii: "/")

    public var isEmpty: Bool { bytes.isEmpty }

    /// The components, without copying. Empty for the empty path.
    public var components: [ArraySlice<UInt8>] {
        bytes.isEmpty ? [] : bytes.split(separator: Self.slash, omittingEmptySubsequences: false)
    }

    /// The last component.
    public var name: [UInt8] {
        guard let cut = bytes.lastIndex(of: Self.slash) else { return bytes }
        return Array(bytes[(cut + 1)...])
    }

    /// The folder that holds this path: the empty path for a single component, nil for the empty path.
    public var parent: BytePath? {
        guard !bytes.isEmpty else { return nil }
        guard let cut = bytes.lastIndex(of: Self.slash) else { return BytePath(bytes: []) }
        return BytePath(bytes: Array(bytes[..<cut]))
    }

    /// This path with `path` below it.
    public func appending(_ path: BytePath) -> BytePath {
        appending(component: path.bytes)
    }

    /// This path with a name (or several, with `/` between them) below it.
    public func appending(component: some Collection<UInt8>) -> BytePath {
        if bytes.isEmpty { return BytePath(bytes: Array(component)) }
        if component.isEmpty { return self }
        var joined: [UInt8] = []
        joined.reserveCapacity(bytes.count + 1 + component.count)
        joined += bytes
        joined.append(Self.slash)
        joined += component
        return BytePath(bytes: joined)
    }

    /// Whether this path lies below `folder`, at any depth. No path is inside itself.
    public func isInside(_ folder: BytePath) -> Bool {
        if folder.bytes.isEmpty { return !bytes.isEmpty }
        return bytes.count > folder.bytes.count + 1
            && bytes[folder.bytes.count] == Self.slash
            && bytes.starts(with: folder.bytes)
    }

    /// This path as seen from `folder`; empty for the folder itself, nil where it is not inside.
    public func relative(to folder: BytePath) -> BytePath? {
        if folder.bytes.isEmpty { return self }
        if self == folder { return BytePath(bytes: []) }
        guard isInside(folder) else { return nil }
        return BytePath(bytes: Array(bytes[(folder.bytes.count + 1)...]))
    }

    /// Whether every component is an ordinary name: none is empty, `.` or `..`, and no byte is zero.
    ///
    /// Only such a path stays below its root when a program opens it.
    public var isPlain: Bool {
        // Asked of every file that is opened, so in one pass and without a list of components.
        var length = 0
        var dots = 0
        for byte in bytes {
            if byte == 0 { return false }
            if byte == Self.slash {
                if length == dots && length <= 2 { return false }
                (length, dots) = (0, 0)
            } else {
                length += 1
                if byte == UInt8(ascii: ".") { dots += 1 }
            }
        }
        return length > dots || length > 2
    }

    /// The path that `reference` means when it is read in this folder, with `.` and `..` worked out as text.
    ///
    /// - Returns: nil where the reference is absolute, climbs above the root or holds a zero byte.
    public func resolving(_ reference: some Collection<UInt8>) -> BytePath? {
        guard reference.first != Self.slash, !reference.contains(0) else { return nil }
        var resolved = components
        for component in Array(reference).split(separator: Self.slash) {
            if component.elementsEqual([0x2E]) { continue }
            if component.elementsEqual([0x2E, 0x2E]) {
                guard resolved.popLast() != nil else { return nil }
            } else {
                resolved.append(component)
            }
        }
        return BytePath(bytes: Array(resolved.joined(separator: [Self.slash])))
    }
}
