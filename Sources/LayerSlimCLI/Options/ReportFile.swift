import ArgumentParser
import LayerModel
import SlimFiles
import SystemPackage

/// `FORMAT=FILE`: a report to write, and where. `md` is markdown.
struct ReportFile<Format: RawRepresentable & CaseIterable & Sendable>: ExpressibleByArgument, Sendable
where Format.RawValue == String {
    let format: Format
    let path: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "=") else { return nil }
        let name = String(argument[..<equals])
        guard let format = Format(rawValue: name == "md" ? "markdown" : name) else { return nil }
        self.format = format
        path = String(argument[argument.index(after: equals)...])
        if path.isEmpty { return nil }
    }

    static var allValueStrings: [String] { Format.allCases.map { "\($0.rawValue)=FILE" } }

    /// Writes the file whole or not at all.
    ///
    /// - Throws: StageError (output).
    func write(_ bytes: [UInt8]) throws(StageError) {
        do throws(FileError) {
            try writeFile(bytes, to: FilePath(path))
        } catch {
            throw StageError(.output, "\(error)")
        }
    }
}
