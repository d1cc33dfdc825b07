import Synchronization
import Telemetry

/// The first failure that ends the node, for whoever waits for it. [any thread]
final class FatalSignal: Sendable {
    private struct State {
        var message: String?
        var waiting: [CheckedContinuation<String?, Never>] = []
    }

    private let state = Mutex(State())

    var isRaised: Bool { state.withLock { $0.message != nil } }

    /// What was raised first, if anything.
    var message: String? { state.withLock { $0.message } }

    func raise(_ error: OperatorError, _ text: String) {
        let message = KernelError(error, text).description
        let waiting = state.withLock { state in
            if state.message == nil { state.message = message }
            defer { state.waiting.removeAll() }
            return state.waiting
        }
        for continuation in waiting { continuation.resume(returning: message) }
    }

    /// - Returns: nil if the waiting task is cancelled.
    func wait() async -> String? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let message = state.withLock { state -> String?? in
                    if let message = state.message { return .some(message) }
                    if Task.isCancelled { return .some(nil) }
                    state.waiting.append(continuation)
                    return nil
                }
                if let message { continuation.resume(returning: message) }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                defer { state.waiting.removeAll() }
                return state.waiting
            }
            for continuation in waiting { continuation.resume(returning: nil) }
        }
    }
}

/// Runs something the first time only. [any thread]
final class Once: Sendable {
    private let hasRun = Atomic(false)
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    func run() {
        if !hasRun.exchange(true, ordering: .acquiringAndReleasing) { body() }
    }
}
