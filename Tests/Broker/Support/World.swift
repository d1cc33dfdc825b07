import Ports
import Synchronization

/// Loops, timers and a clock that the test drives: everything runs on the test's thread, in `run`.
final class World: Clock, ComputePool {
    private struct Timer {
        var id: UInt64
        var deadline: UInt64
        var loop: Int
        var job: @Sendable () -> Void
    }

    private struct State {
        var jobs: [(loop: Int?, job: @Sendable () -> Void)] = []
        var timers: [Timer] = []
        var nextTimer: UInt64 = 1
        var current: Int?
        var now: UInt64 = 1_000_000_000
        /// Work for the pool that waits until the test lets it go.
        var holdsCompute = false
        var heldCompute: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())

    var now: MonotonicTime { MonotonicTime(nanoseconds: state.withLock { $0.now }) }
    /// Far from 0, so that a difference to the monotonic clock shows.
    var wallMilliseconds: Int64 { 1_700_000_000_000 + Int64(now.nanoseconds / 1_000_000) }
    var current: Int? { state.withLock { $0.current } }
    var timerCount: Int { state.withLock { $0.timers.count } }

    func enqueue(_ loop: Int?, _ job: @escaping @Sendable () -> Void) {
        state.withLock { $0.jobs.append((loop, job)) }
    }

    func submit(_ job: @escaping @Sendable () -> Void) {
        state.withLock { state in
            if state.holdsCompute {
                state.heldCompute.append(job)
            } else {
                state.jobs.append((nil, job))
            }
        }
    }

    func holdCompute() { state.withLock { $0.holdsCompute = true } }

    /// Lets held work go, the newest first if `reversed`.
    func releaseCompute(reversed: Bool = false) {
        state.withLock { state in
            let held = reversed ? state.heldCompute.reversed() : state.heldCompute
            state.jobs += held.map { (nil, $0) }
            state.heldCompute = []
            state.holdsCompute = false
        }
        run()
    }

    func addTimer(_ loop: Int, _ delay: Int64, _ job: @escaping @Sendable () -> Void) -> UInt64 {
        state.withLock { state in
            defer { state.nextTimer += 1 }
            state.timers.append(
                Timer(
                    id: state.nextTimer, deadline: state.now + UInt64(delay) * 1_000_000,
                    loop: loop,
                    job: job))
            return state.nextTimer
        }
    }

    func cancelTimer(_ id: UInt64) { state.withLock { $0.timers.removeAll { $0.id == id } } }

    /// Runs every job there is, and those that they bring.
    func run() {
        while let next = state.withLock({ $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }) {
            state.withLock { $0.current = next.loop }
            next.job()
            state.withLock { $0.current = nil }
        }
    }

    /// Lets time pass, timer by timer.
    func advance(_ milliseconds: Int64) {
        let target = state.withLock { $0.now + UInt64(milliseconds) * 1_000_000 }
        while true {
            run()
            let due = state.withLock { state -> Timer? in
                guard
                    let index = state.timers.indices.min(by: {
                        state.timers[$0].deadline < state.timers[$1].deadline
                    }), state.timers[index].deadline <= target
                else { return nil }
                state.now = max(state.now, state.timers[index].deadline)
                return state.timers.remove(at: index)
            }
            guard let due else { break }
            enqueue(due.loop, due.job)
        }
        state.withLock { $0.now = target }
    }
}

final class ManualLoop: OwnerLoop {
    let world: World
    let index: Int

    init(_ world: World, _ index: Int) {
        self.world = world
        self.index = index
    }

    var isCurrent: Bool { world.current == index }

    func execute(_ job: @escaping @Sendable () -> Void) { world.enqueue(index, job) }

    func schedule(
        after delay: Milliseconds, _ job: @escaping @Sendable () -> Void
    ) -> any ScheduledJob {
        Job(world: world, id: world.addTimer(index, delay.value, job))
    }

    private struct Job: ScheduledJob {
        let world: World
        let id: UInt64
        func cancel() { world.cancelTimer(id) }
    }
}

/// A value that callbacks fill.
final class Box<Value: Sendable>: Sendable {
    private let content: Mutex<Value>

    init(_ value: Value) { content = Mutex(value) }

    var value: Value { content.withLock { $0 } }
    func update(_ change: @Sendable (inout Value) -> Void) { content.withLock { change(&$0) } }
}

final class SeededEntropy: Entropy {
    private let state = Mutex(UInt64(1))

    func randomBits() -> UInt64 {
        state.withLock { state in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }
}
