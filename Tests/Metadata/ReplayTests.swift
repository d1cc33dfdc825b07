import Metadata
import Ports
import Primitives
import Quorum
import Synchronization
import Testing

/// What a start makes of what a disk holds.
@Suite struct ReplayTests {
    /// A log with some of everything, and the committed image at each end offset.
    private func history(
        snapshotByteCount: Int = 20 << 20
    ) throws -> (store: FakeStore, images: [Int64: MetadataImage]) {
        let images = Box<[Int64: MetadataImage]>([:])
        let cluster = try Cluster(snapshotByteCount: snapshotByteCount)
        cluster.log.subscribe { delta in
            images.update { $0[delta.current.endOffset] = delta.current }
        }
        let epoch = try cluster.perform(Fixture.registerBroker()).brokerEpoch
        try cluster.perform(
            CreateTopics(topics: [
                CreateTopics.Topic(
                    name: "configured", partitionCount: 3,
                    configs: [CreateTopics.Config(name: "retention.ms", value: "5")])
            ]))
        try cluster.create("a", "b")
        try cluster.perform(AllocateProducerIDs(brokerID: 1, brokerEpoch: epoch))
        try cluster.perform(DeleteTopics(topics: [.name("a")]))
        try cluster.perform(
            Fixture.registerBroker(incarnation: 2, isVolatile: { $0.name == "b" }))
        try cluster.create("last")
        return (cluster.store, images.value)
    }

    @Test func fromEmptyAndAgain() throws {
        let (store, images) = try history()
        let last = try #require(images.max { $0.key < $1.key })
        var next = store
        for epoch in 2...4 as ClosedRange<Int32> {
            let cluster = try Cluster(next.crash(), seed: UInt64(epoch))
            #expect(cluster.log.currentImage.hasSameContent(as: last.value))
            #expect(cluster.log.currentImage.epoch == epoch)
            // Each start adds one leader change.
            #expect(cluster.log.currentImage.endOffset == last.key + Int64(epoch) - 1)
            next = cluster.store
        }
    }

    @Test func everyCutGivesThePrefix() throws {
        let (store, images) = try history()
        let state = store.state.withLock { $0 }
        #expect(state.batches.count > 8)
        for count in 0...state.batches.count {
            var cut = state
            cut.batches = Array(state.batches.prefix(count))
            cut.endOffset = cut.batches.last.map { $0.lastOffset + 1 } ?? 0
            cut.durableOffset = cut.endOffset
            let cluster = try Cluster(FakeStore(cut))
            // Before the first change there is only the level, which a start writes itself.
            let expected = images[max(4, cut.endOffset)]
            if let expected {
                #expect(cluster.log.currentImage.hasSameContent(as: expected), "\(count) batches")
            } else {
                Issue.record("no image ends at \(cut.endOffset)")
            }
            // It goes on from there.
            try cluster.perform(Fixture.registerBroker(incarnation: 9))
            try cluster.create("after")
            #expect(cluster.log.currentImage.topics[name: "after"] != nil)
        }
    }

    @Test func anEpochThatFallsIsRefused() throws {
        let (first, _) = try history()
        let state = try Cluster(first.crash()).store.state.withLock { $0 }
        for (batch, epoch) in [(1, 2), (state.batches.count - 1, 0)] as [(Int, UInt8)] {
            var changed = state
            changed.batches[batch].bytes[15] = epoch
            let (result, _) = Cluster.start(FakeStore(changed), ManualLoop())
            #expect(throws: MetadataLogError.self) { try result?.get() }
        }
    }

    /// A store shows whole batches only; a batch that is damaged all the same is refused.
    @Test func damageIsRefusedAtEveryByte() throws {
        let (store, _) = try history()
        let state = store.state.withLock { $0 }
        let last = state.batches.count - 1
        for position in 0..<state.batches[last].bytes.count {
            var damaged = state
            damaged.batches[last].bytes[position] ^= 0x40
            let (result, _) = Cluster.start(FakeStore(damaged), ManualLoop())
            #expect(throws: MetadataLogError.self, "byte \(position)") { try result?.get() }
        }
        for count in 1..<state.batches[last].bytes.count {
            var torn = state
            torn.batches[last].bytes.removeLast(count)
            let (result, _) = Cluster.start(FakeStore(torn), ManualLoop())
            #expect(throws: MetadataLogError.self, "\(count) bytes less") { try result?.get() }
        }
    }

    @Test func whatWasNotDurableMayBeLost() throws {
        let cluster = try Cluster()
        try cluster.perform(Fixture.registerBroker())
        try cluster.create("acknowledged")
        cluster.store.state.withLock { $0.holdsFlushes = true }
        let answer = cluster.submit(CreateTopics(topics: [CreateTopics.Topic(name: "lost")]))
        cluster.loop.run()
        #expect(answer.value == nil)
        let after = try Cluster(cluster.store.crash(keepingUnsynced: false))
        #expect(after.log.currentImage.topics.sorted.map(\.name) == ["acknowledged"])
        // Or kept, which is as good: nobody was told either.
        let kept = try Cluster(cluster.store.crash(keepingUnsynced: true))
        #expect(kept.log.currentImage.topics.sorted.map(\.name) == ["acknowledged", "lost"])
    }

