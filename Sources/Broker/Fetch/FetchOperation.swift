import Ports
import Primitives
import Wire

/// One fetch request from its first read to its response.
///
/// ```
///   read --enough, or may not wait--------------------------> respond
///    '---too little--> wait at the partitions --bytes, deadline--> read --> respond
/// ```
///
/// [home loop] State. Owner loops only see the group they were given.
final class FetchOperation: @unchecked Sendable {
    // Guard of the unchecked conformance: state is touched on `home.loop` only.

    private let request: RequestContext
    private let body: FetchRequest
    private let entries: [FetchEntry]
    private let session: (id: Int32, isFull: Bool)?
    private let home: BrokerLoop
    private var results: [PartitionFetchResult]
    private var groups: [[FetchItem]]
    private var groupsLeft = 0
    private var waiters: [(loop: BrokerLoop, waiter: FetchWaiter)] = []
    private var deadline: DeadlineQueue.Entry?
    private var mayWait: Bool
    private var isWaiting = false
    /// Names the present wait.
    private var waiterID: UInt64 = 0
    /// Bytes of the read before the last wait. A wait that brings nothing more is the last,
    /// whatever the partitions promise: `max_bytes` or whole batches may keep a read below
    /// `min_bytes` for ever.
    private var byteCountBefore = -1

    init(
        _ request: RequestContext, _ body: FetchRequest, entries: [FetchEntry],
        session: (id: Int32, isFull: Bool)?, home: BrokerLoop
    ) {
        self.request = request
        self.body = body
        self.entries = entries
        self.session = session
        self.home = home
        results = Array(repeating: PartitionFetchResult(), count: entries.count)
        groups = Array(repeating: [], count: home.broker.loops.count)
        mayWait = body.maxWaitMs > 0 && body.minBytes > 0 && !home.isDraining
    }

    func run() {
        resolve()
        read()
    }

    /// Finds each entry's topic; what cannot be found is answered at once.
    private func resolve() {
        let usesIDs = request.apiVersion >= 13
        for (index, entry) in entries.enumerated() {
            let route =
                usesIDs ? home.topicsByID[entry.key.topicID] : home.topicsByName[entry.key.topic]
            guard let route, entry.key.partition >= 0,
                entry.key.partition < Int32(route.partitions.count)
            else {
                results[index].error =
                    usesIDs && route == nil ? .unknownTopicId : .unknownTopicOrPartition
                mayWait = false
                continue
            }
            if request.apiVersion < 10 && route.settings.compression == .zstd {
                results[index].error = .unsupportedCompressionType
                mayWait = false
                continue
            }
            let owner = TopicRoute.ownerIndex(
                topic: route.name, partition: entry.key.partition, loopCount: groups.count)
            groups[owner].append(
                FetchItem(
                    topic: route, partition: entry.key.partition,
                    fetch: PartitionFetch(
                        offset: entry.fetchOffset,
                        maxByteCount: Int(max(0, entry.maxByteCount)),
                        currentLeaderEpoch: entry.currentLeaderEpoch,
                        readsCommitted: body.isolationLevel == 1),
                    index: index))
        }
    }

    /// Reads every group. Each gets its share of `max_bytes`, so that no bytes are read in vain.
    private func read() {
        let itemCount = groups.reduce(0) { $0 + $1.count }
        groupsLeft = groups.count { !$0.isEmpty }
        if groupsLeft == 0 { return evaluate() }
        let maxBytes = maxByteCount
        for (owner, items) in groups.enumerated() where !items.isEmpty {
            let loop = home.broker.loops[owner]
            let group = GroupRead(
                items, owner: loop,
                budget: maxBytes / itemCount * items.count
                    + maxBytes % itemCount,
                buffers: home.broker.buffers
            ) { [self] answers in
                if home.loop.isCurrent {
                    take(items, answers)
                } else {
                    home.loop.execute { [self] in take(items, answers) }
                }
            }
            if owner == home.index { group.run() } else { loop.loop.execute { group.run() } }
        }
    }

    /// The client's bound within the broker's (`fetch.max.bytes`).
    private var maxByteCount: Int {
        min(Int(max(0, body.maxBytes)), home.broker.fetchMaxByteCount)
    }

    private func take(_ items: [FetchItem], _ answers: [PartitionFetchResult]) {
        for (item, answer) in zip(items, answers) { results[item.index] = answer }
        groupsLeft -= 1
        if groupsLeft == 0 { evaluate() }
    }

