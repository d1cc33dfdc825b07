internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import Ports
internal import Primitives
internal import Wire

/// One connection to one broker, with the versions it takes.
///
/// [any thread] Requests leave in the order of the calls.
final class Connection: Sendable {
    let address: BrokerAddress
    private let channel: any Channel
    private let versions: VersionTable
    private let requestTimeout: Milliseconds

    private init(
        address: BrokerAddress, channel: any Channel, versions: VersionTable,
        requestTimeout: Milliseconds
    ) {
        self.address = address
        self.channel = channel
        self.versions = versions
        self.requestTimeout = requestTimeout
    }

    var isActive: Bool { channel.isActive }

    /// Connects and asks for the broker's versions.
    static func open(
        _ address: BrokerAddress, on eventLoop: any EventLoop, _ configuration: ClientConfiguration
    ) async throws(ClientError) -> Connection {
        let channel = try await connect(address, on: eventLoop, configuration)
        do throws(ClientError) {
            let versions = try await negotiate(channel, address, configuration)
            return Connection(
                address: address, channel: channel, versions: versions,
                requestTimeout: configuration.requestTimeout)
        } catch {
            channel.close(promise: nil)
            throw error
        }
    }

    private static func connect(
        _ address: BrokerAddress, on eventLoop: any EventLoop, _ configuration: ClientConfiguration
    ) async throws(ClientError) -> any Channel {
        let place = address.description
        let clientId = configuration.clientId
        let maxByteCount = configuration.maxFrameByteCount
        let bootstrap = ClientBootstrap(group: eventLoop)
            .connectTimeout(.milliseconds(configuration.connectTimeout.value))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(
                .recvAllocator,
                value: AdaptiveRecvByteBufferAllocator(
                    minimum: 4_096, initial: 65_536, maximum: 1 << 20)
            )
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        ByteToMessageHandler(
                            FrameCutter(place: place, maxByteCount: maxByteCount)),
                        ClientHandler(clientId: clientId, place: place))
                }
            }
        do {
            return try await bootstrap.connect(host: address.host, port: address.port).get()
        } catch {
            throw ClientError(
                .connectFailed,
                "cannot connect to \(place): \(reason(error)); start a broker there or name another"
                    + " address")
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            if let first = error.connectionErrors.first { return reason(first.error) }
            return "the host name has no address"
        case let error as IOError: return String(cString: strerror(error.errnoCode))
        case ChannelError.connectTimeout(let amount):
            return "no answer within \(amount.nanoseconds / 1_000_000) ms"
        default: return "\(error)"
        }
    }

    // MARK: Versions

    private static func negotiate(
        _ channel: any Channel, _ address: BrokerAddress, _ configuration: ClientConfiguration
    ) async throws(ClientError) -> VersionTable {
        var version = ApiVersionsRequest.validVersions.upperBound
        for _ in 0..<2 {
            let request = ApiVersionsRequest(
                clientSoftwareName: "weir", clientSoftwareVersion: "0.1.0")
            let frame = try await exchange(
                request, payloads: [], version: version, timeout: configuration.requestTimeout,
                on: channel, address)
            let response = try decodeVersions(frame, from: address)
            if response.errorCode == 0 { return VersionTable(response) }
            guard response.errorCode == KafkaErrorCode.unsupportedVersion.rawValue else {
                throw ClientError.answered(
                    response.errorCode, doing: "ask \(address) for its versions")
                    ?? ClientError(.badResponse, "\(address) refused ApiVersions")
            }
            version = VersionTable.retryVersion(response)
        }
        throw ClientError(
            .versionUnsupported,
            "\(address) takes no version of ApiVersions that this client has; use another broker")
    }

    /// The answer to a version that the broker lacks is in version 0 (KIP-511). Not all keep to
    /// that; then the list in it is taken as empty.
    private static func decodeVersions(
        _ frame: ResponseFrame, from address: BrokerAddress
    ) throws(ClientError) -> ApiVersionsResponse {
        let code = frame.bytes.getInteger(at: frame.bytes.readerIndex + 4, as: Int16.self)
        let refusal = KafkaErrorCode.unsupportedVersion.rawValue
        guard code == refusal else {
            return try frame.decode(ApiVersionsResponse.self, from: address)
        }
        do throws(ClientError) {
            return try ResponseFrame(bytes: frame.bytes, apiVersion: 0)
                .decode(ApiVersionsResponse.self, from: address)
        } catch {
            return ApiVersionsResponse(errorCode: refusal)
        }
    }

    // MARK: Requests

    /// The version that requests of this type are sent in.
    func version<Request: WireRequest>(of request: Request.Type) throws(ClientError) -> Int16 {
        try versions.version(of: request, at: address.description)
    }

    /// Sends a request and waits for its answer.
    ///
    /// - Parameter brokerWait: how long the request allows the broker to wait.
    func call<Request: WireRequest>(
        _ request: Request, brokerWait: Milliseconds = Milliseconds(0)
    ) async throws(ClientError) -> Request.Response {
        let frame = try await exchange(request, brokerWait: brokerWait)
        return try frame.decode(Request.Response.self, from: address)
    }

    /// The same for an answer whose record batches are wanted: they are ranges of the frame.
    func exchange<Request: WireRequest>(
        _ request: Request, brokerWait: Milliseconds = Milliseconds(0)
    ) async throws(ClientError) -> ResponseFrame {
        try await Self.exchange(
            request, payloads: [], version: try version(of: Request.self),
            timeout: Milliseconds(requestTimeout.value + brokerWait.value), on: channel, address)
    }

    private static func exchange<Request: WireRequest>(
        _ request: Request, payloads: [ByteBuffer], version: Int16, timeout: Milliseconds,
        on channel: any Channel, _ address: BrokerAddress
    ) async throws(ClientError) -> ResponseFrame {
        let promise = channel.eventLoop.makePromise(of: ResponseFrame.self)
        let outbound = OutboundRequest(
            apiKey: Request.apiKey, apiVersion: version,
            body: encodedBody(request, version: version, payloads: payloads), timeout: timeout,
            promise: promise)
        channel.writeAndFlush(outbound).cascadeFailure(to: promise)
        do {
            return try await promise.futureResult.get()
        } catch {
            throw ClientError.wrapping(error, at: address.description)
        }
    }

    /// Sends a request whose record batches are `payloads`, in the order in which it names them.
    ///
    /// - Parameter hasAnswer: false for Produce with acks=0, whose future then has no frame and
    ///   completes when the bytes are written.
    func send<Request: WireRequest>(
        _ request: Request, payloads: [ByteBuffer], brokerWait: Milliseconds, hasAnswer: Bool
    ) throws(ClientError) -> EventLoopFuture<ResponseFrame?> {
        let version = try version(of: Request.self)
        let promise = hasAnswer ? channel.eventLoop.makePromise(of: ResponseFrame.self) : nil
        let outbound = OutboundRequest(
            apiKey: Request.apiKey, apiVersion: version,
            body: Self.encodedBody(request, version: version, payloads: payloads),
            timeout: Milliseconds(requestTimeout.value + brokerWait.value), promise: promise)
        let written = channel.writeAndFlush(outbound)
        guard let promise else { return written.map { nil } }
        written.cascadeFailure(to: promise)
        return promise.futureResult.map { $0 }
    }

    /// The body with the payloads in their places.
    private static func encodedBody<Request: WireRequest>(
        _ request: Request, version: Int16, payloads: [ByteBuffer]
    ) -> [ByteBuffer] {
        var writer = ByteWriter(capacity: 256)
        request.encode(to: &writer, version: version)
        precondition(
            writer.splices.count == payloads.count,
            "\(writer.splices.count) places for \(payloads.count) payloads")
        var pieces: [ByteBuffer] = []
        pieces.reserveCapacity(2 * payloads.count + 1)
        var position = 0
        for (splice, payload) in zip(writer.splices, payloads) {
            precondition(splice.byteCount == payload.readableBytes, "payload size")
            pieces.append(ByteBuffer(bytes: writer.bytes[position..<splice.position]))
            pieces.append(payload)
            position = splice.position
        }
        if position < writer.bytes.count || pieces.isEmpty {
            pieces.append(ByteBuffer(bytes: writer.bytes[position...]))
        }
        return pieces
    }

    func close() { channel.close(promise: nil) }
}

extension ResponseFrame {
    /// Reads the answer; its ranges count from the frame's first readable byte.
    ///
    /// - Throws: `badResponse`.
    func decode<Response: WireResponse>(
        _: Response.Type, from address: BrokerAddress
    ) throws(ClientError) -> Response {
        do throws(DecodeError) {
            var cursor = ByteCursor(bytes.readableBytesSpan)
            _ = try ResponseHeader.decode(
                from: &cursor, apiKey: Response.apiKey, apiVersion: apiVersion)
            // Other clients do not look whether bytes follow, and some brokers send them.
            return try Response(from: &cursor, version: apiVersion)
        } catch {
            throw ClientError.undecodable(
                Response.messageName, error, from: address.description)
        }
    }
}
