import Ports
import Primitives
import Quorum
import Testing

private func key(_ id: Int32) -> ReplicaKey {
    ReplicaKey(id: id, directoryID: Uuid(high: 7, low: UInt64(id)))
}

private func time(_ milliseconds: Int64) -> MonotonicTime {
    MonotonicTime(nanoseconds: 0) + Milliseconds(milliseconds)
}

private func member(
    _ id: Int32 = 1, of voters: Int32 = 1, election: ElectionState? = nil,
    log: LogEnd = LogEnd(offset: 0, epoch: 0)
) -> Raft {
    Raft(
        Raft.Configuration(local: key(id), voters: (1...voters).map(key), seed: UInt64(id)),
        election: election, log: log, now: time(0))
}

extension Raft {
    fileprivate mutating func take(_ input: Input, at milliseconds: Int64 = 0) -> [Action] {
        var actions: [Action] = []
        step(input, now: time(milliseconds), into: &actions)
        return actions
    }
}

@Suite struct RaftTests {
    @Test func aLoneVoterPersistsItsVoteBeforeItLeads() {
        var raft = member()
        #expect(raft.role == .unattached)
        let voted = ElectionState(epoch: 1, votedKey: key(1))
        #expect(raft.take(.tick) == [.persist(voted)])
        #expect(raft.role == .candidate)
        #expect(raft.take(.flushed(offset: 0)) == [])

        let leads = ElectionState(epoch: 1, leaderID: 1, votedKey: key(1))
        #expect(
            raft.take(.persisted(voted)) == [
                .persist(leads),
                .appendLeaderChange(epoch: 1, voters: [key(1)], grantedBy: [key(1)]),
            ])
        #expect(raft.role == .leader)
        #expect(raft.deadline == nil)
        #expect(raft.take(.persisted(leads)) == [])
    }

    @Test func theHighWatermarkIsWhatIsDurableOnAMajority() {
        var raft = leader(of: 3)
        #expect(raft.take(.appended(LogEnd(offset: 4, epoch: 1))) == [])
        #expect(raft.take(.flushed(offset: 4)) == [])
        #expect(raft.take(.fetched(offset: 2, by: key(9))) == [])
        #expect(raft.take(.fetched(offset: 2, by: key(2))) == [.advanceHighWatermark(offset: 2)])
        #expect(raft.take(.fetched(offset: 1, by: key(3))) == [])
        #expect(raft.take(.fetched(offset: 3, by: key(3))) == [.advanceHighWatermark(offset: 3)])
        #expect(raft.highWatermark == 3)
    }

    @Test func nothingIsCommittedUntilTheEpochBegan() {
        var raft = member(
            election: ElectionState(epoch: 3, leaderID: 1, votedKey: key(1)),
            log: LogEnd(offset: 10, epoch: 3))
        #expect(raft.role == .resigned)
        _ = raft.take(.tick)
        _ = raft.take(.persisted(raft.election))
        #expect(raft.election.epoch == 4)
        #expect(raft.take(.flushed(offset: 10)) == [])
        #expect(raft.take(.flushed(offset: 11)) == [.advanceHighWatermark(offset: 11)])
    }

    @Test func aLostQuorumStateIsMadeUpFromTheLog() {
        let raft = member(log: LogEnd(offset: 10, epoch: 6))
        #expect(raft.election == ElectionState(epoch: 6))
        #expect(raft.role == .unattached)
    }

    @Test func threeMembersElectOne() {
        var first = member(1, of: 3)
        var second = member(2, of: 3)
        let deadline = (first.deadline?.milliseconds(since: time(0)) ?? 0)
        #expect((1_000..<2_000).contains(deadline))
        #expect(first.take(.tick, at: deadline - 1) == [])

        let end = LogEnd(offset: 0, epoch: 0)
        let preVote = Raft.Message.voteRequest(epoch: 0, preVote: true, log: end)
        #expect(
            first.take(.tick, at: deadline) == [
                .send(preVote, to: key(2)), .send(preVote, to: key(3)),
            ])
        #expect(first.role == .prospective)
        let preGrant = Raft.Message.voteResponse(epoch: 0, preVote: true, granted: true)
        #expect(
            second.take(.received(preVote, from: key(1)))
                == [.send(preGrant, to: key(1))])

        let vote = Raft.Message.voteRequest(epoch: 1, preVote: false, log: end)
        let voted = ElectionState(epoch: 1, votedKey: key(1))
        #expect(
            first.take(.received(preGrant, from: key(2)), at: deadline) == [
                .persist(voted), .send(vote, to: key(2)), .send(vote, to: key(3)),
            ])
        let grant = Raft.Message.voteResponse(epoch: 1, preVote: false, granted: true)
        #expect(
            second.take(.received(vote, from: key(1))) == [
                .persist(ElectionState(epoch: 1)), .persist(voted), .send(grant, to: key(1)),
            ])

        // A vote of another may arrive before the own one is durable.
        #expect(first.take(.received(grant, from: key(2)), at: deadline) == [])
        let begin = Raft.Message.beginQuorumEpoch(epoch: 1)
        let leads = ElectionState(epoch: 1, leaderID: 1, votedKey: key(1))
        #expect(
            first.take(.persisted(voted), at: deadline) == [
                .persist(leads),
                .appendLeaderChange(
                    epoch: 1, voters: [key(1), key(2), key(3)], grantedBy: [key(1), key(2)]),
                .send(begin, to: key(2)), .send(begin, to: key(3)),
            ])
        #expect(second.take(.received(begin, from: key(1))) == [.persist(leads)])
        #expect(second.role == .follower(leaderID: 1))
    }

    @Test func oneVoteAnEpoch() {
        var raft = member(1, of: 3)
        let end = LogEnd(offset: 0, epoch: 0)
        let request = Raft.Message.voteRequest(epoch: 5, preVote: false, log: end)
        #expect(granted(raft.take(.received(request, from: key(2)))) == true)
        #expect(granted(raft.take(.received(request, from: key(3)))) == false)
        #expect(granted(raft.take(.received(request, from: key(2)))) == true)
        #expect(granted(raft.take(.received(request, from: key(9)))) == false)
    }

    @Test(arguments: [
        (LogEnd(offset: 10, epoch: 2), true), (LogEnd(offset: 9, epoch: 2), false),
        (LogEnd(offset: 1, epoch: 3), true), (LogEnd(offset: 99, epoch: 1), false),
    ])
    func aLogBehindGetsNoVote(_ log: LogEnd, _ isGranted: Bool) {
        for preVote in [true, false] {
            var raft = member(1, of: 3, log: LogEnd(offset: 10, epoch: 2))
            let request = Raft.Message.voteRequest(epoch: 7, preVote: preVote, log: log)
            #expect(granted(raft.take(.received(request, from: key(2)))) == isGranted)
        }
    }

    @Test func aFollowerOfALiveLeaderRefusesAPreVote() {
        var raft = member(1, of: 3)
        _ = raft.take(.received(.beginQuorumEpoch(epoch: 4), from: key(2)))
        let request = Raft.Message.voteRequest(
            epoch: 4, preVote: true, log: LogEnd(offset: 0, epoch: 0))
        #expect(granted(raft.take(.received(request, from: key(3)))) == false)
        // Once the leader is silent for the fetch timeout, it asks itself.
        _ = raft.take(.tick, at: 2_000)
        #expect(raft.role == .prospective)
        #expect(granted(raft.take(.received(request, from: key(3)))) == true)
    }

    @Test func aLeaderStepsDownForAHigherEpoch() {
        var raft = leader(of: 3)
        let request = Raft.Message.voteRequest(
            epoch: 2, preVote: false, log: LogEnd(offset: 0, epoch: 0))
        _ = raft.take(.received(request, from: key(2)))
        #expect(raft.role == .unattached)
        #expect(raft.election == ElectionState(epoch: 2, votedKey: key(2)))
        #expect(raft.take(.fetched(offset: 9, by: key(3))) == [])
    }

    @Test func aRefusedCandidateAsksAgainLater() {
        var raft = member(1, of: 3)
        _ = raft.take(.tick, at: 5_000)
        let refusal = Raft.Message.voteResponse(epoch: 0, preVote: true, granted: false)
        _ = raft.take(.received(refusal, from: key(2)), at: 5_000)
        _ = raft.take(.received(refusal, from: key(3)), at: 5_000)
        #expect(raft.role == .prospective)
        #expect(raft.take(.tick, at: 5_999) == [])
        #expect(raft.take(.tick, at: 7_000).count == 2)
    }

    @Test func anObserverNeverAsks() {
        var raft = Raft(
            Raft.Configuration(local: key(9), voters: [key(1)], seed: 1), election: nil,
            log: LogEnd(offset: 0, epoch: 0), now: time(0))
        #expect(raft.deadline == nil)
        #expect(raft.take(.tick, at: 1_000_000) == [])
    }

    @Test func aResignedLeaderCommitsNothing() {
        var raft = leader(of: 1)
        #expect(raft.take(.resign) == [])
        #expect(raft.role == .resigned)
        #expect(raft.take(.flushed(offset: 5)) == [])
    }

    private func granted(_ actions: [Raft.Action]) -> Bool? {
        for case .send(.voteResponse(_, _, let granted), _) in actions { return granted }
        return nil
    }

    private func leader(of voters: Int32) -> Raft {
        var raft = member(1, of: voters)
        _ = raft.take(.tick, at: 10_000)
        for preVote in [true, false] {
            let answer = Raft.Message.voteResponse(
                epoch: raft.election.epoch, preVote: preVote, granted: true)
            _ = raft.take(.received(answer, from: key(2)), at: 10_000)
        }
        _ = raft.take(.persisted(raft.election), at: 10_000)
        precondition(raft.role == .leader, "member 1 is \(raft.role)")
        return raft
    }
}

