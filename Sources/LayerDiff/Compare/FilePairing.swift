import SlimFiles

/// Which file of one layer is which of the other.
struct FilePairing {
    /// Positions in the two lists; nil where the other layer has no such file. Sorted by the path there is, the new first.
    let pairs: [(old: Int?, new: Int?)]

    /// First files of one path, then those whose names differ in what a build puts into them, then in the version; where
    /// several files share such a name, none of them is paired.
    init(old: [LayerSnapshot.File], new: [LayerSnapshot.File]) {
        var pairs: [(old: Int?, new: Int?)] = []
        let oldPaths = old.map { BytePath($0.path) }
        let newPaths = new.map { BytePath($0.path) }
        var restOld: [Int] = []
        var restNew: [Int] = []
        let oldOrder = old.indices.sorted { oldPaths[$0] < oldPaths[$1] }
        let newOrder = new.indices.sorted { newPaths[$0] < newPaths[$1] }
        var (left, right) = (0, 0)
        while left < oldOrder.count || right < newOrder.count {
            if right == newOrder.count || left < oldOrder.count && oldPaths[oldOrder[left]] < newPaths[newOrder[right]]
            {
                restOld.append(oldOrder[left])
                left += 1
            } else if left == oldOrder.count || newPaths[newOrder[right]] < oldPaths[oldOrder[left]] {
                restNew.append(newOrder[right])
                right += 1
            } else {
                pairs.append((oldOrder[left], newOrder[right]))
                left += 1
                right += 1
            }
        }
        for level in FileKey.Level.allCases where !restOld.isEmpty && !restNew.isEmpty {
            let oldKeys = Self.unique(restOld, old, level)
            let newKeys = Self.unique(restNew, new, level)
            for number in restNew {
                let key = FileKey.key(of: new[number].path, level)
                guard newKeys[key] == number, let partner = oldKeys[key] else { continue }
                pairs.append((partner, number))
            }
            let (pairedOld, pairedNew) = (Set(pairs.compactMap(\.old)), Set(pairs.compactMap(\.new)))
            restOld.removeAll(where: pairedOld.contains)
            restNew.removeAll(where: pairedNew.contains)
        }
        pairs += restOld.map { ($0, nil) } + restNew.map { (nil, $0) }
        self.pairs = pairs.sorted { left, right in
            let first = left.new.map { newPaths[$0] } ?? left.old.map { oldPaths[$0] } ?? ""
            let second = right.new.map { newPaths[$0] } ?? right.old.map { oldPaths[$0] } ?? ""
            return first == second ? left.new != nil && right.new == nil : first < second
        }
    }

    /// The names that one file alone has.
    private static func unique(
        _ numbers: [Int], _ files: [LayerSnapshot.File], _ level: FileKey.Level
    ) -> [String: Int] {
        var found: [String: Int?] = [:]
        for number in numbers {
            let key = FileKey.key(of: files[number].path, level)
            found.updateValue(found[key] == nil ? number : nil, forKey: key)
        }
        return found.compactMapValues { $0 }
    }
}
