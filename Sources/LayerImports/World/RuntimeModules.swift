import LayerModel

/// The top-level modules that Lambda's Python runtimes bring: those of ``LambdaRuntime/packages`` and the runtime's own.
enum RuntimeModules {
    static let names: Set<String> = {
        let own: Set<String> = ["awslambdaric", "bootstrap", "lambda_runtime_client", "snapshot_restore_py"]
        return own.union(LambdaRuntime.packages.map { importNames[$0] ?? $0 })
    }()

    /// Where that is not the distribution's own name.
    private static let importNames = ["python-dateutil": "dateutil"]
}
