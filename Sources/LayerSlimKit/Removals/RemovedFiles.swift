public import LayerModel
import PythonPackages
public import SlimFiles

/// The files that are gone from a layer, and which rule took each: as a plan, a manifest or the tree before knows it.
public struct RemovedFiles: Sendable {
    public let causes: [Cause]
    /// Sorted by path.
    public let files: [File]
    /// For people, what this is known from: `its manifest`, `build/python`.
    public let origin: String

    /// A statement that removed files.
    public struct Cause: Sendable, Hashable {
        /// `as NAME`.
        public let name: String?
        public let location: FilePlace
        /// Keyword and subjects.
        public let text: String
        public let because: String?
        public let losses: [String]

        /// `file:line`.
        public var place: String { "\(location)" }

        var isAboutOrphans: Bool { text == "remove orphan libraries" }

        /// Whether its first glob begins with a wildcard, so that it is about no package in particular.
        var isGeneral: Bool { text.hasPrefix("remove \"*") }

        /// `remove NAME …`, `remove unrequired` and the like.
        var isAboutDistributions: Bool {
            text.hasPrefix("remove ") && !text.hasPrefix("remove \"") && !isAboutOrphans
        }
    }

    public struct File: Sendable, Hashable {
        /// From the site root.
        public let path: BytePath
        /// What it would take up if it were put back, strip included.
        public let bytes: Int
        /// Index into the causes; nil where only the absence is known.
        public let cause: Int?
        /// DT_SONAME, where that is known and not the name of the file.
        public let soname: String?
        /// What an `entry_points.txt` held, where its content is known.
        var entryPoints: EntryPoints?
    }

    init(causes: [Cause], files: [File], origin: String) {
        self.causes = causes
        self.files = files.sorted { $0.path < $1.path }
        self.origin = origin
    }

    public func cause(of file: File) -> Cause? { file.cause.map { causes[$0] } }

    /// Whether another layer or the runtime brings the file: it is gone from this layer, and there for its code.
    func isProvided(_ file: File) -> Bool { cause(of: file)?.text.hasPrefix("remove provided-by ") ?? false }

    /// The file of exactly this path.
    public func file(at path: BytePath) -> File? {
        var range = files.startIndex..<files.endIndex
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            if files[middle].path == path { return files[middle] }
            range = files[middle].path < path ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    /// Files below a folder.
    public func files(inside folder: BytePath) -> [File] { files.filter { $0.path.isInside(folder) } }

    /// Files of this name, in whatever folder, and libraries with this SONAME.
    public func files(named name: [UInt8]) -> [File] {
        files.filter { $0.path.name == name || $0.soname.map { Array($0.utf8) } == name }
    }

    /// The files that one statement took.
    public func files(of cause: Int) -> [File] { files.filter { $0.cause == cause } }
}
