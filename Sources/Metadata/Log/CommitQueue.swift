/// Changes that were appended and are not committed yet, and answers that wait for them.
struct CommitQueue {
    struct Entry {
        /// Committed once the high watermark reaches it.
        var endOffset: Int64
        /// Everything below `endOffset`.
        var image: MetadataImage
        var touched: TouchedMetadata
        /// nil error: committed.
        var complete: ((ControllerError?) -> Void)?
    }

    /// What became committed at once.
    struct Commit {
        var image: MetadataImage
        var touched: TouchedMetadata
        var completions: [(ControllerError?) -> Void]
    }

    private var entries: [Entry] = []

    var count: Int { entries.count }
    var isEmpty: Bool { entries.isEmpty }

    /// Entries come in the order of their offsets.
    mutating func append(_ entry: Entry) {
        precondition(
            entries.last.map { $0.endOffset <= entry.endOffset } ?? true,
            "entry for offset \(entry.endOffset) behind \(entries.last?.endOffset ?? 0)")
        entries.append(entry)
    }

    /// Takes out every entry at or below `offset`; nil if there is none.
    mutating func commit(upTo offset: Int64) -> Commit? {
        let count = entries.firstIndex { $0.endOffset > offset } ?? entries.count
        guard count > 0 else { return nil }
        var touched = TouchedMetadata()
        for entry in entries[..<count] { touched.merge(entry.touched) }
        let commit = Commit(
            image: entries[count - 1].image, touched: touched,
            completions: entries[..<count].compactMap(\.complete))
        entries.removeFirst(count)
        return commit
    }

    /// Takes out everything.
    mutating func removeAll() -> [(ControllerError?) -> Void] {
        defer { entries = [] }
        return entries.compactMap(\.complete)
    }
}