    @Test func fromASnapshotAndTheLogBehind() throws {
        let (whole, _) = try history()
        let expected = try Cluster(whole.crash()).log.currentImage
        let (store, images) = try history(snapshotByteCount: 500)
        let last = try #require(images.max { $0.key < $1.key })
        #expect(last.value.topics.sorted.map(\.name) == expected.topics.sorted.map(\.name))
        let state = store.state.withLock { $0 }
        #expect(state.startOffset > 0)
        let snapshots = state.blobs.keys.filter { $0.hasPrefix("checkpoint-") }
        #expect(snapshots == ["checkpoint-1"])
        #expect(state.blobs["checkpoint-1"]?.count == 1)
        #expect(state.blobs["checkpoint-1"]?[state.startOffset] != nil)
        let again = try Cluster(store.crash())
        #expect(again.log.currentImage.hasSameContent(as: last.value))
    }

    /// A crash between any two steps of a snapshot leaves a log that starts.
    @Test(arguments: [0, 1, 2])
    func aSnapshotMayStopHalfWay(_ steps: Int) throws {
        let failing = ["checkpoint-2", "trim", "dropState"][steps]
        let (first, _) = try history(snapshotByteCount: 500)
        let second = try Cluster(first.crash(), snapshotByteCount: 500)
        let before = second.log.currentImage
        second.store.fail(failing)
        _ = second.submit(
            CreateTopics(topics: (0..<10).map { CreateTopics.Topic(name: "more\($0)") }))
        second.loop.run()
        #expect(second.fatal.value.count == 1)
        let third = try Cluster(second.store.crash(), snapshotByteCount: 500)
        #expect(third.log.currentImage.topics.count == before.topics.count + 10)
        // The next snapshot leaves none behind.
        try third.perform(
            CreateTopics(topics: (0..<10).map { CreateTopics.Topic(name: "again\($0)") }))
        let blobs = third.store.state.withLock { state in
            state.blobs.filter { $0.key.hasPrefix("checkpoint-") }
        }
        #expect(blobs.count == 1)
        #expect(blobs["checkpoint-3"]?.count == 1)
    }

    @Test func aSnapshotAtTheVeryEndServes() throws {
        let cluster = try Cluster(snapshotByteCount: 1)
        try cluster.perform(Fixture.registerBroker())
        try cluster.create("t")
        let state = cluster.store.state.withLock { $0 }
        #expect(state.startOffset == state.endOffset)
        #expect(state.batches.isEmpty)
        let again = try Cluster(cluster.store.crash(), snapshotByteCount: 1)
        #expect(again.log.currentImage.hasSameContent(as: cluster.log.currentImage))
    }

    @Test func aDamagedOrMissingSnapshotIsRefused() throws {
        let (store, _) = try history(snapshotByteCount: 500)
        let state = store.state.withLock { $0 }
        let bytes = try #require(state.blobs["checkpoint-1"]?[state.startOffset])
        for count in 0..<bytes.count {
            var cut = state
            cut.blobs["checkpoint-1"]?[state.startOffset] = Array(bytes[..<count])
            let (result, _) = Cluster.start(FakeStore(cut), ManualLoop())
            #expect(throws: MetadataLogError.self, "\(count) bytes") { try result?.get() }
        }
        var missing = state
        missing.blobs["checkpoint-1"] = nil
        let (result, _) = Cluster.start(FakeStore(missing), ManualLoop())
        #expect {
            try result?.get()
        } throws: {
            "\($0)".contains("no snapshot reaches it")
        }
    }

    @Test func aLargeSnapshotIsManyBatches() throws {
        let cluster = try Cluster()
        try cluster.perform(Fixture.registerBroker())
        for index in 0..<4 {
            try cluster.perform(
                CreateTopics(topics: [
                    CreateTopics.Topic(
                        name: "t\(index)",
                        configs: [
                            CreateTopics.Config(
                                name: "cleanup.policy",
                                value: String(repeating: "x", count: 600_000))
                        ])
                ]))
        }
        let before = cluster.log.currentImage
        let snapshotted = try Cluster(cluster.store.crash(), snapshotByteCount: 1)
        let state = snapshotted.store.state.withLock { $0 }
        #expect(state.startOffset == before.endOffset + 1)
        #expect(state.blobs["checkpoint-2"]?[state.startOffset]?.count ?? 0 > 2_400_000)
        let again = try Cluster(snapshotted.store.crash())
        #expect(again.log.currentImage.hasSameContent(as: before))
    }

    @Test func aLostQuorumStateDoesNotRepeatAnEpoch() throws {
        let (store, _) = try history()
        let next = store.crash()
        next.state.withLock { $0.blobs["quorum-state"] = nil }
        let cluster = try Cluster(next)
        #expect(cluster.log.currentImage.epoch == 2)
    }

    @Test func anotherNodesLogIsRefused() throws {
        let (store, _) = try history()
        for local in [
            ReplicaKey(id: 2, directoryID: Fixture.directory),
            ReplicaKey(id: 1, directoryID: Uuid(high: 5, low: 5)),
        ] {
            let (result, _) = Cluster.start(store.crash(), ManualLoop(), local: local)
            #expect {
                try result?.get()
            } throws: {
                "\($0)".contains("the log's voters are 1 (\(Fixture.directory))")
            }
        }
    }
}
