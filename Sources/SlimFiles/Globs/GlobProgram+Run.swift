extension GlobProgram {
    /// Whether all of `path` from `start` is taken. All states are followed side by side.
    ///
    /// - Complexity: O(path × steps), whatever the pattern.
    func matches(_ path: [UInt8], from start: Int) -> Bool {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: steps.count * 3) { memory in
            var states = GlobStates(memory: memory, size: steps.count)
            enter(0, at: start, &states)
            var index = start
            while index < path.count {
                states.takeNext()
                if states.currentCount == 0 { return false }
                let (unit, length) = GlobUnit.read(path, at: index)
                index += length
                for position in 0..<states.currentCount {
                    if advance(states.current(position), over: unit, at: index, &states) { return true }
                }
            }
            return states.containsNext(steps.count - 1, at: index)
        }
    }

    /// Takes one unit in one state. Returns true where the rest of the path no longer matters.
    @inline(__always)
    private func advance(_ state: Int, over unit: GlobUnit, at index: Int, _ states: inout GlobStates) -> Bool {
        switch steps[state] {
        case .unit(let expected): if unit == expected { enter(state + 1, at: index, &states) }
        case .character: if unit != .slash { enter(state + 1, at: index, &states) }
        case .set(let set): if sets[set].contains(unit) { enter(state + 1, at: index, &states) }
        case .star: if unit != .slash { enter(state, at: index, &states) }
        case .folders: if unit != .slash { enter(state + 1, at: index, &states) }
        case .folderName: enter(unit == .slash ? state - 1 : state, at: index, &states)
        case .everything: return true
        case .fork, .jump, .match: break
        }
        return false
    }

    /// Adds a state to the next ones, with all that it leads to without taking a unit.
    @inline(__always)
    private func enter(_ state: Int, at index: Int, _ states: inout GlobStates) {
        var unread = states.nextCount
        states.insert(state, at: index)
        while unread < states.nextCount {
            let reached = states.next(unread)
            unread += 1
            switch steps[reached] {
            case .star: states.insert(reached + 1, at: index)
            case .folders: states.insert(reached + 2, at: index)
            case .jump(let target): states.insert(target, at: index)
            case .fork(let target):
                states.insert(reached + 1, at: index)
                states.insert(target, at: index)
            case .unit, .character, .set, .folderName, .everything, .match: break
            }
        }
    }
}
