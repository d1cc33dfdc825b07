/// This server's own version: the one place that says it. `weir --version` prints it, and packages
/// take their version from that.
public enum WeirVersion {
    /// Semantic versioning: major.minor.patch.
    public static let text = "0.1.0"
}