@Suite struct QuorumStateFileTests {
    @Test func roundTrip() throws {
        for state in [
            ElectionState(epoch: 0), ElectionState(epoch: 4, leaderID: 2),
            ElectionState(epoch: .max - 1, leaderID: 1, votedKey: key(1)),
        ] {
            #expect(try QuorumStateFile.decode(QuorumStateFile.encode(state)) == state)
        }
    }

    @Test func isKafkasText() {
        let text = String(
            decoding: QuorumStateFile.encode(ElectionState(epoch: 2, leaderID: 1)), as: UTF8.self)
        #expect(
            text == #"{"leaderId":1,"leaderEpoch":2,"votedId":-1,"#
                + #""votedDirectoryId":"AAAAAAAAAAAAAAAAAAAAAA","data_version":1}"#)
    }

    @Test func spaceAndUnknownMembersAreFine() throws {
        let text = """
            { "more": "x", "leaderId": 1, "leaderEpoch": 2, "votedId": -1,
              "votedDirectoryId": "AAAAAAAAAAAAAAAAAAAAAA", "data_version": 1 }
            """
        #expect(
            try QuorumStateFile.decode(Array(text.utf8)) == ElectionState(epoch: 2, leaderID: 1))
    }

    @Test func everyTruncationIsRefused() {
        let bytes = QuorumStateFile.encode(ElectionState(epoch: 2, leaderID: 1, votedKey: key(1)))
        for count in 0..<bytes.count {
            #expect(throws: QuorumStateError.self) {
                try QuorumStateFile.decode(Array(bytes[..<count]))
            }
        }
    }

    @Test(arguments: [
        #"{"leaderId":1}"#, #"{"leaderId":1,"leaderId":1}"#, #"{"a":1.5}"#, #"{"a":"\n"}"#,
        #"{"leaderId":1,"leaderEpoch":2,"votedId":-1,"data_version":0}"#,
        #"{"leaderId":9999999999,"leaderEpoch":2,"votedId":-1,"votedDirectoryId":"#
            + #""AAAAAAAAAAAAAAAAAAAAAA","data_version":1}"#,
        #"{"leaderId":1,"leaderEpoch":-2,"votedId":-1,"votedDirectoryId":"#
            + #""AAAAAAAAAAAAAAAAAAAAAA","data_version":1}"#,
        #"{"leaderId":1,"leaderEpoch":2,"votedId":-1,"votedDirectoryId":"x","data_version":1}"#,
        #"{"leaderId":1,"leaderEpoch":2147483647,"votedId":-1,"votedDirectoryId":"#
            + #""AAAAAAAAAAAAAAAAAAAAAA","data_version":1}"#,
    ])
    func nonsenseIsRefused(_ text: String) {
        #expect(throws: QuorumStateError.self) { try QuorumStateFile.decode(Array(text.utf8)) }
    }
}
