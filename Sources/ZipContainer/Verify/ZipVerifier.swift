public import SystemPackage

/// Reads an archive back and compares it with what was meant to be written.
public enum ZipVerifier {
    /// Compares names, order, modes, dates, methods and sizes with the summary, inflates every entry with zlib and compares
    /// its CRC with that of the source.
    ///
    /// - Parameter jobs: how many entries are inflated at a time.
    /// - Throws: `ZipVerifyError` for the first difference, `ZipReadError` where the archive cannot be read, or
    ///   `CancellationError`.
    public static func verify(_ archive: FilePath, against summary: ZipSummary, jobs: Int = 1) throws {
    }
}
