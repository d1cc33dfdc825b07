import CPluginABI
import Glibc
import Synchronization

/// Ends one operation, once: `succeed` or `fail`, before the call returns or later on any thread.
///
/// A completion that is dropped without either fails the operation with `cancelled`, so that the
/// host never waits for ever.
public final class StorageCompletion: @unchecked Sendable {
    // Guard of the unchecked conformance: `isSubmitting` and `outcome` are touched by the
    // submitting thread only, which `submitter` names; everything else is constant or atomic.

    /// What `cancel` names.
    public let token: UInt64
    private let target: StorageTarget
    private let submitter: pthread_t
    private let ended = Atomic<Bool>(false)
    private var isSubmitting = true
    private var outcome: Outcome = .none

    private enum Outcome {
        case none
        case success(StorageResult)
        case failure(PluginError, needed: UInt64)
    }

    init(_ target: StorageTarget, token: UInt64) {
        self.target = target
        self.token = token
        self.submitter = pthread_self()
    }

    deinit {
        guard !ended.load(ordering: .acquiring) else { return }
        end(
            .failure(
                PluginError(.cancelled, "the backend dropped operation \(token) without a result"),
                needed: 0))
    }

    /// [any thread] - Precondition: not ended before.
    public func succeed(_ result: consuming StorageResult = StorageResult()) {
        claim()
        end(.success(result))
    }

    /// [any thread] - Precondition: not ended before.
    /// - Parameter needed: for a read that fails with `limit`: bytes that the first batch needs.
    public func fail(_ error: PluginError, needed: UInt64 = 0) {
        claim()
        end(.failure(error, needed: needed))
    }

    private func claim() {
        let before = ended.exchange(true, ordering: .acquiringAndReleasing)
        precondition(!before, "operation \(token) was ended twice")
    }

    private func end(_ outcome: consuming Outcome) {
        if pthread_equal(pthread_self(), submitter) != 0, isSubmitting {
            self.outcome = outcome
            return
        }
        var result = weir_storage_result_1()
        _ = withUnsafeMutablePointer(to: &result) { write(outcome, to: $0) }
        let target = self.target
        target.host.complete(token: token, &result)
        target.operationEnded()
    }

    /// The submitting call's answer, after the backend returned from it.
    func returned(into result: UnsafeMutablePointer<weir_storage_result_1>) -> Int32 {
        isSubmitting = false
        if case .none = outcome { return Int32(WEIR_PENDING) }
        let outcome = outcome
        self.outcome = .none
        let code = write(outcome, to: result)
        target.operationEnded()
        return code
    }

    private func write(
        _ outcome: Outcome, to result: UnsafeMutablePointer<weir_storage_result_1>
    ) -> Int32 {
        switch outcome {
        case .none: preconditionFailure("operation \(token) has no outcome")
        case .success(let found):
            return target.fill(result, with: found)
        case .failure(let error, let needed):
            return target.fill(result, with: error, needed: needed)
        }
    }
}
