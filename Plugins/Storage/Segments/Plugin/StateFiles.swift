/// Which blobs of a log have files, and how the files are called.
///
///     producer-snapshot at O        <O, 20 digits>.snapshot
///     aborted-transactions at O     <O, 20 digits>.txnindex
///     checkpoint-<epoch> at O       <O, 20 digits>-<epoch, 10 digits>.checkpoint
///     leader-epoch-checkpoint       leader-epoch-checkpoint     one, its offset is not stored
///     quorum-state                  quorum-state                one, its offset is not stored
///     any other name at O           <name>-<O, 20 digits>.state
struct StateFiles {
    /// Names whose one file is Kafka's and has no place for an offset: 0 after a restart.
    static let single: Set<String> = ["leader-epoch-checkpoint", "quorum-state"]

    /// Offsets of each name's blobs, ascending.
    private(set) var offsets: [String: [Int64]] = [:]

    var names: [String] { offsets.keys.sorted() }

    /// Recognises a file of the log's directory.
    mutating func note(file: String) {
        if Self.single.contains(file) {
            insert(file, 0)
        } else if let offset = Names.offset(file, suffix: ".snapshot") {
            insert("producer-snapshot", offset)
        } else if let offset = Names.offset(file, suffix: ".txnindex") {
            insert("aborted-transactions", offset)
        } else if file.hasSuffix(".checkpoint"), file.utf8.count == 42 {
            let stem = file.dropLast(11)
            if let offset = Names.number(stem.prefix(20), width: 20),
                let epoch = Names.number(stem.suffix(10), width: 10)
            {
                insert("checkpoint-\(epoch)", offset)
            }
        } else if file.hasSuffix(".state"), file.utf8.count > 27 {
            let stem = file.dropLast(6)
            if let offset = Names.number(stem.suffix(20), width: 20) {
                insert(String(stem.dropLast(21)), offset)
            }
        }
    }

    mutating func insert(_ name: String, _ offset: Int64) {
        if Self.single.contains(name) {
            offsets[name] = [offset]
            return
        }
        var list = offsets[name] ?? []
        let place = partitionPoint(list.count) { list[$0] < offset }
        if place == list.count || list[place] != offset { list.insert(offset, at: place) }
        offsets[name] = list
    }

    mutating func remove(_ name: String, _ offset: Int64) {
        let left = (offsets[name] ?? []).filter { $0 != offset }
        offsets[name] = left.isEmpty ? nil : left
    }

    /// The greatest offset of the name's blobs that is at most `limit`.
    func newest(_ name: String, atMost limit: Int64) -> Int64? {
        guard let list = offsets[name] else { return nil }
        let count = partitionPoint(list.count) { list[$0] <= limit }
        return count == 0 ? nil : list[count - 1]
    }

    static func file(_ name: String, _ offset: Int64) -> String {
        if single.contains(name) { return name }
        switch name {
        case "producer-snapshot": return Names.segment(offset) + ".snapshot"
        case "aborted-transactions": return Names.segment(offset) + ".txnindex"
        default: break
        }
        if name.hasPrefix("checkpoint-"), let epoch = Int64(name.dropFirst(11)), epoch >= 0,
            String(epoch) == name.dropFirst(11), epoch <= Int64(Int32.max)
        {
            return Names.segment(offset) + "-" + Names.padded(epoch, 10) + ".checkpoint"
        }
        return name + "-" + Names.segment(offset) + ".state"
    }
}
