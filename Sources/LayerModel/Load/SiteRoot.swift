import SlimFiles

/// Where the site root lies, told by the folders that a tree or an archive has.
struct SiteRoot {
    /// As seen from the folder or archive that was given; empty where that is the site root itself.
    let inInput: BytePath
    /// As seen from the layer root, so as it will be packed.
    let inLayer: BytePath

    /// - Parameters:
    ///   - name: the last components of the given path, which tell a site root that was given as such.
    ///   - paths: every file, sorted.
    init(of name: [String], paths: [BytePath]) {
        let python = BytePath("python")
        if let inner = Self.versioned(below: python, paths) {
            self.init(inInput: inner, inLayer: inner)
        } else if paths.contains(where: { $0.isInside(python) }), !Self.holdsDistributions(paths) {
            self.init(inInput: python, inLayer: python)
        } else if let inner = Self.versioned(below: "", paths), name.last == "python" {
            self.init(inInput: inner, inLayer: python.appending(inner))
        } else if name.count >= 4, name.last == "site-packages", name.suffix(4).starts(with: ["python", "lib"]) {
            self.init(inInput: "", inLayer: BytePath(name.suffix(4).joined(separator: "/")))
        } else {
            self.init(inInput: "", inLayer: python)
        }
    }

    /// A function: Python imports from the folder that Lambda unpacks it to.
    static let function = SiteRoot(inInput: "", inLayer: "")

    private init(inInput: BytePath, inLayer: BytePath) {
        self.inInput = inInput
        self.inLayer = inLayer
    }

    /// `lib/python3.X/site-packages` below a folder, where that is there.
    private static func versioned(below folder: BytePath, _ paths: [BytePath]) -> BytePath? {
        let prefix = folder.appending("lib")
        for path in paths where path.isInside(prefix) {
            guard let rest = path.relative(to: prefix)?.components, rest.count >= 3,
                rest[0].starts(with: "python3.".utf8), rest[1].elementsEqual("site-packages".utf8)
            else { continue }
            return prefix.appending(component: rest[0]).appending("site-packages")
        }
        return nil
    }

    /// Whether the given folder is itself a site root, which may hold a package called `python`.
    private static func holdsDistributions(_ paths: [BytePath]) -> Bool {
        paths.contains { $0.components.count == 2 && $0.components[0].hasSuffix(".dist-info") }
    }
}
