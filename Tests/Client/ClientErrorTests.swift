import Client
import Testing
import Wire

@Suite struct ClientErrorTests {
    @Test func knowsWhatMayPass() {
        #expect(ClientError(.broker(.notLeaderOrFollower), "").isRetriable)
        #expect(ClientError(.broker(.notLeaderOrFollower), "").asksForMetadata)
        #expect(ClientError(.connectionLost, "").isRetriable)
        #expect(!ClientError(.broker(.messageTooLarge), "").isRetriable)
        #expect(ClientError(.broker(.notEnoughReplicas), "").isRetriable)
        #expect(!ClientError(.broker(.notEnoughReplicas), "").asksForMetadata)
        #expect(!ClientError(.corruptBatch, "").isRetriable)
    }

    @Test func configurationsThatCannotWorkAreRefused() {
        var configuration = ProducerConfiguration()
        #expect(throws: Never.self) { try configuration.validate() }
        configuration.acks = .leader
        #expect(throws: ClientError.self) { try configuration.validate() }
        configuration.isIdempotent = false
        configuration.maxInFlight = 20
        #expect(throws: Never.self) { try configuration.validate() }
        configuration.batchByteCount = 0
        #expect(throws: ClientError.self) { try configuration.validate() }
    }
}
