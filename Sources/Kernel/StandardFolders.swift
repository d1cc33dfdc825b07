import Glibc

/// Where plugins are when the configuration does not say.
public enum StandardFolders {
    /// `../lib/weir/plugins` relative to the executable's folder, then that folder.
    public static func plugins() -> [String] {
        let folder = executableFolder()
        return ["\(folder)/../lib/weir/plugins", folder]
    }

    private static func executableFolder() -> String {
        guard let path = realpath("/proc/self/exe", nil) else { return "." }
        defer { free(path) }
        let text = String(cString: path)
        guard let slash = text.lastIndex(of: "/") else { return "." }
        return slash == text.startIndex ? "/" : String(text[..<slash])
    }
}
