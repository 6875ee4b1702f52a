/// What a path of RECORD means in a tree that `pip install --target` made.
public enum RecordLocation: Sendable, Hashable {
    /// A file of the tree: its path from the site root, without `.`, `..` and empty components.
    case inside([UInt8])
    /// An absolute path, or one that leaves the tree. Nothing must follow it.
    case outside
    /// An empty path, or one with a zero byte.
    case malformed

    /// Reads a path relative to the site root.
    ///
    /// `../../bin/x` means `bin/x`: pip installs scripts two folders above the modules and then moves both into the
    /// target, but leaves the lines as they are.
    public init(path: [UInt8]) {
        let slash = UInt8(ascii: "/")
        if path.isEmpty || path.contains(0) {
            self = .malformed
            return
        }
        if path[0] == slash {
            self = .outside
            return
        }
        let scriptPrefix = Array("../../bin/".utf8)
        let isScript = path.starts(with: scriptPrefix)
        let relative = isScript ? path[6...] : path[...]
        var components: [ArraySlice<UInt8>] = []
        for component in relative.split(separator: slash) where !component.elementsEqual(".".utf8) {
            if !component.elementsEqual("..".utf8) {
                components.append(component)
            } else if components.popLast() == nil {
                self = .outside
                return
            }
        }
        // A script's path must stay in bin, or ../../bin/../x would be one more way out.
        if isScript, components.count < 2 || !components[0].elementsEqual("bin".utf8) {
            self = .outside
            return
        }
        self = components.isEmpty ? .malformed : .inside(Array(components.joined(separator: [slash])))
    }
}
