public import LayerModel
public import RuleLanguage
public import SystemPackage

extension RuleSet {
    /// A setting that names a file or folder; it is meant from the folder of the rule file.
    public func path(of key: SettingRule.Key) -> FilePath? {
        guard let setting = setting(key) else { return nil }
        let value = FilePath(setting.value)
        guard !value.isAbsolute, !setting.location.source.isBuiltin else { return value }
        return FilePath(setting.location.file).removingLastComponent().pushing(value)
    }

    /// - Throws: StageError (usage) where the setting names no Lambda runtime.
    public func target() throws(StageError) -> LambdaTarget? {
        guard let setting = setting(.target) else { return nil }
        guard let target = LambdaTarget(setting.value) else {
            throw StageError(
                .usage, "\(setting.location): no Lambda runtime is called \(setting.value)",
                hint: "one of \(LambdaTarget.all.map(\.description).joined(separator: ", "))")
        }
        return target
    }
}
