public import Records

/// Where each leader epoch begins: the log's history of leadership (KIP-101, KIP-279).
///
/// Entries ascend in both epoch and start offset.
public struct EpochCache: Equatable, Sendable {
    public typealias Entry = LeaderEpochEntry

    public private(set) var entries: [Entry] = []

    public init() {}

    public init(entries: [Entry]) {
        for entry in entries { assign(epoch: entry.epoch, startOffset: entry.startOffset) }
    }

    public var latestEpoch: Int32? { entries.last?.epoch }

    /// Notes that `epoch` begins at `startOffset`. Entries that contradict it are removed: the
    /// newest leader is right.
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    public mutating func assign(epoch: Int32, startOffset: Int64) -> Bool {
        if let last = entries.last, last.epoch == epoch, last.startOffset <= startOffset {
            return false
        }
        while let last = entries.last, last.epoch >= epoch || last.startOffset >= startOffset {
            entries.removeLast()
        }
        entries.append(Entry(epoch: epoch, startOffset: startOffset))
        return true
    }

    /// Forgets epochs that begin at or past `offset`.
    public mutating func truncate(to offset: Int64) {
        while let last = entries.last, last.startOffset >= offset { entries.removeLast() }
    }

    /// Forgets epochs that end at or below `offset`; the one across it begins at `offset`.
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    public mutating func trim(to offset: Int64) -> Bool {
        guard let keep = entries.lastIndex(where: { $0.startOffset <= offset }),
            keep > 0 || entries[0].startOffset < offset
        else { return false }
        entries.removeFirst(keep)
        entries[0].startOffset = offset
        return true
    }

    /// The epoch an offset was written in; nil below the first entry.
    public func epoch(of offset: Int64) -> Int32? {
        entries.last { $0.startOffset <= offset }?.epoch
    }

    /// Answer to OffsetForLeaderEpoch: the greatest epoch at most `requested`, and the offset at
    /// which it ends.
    ///
    /// - Parameters:
    ///   - endOffset: the log's end, where the latest epoch ends.
    /// - Returns: (-1, -1) if the epoch is unknown, as Kafka answers.
    public func end(of requested: Int32, endOffset: Int64) -> (epoch: Int32, endOffset: Int64) {
        guard let latest = entries.last, requested <= latest.epoch, requested >= 0 else {
            return (-1, -1)
        }
        if requested == latest.epoch { return (requested, endOffset) }
        let next = entries.firstIndex { $0.epoch > requested }
        guard let next else { return (-1, -1) }
        // Below the first entry: nothing of that epoch is left, so it ended where the log begins.
        if next == 0 { return (requested, entries[0].startOffset) }
        return (entries[next - 1].epoch, entries[next].startOffset)
    }
}
