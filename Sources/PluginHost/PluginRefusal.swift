/// Why a plugin is not used: which file, what was found, what is needed and how to mend it.
public struct PluginRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The rule that the plugin breaks. One rule, one test plugin.
    public enum Rule: String, Sendable, CaseIterable {
        case missing, notAFile, tooLarge
        case untrustedFile, untrustedFolder
        case notELF, wrongMachine, damagedELF
        case noNote, badNote, otherABI, unknownKind, otherKind, otherName, otherToolchain
        case hashMismatch, nameTaken, typeTaken
        case noEntry, tooManyImages, loadFailed
        case mainFailed, disagreement, badTable
        case optionsRefused, createFailed, missingInterface, startFailed
    }

    public var rule: Rule
    public var path: String
    public var found: String
    public var needed: String
    public var mend: String
    /// Place of the plugin in the list that was given to the loader, if there was one.
    public var specIndex: Int?

    public init(_ rule: Rule, path: String, found: String, needed: String, mend: String) {
        self.rule = rule
        self.path = path
        self.found = found
        self.needed = needed
        self.mend = mend
    }

    func of(_ index: Int) -> PluginRefusal {
        var refusal = self
        refusal.specIndex = index
        return refusal
    }

    public var description: String { "\(path): found \(found); needed \(needed); \(mend)" }
}

/// Every refusal of one start: nothing was started.
public struct PluginRefusals: Error, Equatable, Sendable, CustomStringConvertible {
    public var refusals: [PluginRefusal]

    public init(_ refusals: [PluginRefusal]) { self.refusals = refusals }

    public var description: String { refusals.map(\.description).joined(separator: "\n") }
}
