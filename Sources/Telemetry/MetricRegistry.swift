import Synchronization

/// Every metric of a process.
///
/// [any thread] Cells of one name and equal labels are added up when they are read, so that each
/// loop or thread can have a cell of its own and write it without a lock. A *collector* is asked at
/// each reading for values that live elsewhere.
public final class MetricRegistry: Sendable {
    /// Answers once, on any thread.
    public typealias Collector =
        @Sendable (_ done: @escaping @Sendable ([MetricFamily]) -> Void) -> Void

    private enum Cell: Sendable {
        case counter(Counter)
        case gauge(Gauge)
        case histogram(Histogram)

        var value: MetricFamily.Value {
            switch self {
            case .counter(let cell): .integer(cell.value)
            case .gauge(let cell): .integer(cell.value)
            case .histogram(let cell): .histogram(cell.snapshot)
            }
        }
    }

    private struct Entry: Sendable {
        var help: String
        var kind: MetricKind
        /// In the order of registration; equal labels are neighbours once read.
        var cells: [(labels: [MetricLabel], cell: Cell)] = []
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var collectors: [Collector] = []
    }

    private let state = Mutex(State())

    public init() {}

    /// A cell of the counter `name`, which ends in `_total`.
    public func counter(_ name: String, _ help: String, _ labels: [MetricLabel] = []) -> Counter {
        let cell = Counter()
        add(name, help, .counter, labels, .counter(cell))
        return cell
    }

    public func gauge(_ name: String, _ help: String, _ labels: [MetricLabel] = []) -> Gauge {
        let cell = Gauge()
        add(name, help, .gauge, labels, .gauge(cell))
        return cell
    }

    /// A cell of the histogram `name`, which ends in `_seconds`.
    public func histogram(
        _ name: String, _ help: String, _ labels: [MetricLabel] = []
    ) -> Histogram {
        let cell = Histogram()
        add(name, help, .histogram, labels, .histogram(cell))
        return cell
    }

    /// Asks `collector` at every reading.
    public func collect(_ collector: @escaping Collector) {
        state.withLock { $0.collectors.append(collector) }
    }

    private func add(
        _ name: String, _ help: String, _ kind: MetricKind, _ labels: [MetricLabel], _ cell: Cell
    ) {
        state.withLock { state in
            var entry = state.entries[name] ?? Entry(help: help, kind: kind)
            precondition(entry.kind == kind, "\(name) is a \(entry.kind), not a \(kind)")
            entry.cells.append((labels, cell))
            state.entries[name] = entry
        }
    }

    /// Reads every metric, by name. `done` runs once all collectors have answered, on any thread.
    public func read(_ done: @escaping @Sendable ([MetricFamily]) -> Void) {
        let (own, collectors) = state.withLock { state in
            (state.entries.map { Self.family($0.key, $0.value) }, state.collectors)
        }
        guard !collectors.isEmpty else { return done(Self.merged(own)) }
        let gathering = Gathering(own, left: collectors.count)
        for collector in collectors {
            collector { families in
                if let all = gathering.take(families) { done(Self.merged(all)) }
            }
        }
    }

    /// What collectors have answered so far. [any thread]
    private final class Gathering: Sendable {
        private let state: Mutex<(families: [MetricFamily], left: Int)>

        init(_ families: [MetricFamily], left: Int) { state = Mutex((families, left)) }

        /// - Returns: everything, once the last has answered.
        func take(_ families: [MetricFamily]) -> [MetricFamily]? {
            state.withLock { state in
                state.families += families
                state.left -= 1
                return state.left == 0 ? state.families : nil
            }
        }
    }

    private static func family(_ name: String, _ entry: Entry) -> MetricFamily {
        var order: [[MetricLabel]] = []
        var sums: [[MetricLabel]: MetricFamily.Value] = [:]
        for (labels, cell) in entry.cells {
            if let sum = sums[labels] {
                sums[labels] = sum.adding(cell.value)
            } else {
                order.append(labels)
                sums[labels] = cell.value
            }
        }
        return MetricFamily(
            name: name, help: entry.help, kind: entry.kind,
            samples: order.compactMap { labels in sums[labels].map { .init(labels, $0) } })
    }

    /// Families of one name become one: the format allows each name once.
    private static func merged(_ families: [MetricFamily]) -> [MetricFamily] {
        var byName: [String: MetricFamily] = [:]
        for family in families {
            if byName[family.name] == nil {
                byName[family.name] = family
            } else {
                byName[family.name]?.samples += family.samples
            }
        }
        return byName.values.sorted { $0.name < $1.name }
    }
}

extension MetricFamily.Value {
    /// Values of one kind.
    func adding(_ other: Self) -> Self {
        switch (self, other) {
        case (.integer(let a), .integer(let b)): .integer(a &+ b)
        case (.double(let a), .double(let b)): .double(a + b)
        case (.histogram(let a), .histogram(let b)): .histogram(a + b)
        default: self
        }
    }
}
