/// Where the last reads of a log ended, so that a reader that goes on needs no index.
struct ReadHints {
    private struct Hint {
        var offset: Int64 = -1
        var segmentBase: Int64 = 0
        var position = 0
    }

    private var hints: (Hint, Hint, Hint, Hint) = (Hint(), Hint(), Hint(), Hint())
    private var nextSlot = 0

    /// Position of the batch boundary at `offset`; nil if unknown.
    func position(of offset: Int64, segmentBase: Int64) -> Int? {
        func match(_ hint: Hint) -> Bool {
            hint.offset == offset && hint.segmentBase == segmentBase
        }
        if match(hints.0) { return hints.0.position }
        if match(hints.1) { return hints.1.position }
        if match(hints.2) { return hints.2.position }
        if match(hints.3) { return hints.3.position }
        return nil
    }

    /// - Parameter previous: where that reader began; its hint is replaced.
    mutating func note(
        _ offset: Int64, segmentBase: Int64, position: Int, after previous: Int64
    ) {
        let hint = Hint(offset: offset, segmentBase: segmentBase, position: position)
        if hints.0.offset == previous {
            hints.0 = hint
        } else if hints.1.offset == previous {
            hints.1 = hint
        } else if hints.2.offset == previous {
            hints.2 = hint
        } else if hints.3.offset == previous {
            hints.3 = hint
        } else {
            switch nextSlot {
            case 0: hints.0 = hint
            case 1: hints.1 = hint
            case 2: hints.2 = hint
            default: hints.3 = hint
            }
            nextSlot = (nextSlot + 1) & 3
        }
    }

    mutating func clear() { self = ReadHints() }
}
