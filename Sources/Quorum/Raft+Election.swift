import Ports

extension Raft {
    /// Asks the voters whether they would vote for this member, in the present epoch.
    mutating func becomeProspective(now: MonotonicTime, into actions: inout [Action]) {
        role = .prospective
        beginRound(preVote: true, now: now, into: &actions)
        recordVote(of: configuration.local, granted: true, now: now, into: &actions)
    }

    private mutating func becomeCandidate(now: MonotonicTime, into actions: inout [Action]) {
        role = .candidate
        election = ElectionState(epoch: election.epoch + 1, votedKey: configuration.local)
        actions.append(.persist(election))
        beginRound(preVote: false, now: now, into: &actions)
    }

    private mutating func becomeLeader(into actions: inout [Action]) {
        role = .leader
        deadline = nil
        election.leaderID = configuration.local.id
        epochStartOffset = log.offset
        durableOffsets = [:]
        actions.append(.persist(election))
        actions.append(
            .appendLeaderChange(
                epoch: election.epoch, voters: configuration.voters,
                grantedBy: configuration.voters.filter { granted.contains($0) }))
        for other in others {
            actions.append(.send(.beginQuorumEpoch(epoch: election.epoch), to: other))
        }
    }

    private mutating func beginRound(
        preVote: Bool, now: MonotonicTime, into actions: inout [Action]
    ) {
        granted = []
        refused = []
        deadline = electionDeadline(now)
        let request = Message.voteRequest(epoch: election.epoch, preVote: preVote, log: log)
        for other in others { actions.append(.send(request, to: other)) }
    }

    /// Counts one voter's answer in the present round.
    mutating func recordVote(
        of voter: ReplicaKey, granted isGranted: Bool, now: MonotonicTime,
        into actions: inout [Action]
    ) {
        guard configuration.voters.contains(voter) else { return }
        if isGranted { granted.insert(voter) } else { refused.insert(voter) }
        if granted.count >= majority {
            if role == .prospective {
                becomeCandidate(now: now, into: &actions)
            } else {
                becomeLeader(into: &actions)
            }
        } else if configuration.voters.count - refused.count < majority {
            // Lost: wait a while before asking again.
            deadline = electionDeadline(now)
        }
    }

    mutating func receive(
        _ message: Message, from sender: ReplicaKey, now: MonotonicTime,
        into actions: inout [Action]
    ) {
        switch message {
        case .voteRequest(let epoch, let preVote, let candidateLog):
            if epoch > election.epoch { becomeUnattached(epoch: epoch, now: now, into: &actions) }
            let isGranted =
                epoch == election.epoch && candidateLog.isAtLeast(log)
                && (preVote ? wouldVote(for: sender) : vote(for: sender, now: now, into: &actions))
            actions.append(
                .send(
                    .voteResponse(epoch: election.epoch, preVote: preVote, granted: isGranted),
                    to: sender))
        case .voteResponse(let epoch, let preVote, let isGranted):
            if epoch > election.epoch {
                becomeUnattached(epoch: epoch, now: now, into: &actions)
            } else if epoch == election.epoch, role == (preVote ? .prospective : .candidate) {
                recordVote(of: sender, granted: isGranted, now: now, into: &actions)
            }
        case .beginQuorumEpoch(let epoch):
            guard epoch >= election.epoch else { return }
            let followed = ElectionState(
                epoch: epoch, leaderID: sender.id,
                votedKey: epoch == election.epoch ? election.votedKey : nil)
            role = .follower(leaderID: sender.id)
            deadline = isVoter ? now + configuration.fetchTimeout : nil
            guard followed != election else { return }
            election = followed
            actions.append(.persist(election))
        }
    }

    private mutating func becomeUnattached(
        epoch: Int32, now: MonotonicTime, into actions: inout [Action]
    ) {
        role = .unattached
        election = ElectionState(epoch: epoch)
        deadline = isVoter ? electionDeadline(now) : nil
        actions.append(.persist(election))
    }

    /// A pre-vote is refused while a leader is followed, so that a member cut off for a while does
    /// not disturb a working quorum.
    private func wouldVote(for candidate: ReplicaKey) -> Bool {
        switch role {
        case .follower, .leader: false
        case .unattached, .prospective, .candidate, .resigned:
            configuration.voters.contains(candidate)
        }
    }

    /// At most one vote an epoch, durable before it is told.
    private mutating func vote(
        for candidate: ReplicaKey, now: MonotonicTime, into actions: inout [Action]
    ) -> Bool {
        guard configuration.voters.contains(candidate), election.leaderID == nil else {
            return false
        }
        if let voted = election.votedKey { return voted == candidate }
        role = .unattached
        election.votedKey = candidate
        deadline = isVoter ? electionDeadline(now) : nil
        actions.append(.persist(election))
        return true
    }
}
