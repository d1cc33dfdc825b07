public import Metadata

/// The cluster's metadata as the broker uses it: committed images, and changes through the
/// controller.
public protocol ClusterMetadata: Sendable {
    /// [any thread] The latest committed image.
    var image: MetadataImage { get }
    /// [any thread] Asks the controller for a change. `done` runs on any thread once the answer,
    /// and all it depends on, is committed.
    func submit<Request: ControllerRequest>(
        _ request: Request,
        _ done: @escaping @Sendable (Result<Request.Response, ControllerError>) -> Void)
    /// [any thread] Changes the controller's settings; what is submitted later is decided by the
    /// new ones.
    func updateSettings(_ change: @escaping @Sendable (inout ControllerSettings) -> Void)
    /// [any thread] Describes the quorum of the metadata log. `done` runs once, on any thread; nil
    /// if this node does not lead it.
    func describeQuorum(_ done: @escaping @Sendable (QuorumDescription?) -> Void)
}
