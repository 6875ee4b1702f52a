/// What `why` was asked about: a name, or a line of a log that holds one.
enum WhyQuestion: Hashable {
    /// A distribution, module, file or library.
    case name(String)
    /// `No module named 'a.b'`.
    case module(String)
    /// `cannot import name 'c' from 'a.b'`: an attribute or a submodule.
    case attribute(String, of: String)
    /// `libx.so.1: cannot open shared object file`.
    case library(String)
    /// `No such file or directory: '/opt/python/a/b'`.
    case file(String)
    /// `No package metadata was found for x`.
    case distribution(String)

    /// Log lines of CPython and of the C library's loader are known by what they always say.
    init(_ text: String) {
        if let rest = text.after("No module named ") {
            self = .module(rest.quotedWord)
        } else if let rest = text.after("cannot import name "), let module = rest.after(" from ") {
            // `from partially initialized module 'a.b'` is a circular import, and names the module alike.
            self = .attribute(rest.quotedWord, of: (module.after(" module ") ?? module).quotedWord)
        } else if let end = text.firstRange(of: ": cannot open shared object file") {
            self = .library(String(text[..<end.lowerBound].split(separator: " ").last ?? ""))
        } else if let rest = text.after("No such file or directory: ") {
            self = .file(rest.quotedWord)
        } else if let rest = text.after("No package metadata was found for ") ?? text.after("PackageNotFoundError: ") {
            self = .distribution(rest.quotedWord)
        } else {
            self = .name(text)
        }
    }

    /// What is asked about, without the words around it.
    var subject: String {
        switch self {
        case .name(let text), .module(let text), .library(let text), .file(let text), .distribution(let text): text
        case .attribute(let name, let module): "\(module).\(name)"
        }
    }
}

extension String {
    /// What follows the first occurrence of a text.
    fileprivate func after(_ text: String) -> String? {
        firstRange(of: text).map { String(self[$0.upperBound...]) }
    }

    /// What stands in the quotes that the string begins with, else its first word without what ends a sentence.
    fileprivate var quotedWord: String {
        if let quote = first, quote == "'" || quote == "\"" { return String(dropFirst().prefix { $0 != quote }) }
        var word = prefix { !$0.isWhitespace && $0 != ";" && $0 != "," }
        while let last = word.last, ".:'\"".contains(last) { word.removeLast() }
        return String(word)
    }
}
