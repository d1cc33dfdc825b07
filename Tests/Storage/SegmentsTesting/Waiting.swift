import Dispatch
package import Ports
import Synchronization

/// Waits for the completion of one operation.
package func wait<Value: Sendable>(
    _ body: (@escaping StoreCompletion<Value>) -> Void
) throws(StoreError) -> Value {
    let arrived = DispatchSemaphore(value: 0)
    let box = ResultBox<Value>()
    body { result in
        box.result.withLock { $0 = result }
        arrived.signal()
    }
    arrived.wait()
    guard let result = box.result.withLock({ $0 }) else {
        preconditionFailure("completed without a result")
    }
    return try result.get()
}

private final class ResultBox<Value: Sendable>: Sendable {
    let result = Mutex<Result<Value, StoreError>?>(nil)
}
