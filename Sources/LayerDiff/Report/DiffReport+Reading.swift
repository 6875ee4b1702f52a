import LayerModel
import LayerSlimKit
import SlimFiles
public import SystemPackage

extension DiffReport {
    /// Larger JSON is not believed, in bytes.
    private static let limit = 256 << 20

    /// A comparison that `diff` wrote as JSON.
    ///
    /// - Throws: StageError (input) where it cannot be read or is of another schema.
    public static func read(_ path: FilePath) throws -> DiffReport {
        let hint = "name JSON that `layerslim diff --out json=FILE` of this version wrote"
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try readFile(at: path, limit: limit)
        } catch {
            throw StageError(.input, "\(error)", hint: hint)
        }
        guard let report = try? JSON.decode(DiffReport.self, from: bytes), PossibleSize.hold(report) else {
            throw StageError(.input, "\(path) is no comparison in JSON", hint: hint)
        }
        guard report.kind == "diff", report.schemaVersion == schemaVersion else {
            throw StageError(
                .input,
                "\(path) is a \(report.kind) of schema \(report.schemaVersion), no comparison of schema "
                    + "\(schemaVersion)", hint: hint)
        }
        return report
    }
}
