import Broker
import Primitives
import Records
import Synchronization
import Testing
import Wire

@Suite("Produce")
struct ProduceTests {
    @Test func deferredAppendsAreAnsweredOnCompletionAndInOrder() throws {
        let broker = try TestBroker()
        try broker.create("t")
        _ = try broker.produce("t", TestBroker.batch(["0"]))
        broker.store.hold("append")
        let replies = (1...3).map { index in
            broker.submit(
                TestBroker.produce("t", [(0, TestBroker.batch(["\(index)"]))]), version: 9)
        }
        #expect(replies.allSatisfy { $0.value.isEmpty })
        broker.store.release()
        broker.world.run()
        for (index, reply) in replies.enumerated() {
            let (response, _) = try TestBroker.decode(ProduceRequest.self, reply, version: 9)
            #expect(response.responses[0].partitionResponses[0].baseOffset == Int64(index + 1))
        }
    }

    @Test func aFailedAppendTakesLaterOnesAlongAndTheNextBeginsAnew() throws {
        let broker = try TestBroker()
        try broker.create("t")
        _ = try broker.produce("t", TestBroker.batch(["0"], producer: 5, epoch: 0, sequence: 0))
        broker.store.hold("append")
        let replies = (1...3).map { index in
            broker.submit(
                TestBroker.produce(
                    "t",
                    [(0, TestBroker.batch(["x"], producer: 5, epoch: 0, sequence: Int32(index)))]),
                version: 9)
        }
        broker.store.failAppends(1)
        broker.store.release()
        broker.world.run()
        for reply in replies {
            let (response, _) = try TestBroker.decode(ProduceRequest.self, reply, version: 9)
            #expect(
                response.responses[0].partitionResponses[0].errorCode
                    == KafkaErrorCode.kafkaStorageError.rawValue)
        }
        let again = try broker.produce(
            "t", TestBroker.batch(["1"], producer: 5, epoch: 0, sequence: 1))
        #expect(again.errorCode == 0 && again.baseOffset == 1)
        let duplicate = try broker.produce(
            "t", TestBroker.batch(["1"], producer: 5, epoch: 0, sequence: 1))
        #expect(duplicate.errorCode == 0 && duplicate.baseOffset == 1)
    }

    /// A failure that is on its way while another append goes to the store.
    @Test func anAppendBehindAFailureThatIsNotKnownYetIsRefused() throws {
        let broker = try TestBroker()
        try broker.create("t")
        _ = try broker.produce("t", TestBroker.batch(["0"]))
        broker.store.hold("append")
        broker.store.failAppends(1)
        let first = broker.submit(
            TestBroker.produce("t", [(0, TestBroker.batch(["1"]))]), version: 9)
        // The store fails it off the loop; the loop hears after the next append went out.
        broker.store.release()
        let second = broker.submit(
            TestBroker.produce("t", [(0, TestBroker.batch(["2"]))]), version: 9)
        broker.world.run()
        #expect(first.value.count == 1 && second.value.count == 1)
        let next = try broker.produce("t", TestBroker.batch(["3"]))
        #expect(next.errorCode == 0)
        #expect(
            next.baseOffset == broker.store.state.withLock { $0.logs["t-0"]?.endOffset ?? 0 } - 1)
    }

    @Test func timeoutsAnswerWhatIsPendingAndLateCompletionsNobody() throws {
        let broker = try TestBroker()
        try broker.create("t", partitions: 2)
        broker.store.hold("append")
        let reply = broker.submit(
            TestBroker.produce(
                "t", [(0, TestBroker.batch(["a"])), (1, TestBroker.batch(["b"]))], timeout: 2_000),
            version: 9)
        broker.world.advance(2_002)
        let (response, _) = try TestBroker.decode(ProduceRequest.self, reply, version: 9)
        #expect(
            response.responses[0].partitionResponses.map(\.errorCode) == [
                KafkaErrorCode.requestTimedOut.rawValue, KafkaErrorCode.requestTimedOut.rawValue,
            ])
        broker.store.release()
        broker.world.run()
        #expect(reply.value.count == 1)
    }

    @Test func acksZeroIsSilentAndAnErrorCloses() throws {
        let broker = try TestBroker()
        try broker.create("t")
        let good = broker.submit(
            TestBroker.produce("t", [(0, TestBroker.batch(["a"]))], acks: 0), version: 9)
        guard case .none? = good.value.first else {
            Issue.record("\(good.value)")
            return
        }
        for request in [
            TestBroker.produce("t", [(9, TestBroker.batch(["a"]))], acks: 0),
            TestBroker.produce("absent", [(0, TestBroker.batch(["a"]))], acks: 0),
            TestBroker.produce("t", [(0, [1, 2, 3])], acks: 0),
        ] {
            let bad = broker.submit(request, version: 9)
            guard case .close? = bad.value.first else {
                Issue.record("\(bad.value)")
                continue
            }
        }
        let refused = try broker.call(
            TestBroker.produce("t", [(0, TestBroker.batch(["a"]))], acks: 2), version: 9)
        #expect(
            refused.responses[0].partitionResponses[0].errorCode
                == KafkaErrorCode.invalidRequiredAcks.rawValue)
    }

    @Test func theSamePartitionTwiceInOneRequest() throws {
        let broker = try TestBroker()
        try broker.create("t")
        let response = try broker.call(
            TestBroker.produce(
                "t", [(0, TestBroker.batch(["a", "b"])), (0, TestBroker.batch(["c"]))]), version: 9)
        #expect(response.responses[0].partitionResponses.map(\.baseOffset) == [0, 2])
    }

    @Test func acksAllNeedsTheReplicasThatTheTopicAsksFor() throws {
        let broker = try TestBroker()
        try broker.create("t", configs: ["min.insync.replicas": "2"])
        #expect(
            try broker.produce("t", TestBroker.batch(["a"])).errorCode
                == KafkaErrorCode.notEnoughReplicas.rawValue)
        let one = try broker.call(
            TestBroker.produce("t", [(0, TestBroker.batch(["a"]))], acks: 1), version: 9)
        #expect(one.responses[0].partitionResponses[0].errorCode == 0)
    }

    /// Order holds although a worker ends later batches first.
    @Test func batchesThatAWorkerOpensKeepTheirOrder() throws {
        let broker = try TestBroker()
        try broker.create("t", configs: ["compression.type": "gzip"])
        broker.world.holdCompute()
        let replies = (0..<4).map { index in
            broker.submit(
                TestBroker.produce(
                    "t",
                    [(0, TestBroker.batch(["\(index)"], type: index == 2 ? .gzip : .none))]),
                version: 9)
        }
        broker.world.releaseCompute(reversed: true)
        for (index, reply) in replies.enumerated() {
            let (response, _) = try TestBroker.decode(ProduceRequest.self, reply, version: 9)
            #expect(response.responses[0].partitionResponses[0].baseOffset == Int64(index))
        }
        let stored = broker.store.state.withLock { $0.logs["t-0"]?.batches ?? [] }
        for batch in stored {
            let header = try batch.bytes.withUnsafeBytes { try BatchValidator.validate($0) }.header
            #expect(header.attributes.compression == .gzip)
            #expect(header.baseOffset == batch.baseOffset)
        }
    }

    @Test func deletionAnswersWhoeverWaits() throws {
        let broker = try TestBroker()
        try broker.create("t", configs: ["compression.type": "gzip"])
        broker.world.holdCompute()
        let opening = broker.submit(
            TestBroker.produce("t", [(0, TestBroker.batch(["a"]))]), version: 9)
        try broker.delete("t")
        let (response, _) = try TestBroker.decode(ProduceRequest.self, opening, version: 9)
        #expect(
            response.responses[0].partitionResponses[0].errorCode
                == KafkaErrorCode.notLeaderOrFollower.rawValue)
        broker.world.releaseCompute()
        #expect(opening.value.count == 1)
    }
}
