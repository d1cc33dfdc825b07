import Metadata
import Ports
import Primitives
import Quorum
import Synchronization
import Testing

@Suite struct MetadataLogTests {
    @Test func theVoteIsDurableBeforeTheFirstAppend() throws {
        let cluster = try Cluster()
        let trace = cluster.store.state.withLock { $0.trace }
        #expect(
            Array(trace.prefix(3)) == [
                "put quorum-state 0", "put quorum-state 0", "append 0...2",
            ])
        #expect(cluster.log.currentImage.features == ["metadata.version": 25])
        #expect(cluster.log.currentImage.endOffset == 4)
    }

    @Test func nothingIsSeenBeforeItIsDurable() throws {
        let cluster = try Cluster()
        try cluster.perform(Fixture.registerBroker())
        cluster.store.state.withLock { $0.holdsFlushes = true }
        let topic = CreateTopics.Topic(name: "t")
        let answer = cluster.submit(CreateTopics(topics: [topic]))
        cluster.loop.run()
        #expect(answer.value == nil)
        #expect(cluster.log.currentImage.topics.count == 0)
        cluster.store.releaseFlushes()
        cluster.loop.run()
        #expect(try answer.value?.get().count == 1)
        #expect(cluster.log.currentImage.topics[name: "t"] != nil)
    }

    @Test func twoCreatesRaceToOneTopic() throws {
        let cluster = try Cluster()
        try cluster.perform(Fixture.registerBroker())
        cluster.store.state.withLock { $0.holdsFlushes = true }
        let request = CreateTopics(topics: [CreateTopics.Topic(name: "t")])
        let first = cluster.submit(request)
        let second = cluster.submit(request)
        cluster.loop.run()
        // The refusal rests on a topic that is not committed: it waits.
        #expect(second.value == nil)
        cluster.store.releaseFlushes()
        cluster.loop.run()
        let winner = try #require(try first.value?.get().first).outcome.get()
        #expect(cluster.log.currentImage.topics[name: "t"]?.id == winner.topic.id)
        let loser = try #require(try second.value?.get().first)
        guard case .failure(let error) = loser.outcome else {
            Issue.record("both made the topic")
            return
        }
        #expect(error.code == .topicAlreadyExists)
    }

    @Test func requestsThatWaitTogetherShareAFlush() throws {
        let cluster = try Cluster()
        try cluster.perform(Fixture.registerBroker())
        let before = cluster.store.state.withLock { state in
            state.holdsFlushes = true
            return state.flushCount
        }
        let answers = (0..<50).map { index in
            cluster.submit(CreateTopics(topics: [CreateTopics.Topic(name: "t\(index)")]))
        }
        cluster.loop.run()
        cluster.store.state.withLock { $0.holdsFlushes = false }
        cluster.store.releaseFlushes()
        cluster.loop.run()
        for answer in answers { #expect(try answer.value?.get().count == 1) }
        // The first append's, and one for all that came meanwhile.
        #expect(cluster.store.state.withLock { $0.flushCount } == before + 2)
        #expect(cluster.log.currentImage.topics.count == 50)
    }

    @Test func subscribersGetDifferencesBeforeAnswers() throws {
        let cluster = try Cluster()
        try cluster.perform(Fixture.registerBroker())
        try cluster.create("old")
        let events = Box<[String]>([])
        cluster.log.subscribe { delta in
            let names = delta.createdTopics.map(\.name)
            let gone = delta.deletedTopics.map(\.name)
            events.update { $0.append("+\(names) -\(gone) \(delta.changedBrokers)") }
        }
        cluster.log.submit(CreateTopics(topics: [CreateTopics.Topic(name: "new")])) { _ in
            events.update { $0.append("answer") }
        }
        cluster.loop.run()
        try cluster.perform(DeleteTopics(topics: [.name("old")]))
        // A refusal changes nothing, so nobody hears of it.
        try cluster.perform(DeleteTopics(topics: [.name("old")]))
        #expect(
            events.value == [
                "+[\"old\"] -[] [1]", "+[\"new\"] -[] []", "answer", "+[] -[\"old\"] []",
            ])
    }

    @Test func tooManyRequestsAreRefused() throws {
        let cluster = try Cluster(maxPending: 2)
        try cluster.perform(Fixture.registerBroker())
        cluster.store.state.withLock { $0.holdsFlushes = true }
        let answers = (0..<3).map { _ in
            cluster.submit(AllocateProducerIDs(brokerID: 1, brokerEpoch: 4))
        }
        cluster.loop.run()
        #expect(code(answers[2].value) == .throttlingQuotaExceeded)
        cluster.store.releaseFlushes()
        cluster.loop.run()
        cluster.store.releaseFlushes()
        cluster.loop.run()
        #expect(try answers.prefix(2).map { try $0.value?.get().first } == [0, 1_000])
    }

    @Test func oneChangeIsOneBatchOrRefused() throws {
        let cluster = try Cluster(maxBatchByteCount: 2_000)
        try cluster.perform(Fixture.registerBroker())
        let before = cluster.log.currentImage
        let large = cluster.submit(
            CreateTopics(topics: [CreateTopics.Topic(name: "large", partitionCount: 40)]))
        cluster.loop.run()
        #expect(code(large.value) == .recordListTooLarge)
        #expect(cluster.log.currentImage.hasSameContent(as: before))
        try cluster.create("small")
    }

    @Test func aLongRegistrationTakesSeveralBatches() throws {
        let first = try Cluster()
        try first.perform(Fixture.registerBroker())
        try first.perform(
            CreateTopics(topics: [CreateTopics.Topic(name: "lost", partitionCount: 100)]))
        let second = try Cluster(first.store.crash(), maxBatchByteCount: 1_000)
        let epoch = try second.perform(
            Fixture.registerBroker(incarnation: 2, isVolatile: { _ in true })
        ).brokerEpoch
        let image = second.log.currentImage
        #expect(image.topics[name: "lost"]?.partitions.allSatisfy { $0.leaderEpoch == 1 } == true)
        #expect(image.brokers[1]?.epoch == epoch)
        #expect(epoch == image.endOffset - 2)
        let appended = second.store.state.withLock { $0.batches.suffix(5).map(\.bytes.count) }
        #expect(appended.allSatisfy { $0 <= 1_000 })
    }

    @Test(arguments: ["append", "flush"])
    func aFailedWriteIsFatal(_ operation: String) throws {
        let cluster = try Cluster()
        try cluster.perform(Fixture.registerBroker())
        try cluster.create("kept")
        let image = cluster.log.currentImage
        cluster.store.fail(operation)
        let first = cluster.submit(CreateTopics(topics: [CreateTopics.Topic(name: "a")]))
        let second = cluster.submit(CreateTopics(topics: [CreateTopics.Topic(name: "b")]))
        cluster.loop.run()
        #expect(code(first.value) == .kafkaStorageError)
        #expect(code(second.value) == .kafkaStorageError)
        #expect(cluster.fatal.value.count == 1)
        #expect(cluster.fatal.value.first?.description.contains(operation) == true)
        #expect(cluster.log.currentImage.hasSameContent(as: image))
        // It is not tried again, whatever comes.
        cluster.store.state.withLock { $0.failing = [] }
        let late = cluster.submit(CreateTopics(topics: [CreateTopics.Topic(name: "c")]))
        cluster.loop.run()
        #expect(code(late.value) == .kafkaStorageError)
        #expect(try Cluster(cluster.store.crash()).log.currentImage.hasSameContent(as: image))
    }

    @Test func closingCommitsWhatWaits() throws {
        let cluster = try Cluster()
        try cluster.perform(Fixture.registerBroker())
        cluster.store.state.withLock { $0.holdsFlushes = true }
        let answer = cluster.submit(CreateTopics(topics: [CreateTopics.Topic(name: "t")]))
        let closed = Box(false)
        cluster.log.close { closed.update { $0 = true } }
        let late = cluster.submit(CreateTopics(topics: [CreateTopics.Topic(name: "u")]))
        cluster.loop.run()
        #expect(!closed.value)
        #expect(code(late.value) == .notController)
        cluster.store.releaseFlushes()
        cluster.loop.run()
        #expect(try answer.value?.get().count == 1)
        #expect(closed.value)
        #expect(cluster.store.state.withLock { $0.isClosed })
    }

    @Test func aFailedLogCloses() throws {
        let cluster = try Cluster()
        cluster.store.fail("flush")
        let answer = cluster.submit(Fixture.registerBroker())
        let closed = Box(false)
        cluster.log.close { closed.update { $0 = true } }
        cluster.loop.run()
        #expect(code(answer.value) == .kafkaStorageError)
        #expect(closed.value)
    }

    @Test(arguments: ["open", "getState", "read", "putState", "append", "flush"])
    func aStartThatFailsSaysWhy(_ operation: String) throws {
        let old = try Cluster()
        try old.perform(Fixture.registerBroker())
        let store = old.store.crash()
        store.fail(operation)
        let (result, _) = Cluster.start(store, ManualLoop())
        #expect {
            try result?.get()
        } throws: {
            ($0 as? MetadataLogError)?.description.contains("failed on purpose") == true
        }
    }

    private func code<Value>(_ result: Result<Value, ControllerError>?) -> ControllerError.Code? {
        guard case .failure(let error)? = result else { return nil }
        return error.code
    }
}
