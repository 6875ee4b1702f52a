import LayerModel

extension ModuleWorld {
    /// Hands the content of a module's file to `body`, without copying it where it is a large file on disk. Nothing is in
    /// a file that cannot be read.
    func withContent<R>(of module: ModuleFile, _ body: (RawSpan) throws -> R) throws -> R {
        guard let file = file(module), file.isRegular, file.isReadable else {
            return try [UInt8]().withUnsafeBytes { try body($0.bytes) }
        }
        return try roots[module.root].analysis.tree.withBytes(of: file, body)
    }
}
