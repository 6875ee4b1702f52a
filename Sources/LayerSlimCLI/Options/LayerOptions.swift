import ArgumentParser
import LayerModel
import LayerSlimKit
import RuleLanguage
import SlimFiles

/// Options about limits, for commands that judge sizes.
struct LimitOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Bytes that stay free for the function's own code. (default: 2 MiB)", valueName: "size"))
    var reserve: SizeArgument?

    @Option(help: ArgumentHelp("`off` for experiments: Lambda's limit is not judged.", valueName: "off"))
    var limit: LimitSwitch?

    var limitBytes: Int? { limit == .off ? nil : LambdaLimits.unzipped }

    /// The reserve of the option, else of the rule file, else the usual one.
    func reserveBytes(rules: RuleSet? = nil) -> Int {
        if let reserve { return reserve.bytes }
        for statement in (rules?.statements ?? []).reversed() where statement.switchedOff == nil {
            if case .limit(let limit) = statement.rule, let reserve = limit.reserve { return reserve.bytes }
        }
        return LambdaLimits.defaultReserve
    }
}

enum LimitSwitch: String, ExpressibleByArgument {
    case off
}

/// A size as rule files write it: `2097152`, `2 MiB`, `240MB`.
struct SizeArgument: ExpressibleByArgument {
    let bytes: Int

    init?(argument: String) {
        guard let amount = ByteAmount(parsing: argument) else { return nil }
        bytes = amount.bytes
    }
}
