/// The version of this tool.
public enum ToolVersion {
    public static let number = "0.1.0"
}
