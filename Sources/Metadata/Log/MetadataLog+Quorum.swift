import Ports
import Quorum

/// Performs what the quorum asks for, in order. Everything here runs on the loop.
extension MetadataLog {
    func step(_ input: Raft.Input) {
        raft.step(input, now: environment.clock.now, into: &actions)
        performActions()
    }

    private func performActions() {
        while !isPerforming, failure == nil, !actions.isEmpty {
            switch actions.removeFirst() {
            case .persist(let state): persist(state)
            case .appendLeaderChange(let epoch, let voters, let grantedBy):
                begin(epoch: epoch, voters: voters, grantedBy: grantedBy)
            case .advanceHighWatermark(let offset): commit(upTo: offset)
            case .send(let message, let receiver):
                preconditionFailure("a quorum of one has nobody to tell \(message): \(receiver)")
            }
        }
    }

    private func persist(_ state: ElectionState) {
        isPerforming = true
        inFlightCount += 1
        environment.store.putState(
            handle, name: Self.quorumStateName, offset: 0, bytes: QuorumStateFile.encode(state),
            durable: true
        ) { result in
            self.onLoop(result, "writing quorum-state") {
                self.isPerforming = false
                self.step(.persisted(state))
            }
        }
    }

    /// The first batch of an epoch, and in a new log the quorum it belongs to.
    private func begin(epoch: Int32, voters: [ReplicaKey], grantedBy: [ReplicaKey]) {
        var records: [QuorumRecord] = [
            .leaderChange(
                leaderID: configuration.local.id, voters: voters, grantedBy: grantedBy)
        ]
        if head.endOffset == 0 {
            records += [.kraftVersion(QuorumRecord.kraftVersion), .voters(self.voters)]
        }
        appendControl(records)
        process(FinalizeFeatures()) { result in
            guard let started = self.started, case .success = result else { return }
            self.started = nil
            started(.success(self))
        }
    }

    private func commit(upTo offset: Int64) {
        guard let commit = queue.commit(upTo: offset) else { return }
        if commit.image.endOffset > committed.endOffset {
            publish(commit.image, touched: commit.touched)
        }
        for complete in commit.completions { complete(nil) }
        snapshotIfNeeded()
    }
}
