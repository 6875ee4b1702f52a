public import LayerModel
import SlimFiles
public import SystemPackage

/// The requirements in a file of pip's format: a line each, without comments and options.
public enum RequirementLines {
    /// - Throws: StageError (input) where the file cannot be read.
    public static func read(_ path: FilePath) throws(StageError) -> (file: String, lines: [String]) {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try readFile(at: path, limit: LayerTree.textLimit)
        } catch {
            throw StageError(.input, "\(error)")
        }
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
            withoutComment(String(decoding: line, as: UTF8.self))
        }
        return (path.string, lines.filter { !$0.isEmpty && !$0.hasPrefix("-") })
    }

    /// pip takes `#` for a comment at the start of a line or behind a space.
    private static func withoutComment(_ line: String) -> String {
        var text = line[...]
        if let comment = text.indices.first(where: { index in
            text[index] == "#" && (index == text.startIndex || text[text.index(before: index)].isWhitespace)
        }) {
            text = text[..<comment]
        }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text.drop { $0.isWhitespace })
    }
}
