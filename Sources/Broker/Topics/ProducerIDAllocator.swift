import Metadata
import Synchronization
import Wire

/// Gives out producer ids from blocks that the controller granted (KIP-730).
///
/// [any thread] At most one block is asked for at a time; callers that find the block empty wait
/// for it, in order.
final class ProducerIDAllocator: Sendable {
    typealias Done = @Sendable (Result<Int64, ControllerError>) -> Void

    private struct State {
        var next: Int64 = 0
        var end: Int64 = 0
        var isAsking = false
        var waiting: [Done] = []
    }

    private let nodeID: Int32
    private let state = Mutex(State())

    init(nodeID: Int32) { self.nodeID = nodeID }

    /// An id that was never given out. `done` runs inline or on any thread.
    func next(from metadata: any ClusterMetadata, _ done: @escaping Done) {
        let (id, asks) = state.withLock { state -> (Int64?, Bool) in
            if state.next < state.end {
                defer { state.next += 1 }
                return (state.next, false)
            }
            state.waiting.append(done)
            defer { state.isAsking = true }
            return (nil, !state.isAsking)
        }
        if let id { return done(.success(id)) }
        if asks { ask(metadata) }
    }

    private func ask(_ metadata: any ClusterMetadata) {
        let epoch = metadata.image.brokers[nodeID]?.epoch ?? -1
        metadata.submit(AllocateProducerIDs(brokerID: nodeID, brokerEpoch: epoch)) {
            [self] result in
            let (waiting, results, asksAgain) = state.withLock {
                state -> ([Done], [Result<Int64, ControllerError>], Bool) in
                let waiting: [Done]
                var results: [Result<Int64, ControllerError>] = []
                switch result {
                case .failure(let error):
                    waiting = state.waiting
                    state.waiting = []
                    results = waiting.map { _ in .failure(error) }
                case .success(let block):
                    state.next = block.first
                    state.end = block.first + Int64(block.count)
                    let served = min(state.waiting.count, Int(block.count))
                    waiting = Array(state.waiting.prefix(served))
                    state.waiting.removeFirst(served)
                    for _ in 0..<served {
                        results.append(.success(state.next))
                        state.next += 1
                    }
                }
                state.isAsking = !state.waiting.isEmpty
                return (waiting, results, state.isAsking)
            }
            for (done, result) in zip(waiting, results) { done(result) }
            if asksAgain { ask(metadata) }
        }
    }
}
