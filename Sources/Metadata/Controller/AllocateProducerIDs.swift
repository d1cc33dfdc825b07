/// A block of producer ids that no other broker and no other time gets (KIP-730).
public struct AllocateProducerIDs: ControllerRequest {
    public struct Response: Equatable, Sendable {
        public var first: Int64
        public var count: Int32

        public init(first: Int64, count: Int32) {
            self.first = first
            self.count = count
        }
    }

    public static let blockSize: Int32 = 1_000

    public var brokerID: Int32
    public var brokerEpoch: Int64

    public init(brokerID: Int32, brokerEpoch: Int64) {
        self.brokerID = brokerID
        self.brokerEpoch = brokerEpoch
    }

    public func step(
        _ context: ControllerContext
    ) throws(ControllerError) -> ControllerOutcome<Response> {
        guard let broker = context.image.brokers[brokerID] else {
            throw ControllerError(
                .brokerIDNotRegistered, "Broker \(brokerID) is not registered.")
        }
        guard broker.epoch == brokerEpoch else {
            throw ControllerError(
                .staleBrokerEpoch,
                "Broker \(brokerID) has epoch \(broker.epoch), not \(brokerEpoch).")
        }
        let first = context.image.producerIDs?.nextProducerID ?? 0
        let (next, overflow) = first.addingReportingOverflow(Int64(Self.blockSize))
        guard !overflow else {
            throw ControllerError(
                .unknownServerError, "All producer ids below \(Int64.max) were given out.")
        }
        let grant = ProducerIDGrant(
            brokerID: brokerID, brokerEpoch: brokerEpoch, nextProducerID: next)
        return ControllerOutcome(
            Response(first: first, count: Self.blockSize), records: [.producerIDs(grant)])
    }
}
