/// Whether the same contents were compressed otherwise.
enum EncoderChange {
    /// Told by the names of the encoders where both are known, else by files of one content and two zipped sizes; where
    /// contents are not known either, by most of the files of one size.
    static func isLikely(_ comparison: LayerComparison) -> Bool {
        if let old = comparison.old.encoder, let new = comparison.new.encoder { return old != new }
        var same = 0
        var different = 0
        for pair in comparison.files {
            guard let old = pair.old, let new = pair.new, old.bytes == new.bytes, old.path == new.path,
                let before = old.zipped, let after = new.zipped
            else { continue }
            if let first = old.checksum, let second = new.checksum {
                guard first == second else { continue }
                if before != after { return true }
            }
            if before == after { same += 1 } else { different += 1 }
        }
        return different > same
    }
}
