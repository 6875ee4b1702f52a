public import SlimFiles

/// What a layer cannot import any more, by what is gone.
public struct ImportLoss: Sendable {
    public let cause: Cause
    public let effect: Effect
    /// The imports that ask for what is gone, sorted by path and line.
    public let sites: [Site]
    /// The modules that cannot be imported because of it, sorted; empty where only calls fail.
    public let modules: [String]
    /// The files that must come back for these imports to work, sorted.
    public let files: [BytePath]

    public init(cause: Cause, effect: Effect, sites: [Site], modules: [String], files: [BytePath]) {
        self.cause = cause
        self.effect = effect
        self.sites = sites
        self.modules = modules
        self.files = files
    }

    public enum Cause: Sendable, Hashable, Comparable {
        /// A module of this name was there.
        case module(String)
        /// A module had the name and lost it for another reason than a module that is gone.
        case name(String, of: String)
        /// A library that an extension module needs.
        case library(String)
    }

    public enum Effect: Int, Sendable, Hashable, Comparable, CaseIterable {
        case failsAtImport
        case failsWhenCalled
        /// Something catches the failure, so that a feature is lost and no more.
        case caught

        public static func < (left: Effect, right: Effect) -> Bool { left.rawValue < right.rawValue }
    }

    public struct Site: Sendable, Hashable, Comparable {
        /// From the site root of its layer.
        public let path: BytePath
        /// From 1; 0 for what is no source.
        public let line: Int
        /// The module that the file is.
        public let module: String
        /// The function that imports when it is called; nil outside of functions.
        public let function: String?

        public static func < (left: Site, right: Site) -> Bool {
            (left.path, left.line, left.function ?? "") < (right.path, right.line, right.function ?? "")
        }
    }
}

extension ImportLoss {
    /// Whether a module is for its own package and its tests: a part of the name begins with an underscore or is that of
    /// tests.
    public static func isInternal(_ module: String) -> Bool {
        module.split(separator: ".").contains { part in
            part.hasPrefix("_") || part.hasPrefix("test_") || part.hasSuffix("_test")
                || ["tests", "test", "conftest", "setup_package"].contains(part)
        }
    }
}

extension ImportLoss.Cause {
    /// For people: `astropy.tests`.
    public var text: String {
        switch self {
        case .module(let name), .library(let name): name
        case .name(let name, let module): "\(module).\(name)"
        }
    }
}
