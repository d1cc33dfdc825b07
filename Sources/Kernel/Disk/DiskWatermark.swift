import Config

/// Decides when there is too little room for records. Pure: readings in, decisions out.
///
/// ```
///   usable:  ...... limit ...... limit * 5/4 ......
///             refuse | as before |  take records
/// ```
package struct DiskWatermark: Sendable {
    /// The volume of the data directory, in bytes.
    package struct Space: Sendable, Equatable {
        package var total: Int64
        /// What a process without privileges can still use.
        package var usable: Int64

        package init(total: Int64, usable: Int64) {
            self.total = total
            self.usable = usable
        }
    }

    package enum Change: Sendable, Equatable { case began, ended }

    /// Bytes of a default that a volume without numbers of its own gets, and the greatest share of
    /// the volume that a default may take.
    static let defaultLimit: Int64 = 128 << 20
    static let defaultShare: Int64 = 20
    /// Milliseconds between two looks.
    static let longestPause: Int64 = 1_000
    static let pauseWhileRefusing: Int64 = 250
    static let shortestPause: Int64 = 20
    /// Bytes a second that appends are thought to reach at most.
    static let greatestRate: Int64 = 1 << 30

    private let directory: String
    /// `limits.min-free-bytes`; nil takes the default.
    package var minFree: Int64?
    package private(set) var isRefusing = false

    /// - Parameter directory: for the message.
    package init(directory: String, minFree: Int64?) {
        self.directory = directory
        self.minFree = minFree
    }

    /// Records are refused while less than this can be used; 0 means never.
    package func limit(of space: Space) -> Int64 {
        minFree ?? min(Self.defaultLimit, space.total / Self.defaultShare)
    }

    /// Takes a reading. More than the limit must be free before records are taken again, so that a
    /// little space that comes and goes does not.
    ///
    /// - Parameter isExhausted: records were refused since the last reading, for they would have
    ///   passed its ``headroom(_:)``.
    package mutating func step(_ space: Space, isExhausted: Bool = false) -> Change? {
        let limit = limit(of: space)
        let bound = isRefusing || isExhausted ? limit + limit / 4 : limit
        let mustRefuse = limit > 0 && space.usable < bound
        guard mustRefuse != isRefusing else { return nil }
        isRefusing = mustRefuse
        return mustRefuse ? .began : .ended
    }

    /// Bytes that may be appended before the next look; `Int64.max` if nothing limits them.
    package func headroom(_ space: Space) -> Int64 {
        let limit = limit(of: space)
        return limit == 0 ? .max : max(0, space.usable - limit)
    }

    /// Milliseconds to the next look: shorter the sooner the room could be used up.
    package func pause(_ space: Space) -> Int64 {
        if isRefusing { return Self.pauseWhileRefusing }
        let headroom = headroom(space)
        guard headroom < Self.greatestRate else { return Self.longestPause }
        let milliseconds = headroom / 2 * 1_000 / Self.greatestRate
        return max(Self.shortestPause, min(Self.longestPause, milliseconds))
    }

    /// What a client is told whose records are refused.
    package func refusal(_ space: Space) -> String {
        "data-directory \(directory) has \(space.usable) usable bytes of \(space.total); records "
            + "are refused below \(limit(of: space)) (limits.min-free-bytes): delete topics or "
            + "records, shorten retention, or give the volume more room"
    }
}
