import LayerModel
import PythonImports
import SlimFiles

/// A place in kept source that asks for something that is gone, and how bad that is.
struct AskingPlace {
    let path: BytePath
    let place: LiteralPlace
    let severity: Finding.Severity
    /// Whether a handler around it catches the failure and goes on.
    var isCaught = false

    /// `where`: the file and line, and what stands there, on a line of its own where both have no room.
    var details: [Finding.Detail] {
        let remark =
            isCaught
            ? " (caught)"
            : place.isFallback ? " (in an except)" : place.isDeferred ? " (in a function)" : ""
        let spot = "\(path):\(place.line)"
        let text = escapedText(place.text.utf8)
        if spot.count + text.count + remark.count + 2 <= Self.room {
            return [.init("where", "\(spot)  \(text)\(remark)")]
        }
        let shown = text.count > Self.room ? text.prefix(Self.room - 1) + "…" : text
        return [.init("where", spot + remark), .init("", shown)]
    }

    /// Columns beside the labels of a finding.
    private static let room = WrappedText.width - 9
}

extension [AskingPlace] {
    /// The worst first, then in the order of paths and lines.
    var worstFirst: [AskingPlace] {
        sorted { left, right in
            if left.severity != right.severity { return left.severity > right.severity }
            return (left.path, left.place.line) < (right.path, right.place.line)
        }
    }

    /// `where` for the first, and for the others how many there are.
    var details: [Finding.Detail] {
        guard let first else { return [] }
        let others = Set(dropFirst().map { "\($0.path):\($0.place.line)" }).subtracting([
            "\(first.path):\(first.place.line)"
        ])
        guard let next = others.sorted().first else { return first.details }
        let more = others.count > 1 ? " and \(others.count - 1) more" : ""
        return first.details + [.init("also", next + more)]
    }
}

extension LiteralPlace {
    /// Whether the code can run in a layer of this target at all.
    func runs(on target: LambdaTarget) -> Bool {
        let condition = ImportTarget(minorVersion: target.pythonMinor, machine: target.architecture.machineName)
        return placement.context != .typeChecking && placement.runs(on: condition) != false
    }

    /// Whether a handler catches one of these classes, or all errors.
    func catches(_ classes: Set<String>) -> Bool {
        !caught.isDisjoint(with: classes) || !caught.isDisjoint(with: ["Exception", "BaseException"])
    }
}
