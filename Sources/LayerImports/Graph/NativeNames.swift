import LayerModel
import SlimFiles

/// The dotted names below one top-level package that stand as C strings in an extension module: mostly what it imports.
struct NativeNames {
    /// - Returns: names that `isModule` knows, sorted.
    static func names(in bytes: RawSpan, below top: String, where isModule: (String) -> Bool) -> [String] {
        bytes.withUnsafeBytes { buffer in
            let pattern = BytePattern([0] + Array((top + ".").utf8))
            var found: Set<String> = []
            var position = 0
            while let start = pattern.first(in: buffer, from: position) {
                var end = start + 1
                while end < buffer.count, buffer[end] != 0, end - start < 200 { end += 1 }
                if let name = String(validating: buffer[(start + 1)..<end], as: UTF8.self), isModule(name) {
                    found.insert(name)
                }
                position = end
            }
            // numpy's import_array() asks for the older name only where the newer one is not there.
            if found.contains("numpy._core._multiarray_umath") { found.remove("numpy.core._multiarray_umath") }
            return found.sorted()
        }
    }
}
