import LayerModel
import SlimFiles
import Synchronization

/// The scanned sources of one or two worlds; each file is read once.
final class ModuleTexts: Sendable {
    private struct Key: Hashable {
        let isBefore: Bool
        let root: Int
        let path: BytePath
    }

    private let texts = Mutex<[Key: ModuleText]>([:])
    private let after: ModuleWorld
    /// Files of the world after that are the same, byte for byte, in the world before.
    private let isUnchanged: @Sendable (ModuleFile) -> Bool
    private let jobs: Int

    /// - Parameter after: the world whose files are read first.
    init(after: ModuleWorld, jobs: Int, isUnchanged: @escaping @Sendable (ModuleFile) -> Bool) {
        self.after = after
        self.jobs = jobs
        self.isUnchanged = isUnchanged
    }

    /// Reads every source of the world after, several at a time.
    func readAll() throws {
        let files = after.modules.values.compactMap(\.file).filter { $0.kind == .source }
        let after = after
        let read = try concurrentMap(files.chunked(by: 32), jobs: jobs) { chunk in
            try chunk.map { file in
                (Key(isBefore: false, root: file.root, path: file.path), ModuleText(source: try after.bytes(of: file)))
            }
        }
        texts.withLock { texts in
            texts = Dictionary(read.joined(), uniquingKeysWith: { first, _ in first })
        }
    }

    /// - Parameter world: the world after or the one before.
    func text(of file: ModuleFile, in world: ModuleWorld) throws -> ModuleText {
        let isAfter = world.isSame(as: after)
        let key = Key(isBefore: !isAfter, root: file.root, path: file.path)
        if let known = texts.withLock({ $0[key] }) { return known }
        let text: ModuleText
        if !isAfter, after.file(file) != nil, isUnchanged(file) {
            text = try self.text(of: file, in: after)
        } else {
            text = world.isReadable(file) ? ModuleText(source: try world.bytes(of: file)) : .opaque
        }
        texts.withLock { $0[key] = text }
        return text
    }
}