    private func evaluate() {
        let byteCount = results.reduce(0) { $0 + $1.byteCount }
        let hasError = results.contains { $0.error != .none }
        if !mayWait || hasError || byteCount >= Int(body.minBytes) || byteCount <= byteCountBefore
            || groups.allSatisfy(\.isEmpty)
        {
            return respond()
        }
        byteCountBefore = byteCount
        wait(missing: Int(body.minBytes) - byteCount)
    }

    /// Waits until some group has grown by its share of what is missing: whenever enough has come
    /// in all, one of them has.
    private func wait(missing: Int) {
        isWaiting = true
        request.trace?.beginWait(at: home.broker.environment.clock.now)
        waiterID = home.broker.nextWaiterID()
        home.waitingFetches[waiterID] = self
        if deadline == nil {
            deadline = home.deadlines.schedule(after: Milliseconds(Int64(body.maxWaitMs))) {
                [self] in
                mayWait = false
                wake(waiterID)
            }
        }
        let id = waiterID
        let active = groups.enumerated().filter { !$0.element.isEmpty }
        let share = (missing + active.count - 1) / active.count
        for (owner, items) in active {
            let loop = home.broker.loops[owner]
            let present = items.reduce(0) { $0 + results[$1.index].byteCount }
            let waiter = FetchWaiter(
                id: id, items: items, owner: loop, minByteCount: present + share
            ) { [self] in
                if home.loop.isCurrent {
                    wake(id)
                } else {
                    home.loop.execute { [self] in wake(id) }
                }
            }
            waiters.append((loop, waiter))
        }
        for (loop, waiter) in waiters {
            if loop === home { waiter.begin() } else { loop.loop.execute { waiter.begin() } }
        }
    }

    /// Bytes came, or the time is up: read once more. A call for an earlier wait comes too late.
    private func wake(_ id: UInt64) {
        guard isWaiting, id == waiterID else { return }
        isWaiting = false
        request.trace?.endWait(at: home.broker.environment.clock.now)
        home.waitingFetches[id] = nil
        for (loop, waiter) in waiters {
            if loop === home { waiter.end() } else { loop.loop.execute { waiter.end() } }
        }
        waiters.removeAll()
        read()
    }

    var connectionID: UInt64 { request.connection.id }

    /// The broker stops, or the connection is gone: answer with what is there.
    func stopWaiting() {
        mayWait = false
        wake(waiterID)
    }

    private func respond() {
        deadline?.cancel()
        trim()
        var included = Array(repeating: true, count: entries.count)
        if let session {
            included = home.broker.sessions.finish(
                id: session.id, isFull: session.isFull,
                answers: zip(entries, results).map { ($0.key, $1) })
        }
        var response = FetchResponse()
        response.sessionId = session?.id ?? 0
        var payloads: [FetchPayload] = []
        for index in entries.indices where included[index] {
            let key = entries[index].key
            let last = response.responses.last
            if last == nil || last?.topic != key.topic || last?.topicId != key.topicID {
                var topic = FetchResponse.FetchableTopicResponse()
                topic.topic = key.topic
                topic.topicId = key.topicID
                response.responses.append(topic)
            }
            let answer = self.answer(index, payloads: &payloads)
            response.responses[response.responses.count - 1].partitions.append(answer)
        }
        request.respond(response, payloads: payloads)
    }

    private func answer(
        _ index: Int, payloads: inout [FetchPayload]
    ) -> FetchResponse.PartitionData {
        let result = results[index]
        var answer = FetchResponse.PartitionData()
        answer.partitionIndex = entries[index].key.partition
        answer.errorCode = result.error.rawValue
        request.trace?.note(result.error.rawValue)
        answer.highWatermark = result.highWatermark
        answer.lastStableOffset = result.lastStableOffset
        answer.logStartOffset = result.logStartOffset
        // Null below read_committed; nothing is ever aborted here.
        answer.abortedTransactions = body.isolationLevel == 1 ? [] : nil
        if let payload = result.payload {
            answer.records = .splice(byteCount: payload.byteCount)
            home.noteSent(payload.byteCount, of: entries[index].key)
            payloads.append(payload)
        } else {
            answer.records = .bytes([])
        }
        return answer
    }

    /// Several owners read at once; what passes `max_bytes` together is dropped, but for the first.
    private func trim() {
        var total = 0
        for index in results.indices where results[index].byteCount > 0 {
            if total > 0 && total + results[index].byteCount > maxByteCount {
                results[index].payload = nil
            } else {
                total += results[index].byteCount
            }
        }
    }
}
