import Primitives
import Testing
import Wire
import WireSchema

/// The registry and the headers against the schema text and against facts of the protocol.
struct RegistryTests {
    @Test func registryAgreesWithTheSchema() throws {
        let schema = try RepositoryFiles.schema()
        #expect(WireRegistry.messages.count == schema.count)
        for message in schema {
            let type = try #require(WireRegistry.message(named: message.name))
            #expect(type.kind.rawValue == message.kind.rawValue)
            #expect(type.validVersions == message.versions.low...message.versions.high)
            #expect(type.firstFlexibleVersion == message.firstFlexible)
            if let key = message.apiKey {
                let api = try #require(WireRegistry.api(key))
                let expected: any WireMessage.Type =
                    message.kind == .request ? api.request : api.response
                let isSame = expected == type
                #expect(isSame, "\(message.name)")
            }
            if let record = message.record {
                let space = try #require(RecordSpace(rawValue: record.space))
                for number in record.numbers.low...record.numbers.high {
                    let found: (any WireMessage.Type)? = WireRegistry.record(space, number)
                    let isSame = found == type
                    #expect(isSame, "\(space) \(number)")
                }
            }
        }
    }

    @Test func apisAreFoundByKeyAndName() throws {
        #expect(WireRegistry.apis.count == 89)
        #expect(WireRegistry.api(1)?.name == "Fetch")
        #expect(WireRegistry.api(named: "Fetch")?.key == 1)
        #expect(WireRegistry.api(-1) == nil)
        #expect(WireRegistry.api(4) == nil)
        #expect(WireRegistry.api(.max) == nil)
    }

    @Test(
        arguments: [
            (18, 0, 1, 0), (18, 3, 2, 0), (18, 4, 2, 0), (18, 99, 2, 0), (3, 8, 1, 0), (3, 9, 2, 1),
            (17, 1, 1, 0), (0, 2, 1, 0), (52, 0, 2, 1),
        ] as [(Int16, Int16, Int16, Int16)])
    func headerVersions(_ key: Int16, _ version: Int16, _ request: Int16, _ response: Int16) throws
    {
        let api = try #require(WireRegistry.api(key))
        #expect(api.requestHeaderVersion(version) == request)
        #expect(api.responseHeaderVersion(version) == response)
    }

    @Test func requestHeadersDecodeByTheirFirstBytes() throws {
        for version in [Int16(0), 3, 99] {
            let header = RequestHeader(
                requestApiKey: 18, requestApiVersion: version, correlationId: 5, clientId: "c")
            var writer = ByteWriter()
            header.encode(to: &writer)
            #expect(writer.bytes.count == (version == 0 ? 11 : 12))
            var cursor = ByteCursor(writer.bytes.span.bytes)
            #expect(try RequestHeader.decode(from: &cursor) == header)
            #expect(cursor.remaining == 0)
        }
    }

    @Test func unknownAPIsAreRefused() {
        let bytes: [UInt8] = [0, 4, 0, 0, 0, 0, 0, 0, 0xff, 0xff]
        #expect(throws: DecodeError(.invalidValue(field: "requestApiKey", value: 4), at: 0)) {
            var cursor = ByteCursor(bytes.span.bytes)
            _ = try RequestHeader.decode(from: &cursor)
        }
    }

    @Test func responseHeadersOfApiVersionsAreVersion0() throws {
        var writer = ByteWriter()
        ResponseHeader(correlationId: 9).encode(to: &writer, apiKey: 18, apiVersion: 4)
        #expect(writer.bytes == [0, 0, 0, 9])
        ResponseHeader(correlationId: 9).encode(to: &writer, apiKey: 3, apiVersion: 12)
        #expect(writer.bytes == [0, 0, 0, 9, 0, 0, 0, 9, 0])
        var cursor = ByteCursor(writer.bytes.span.bytes)
        _ = try ResponseHeader.decode(from: &cursor, apiKey: 18, apiVersion: 4)
        _ = try ResponseHeader.decode(from: &cursor, apiKey: 3, apiVersion: 12)
        try cursor.expectEnd()
    }

    @Test func errorCodesHaveNames() {
        #expect(KafkaErrorCode.allCases.count == 135)
        #expect(KafkaErrorCode(rawValue: 3) == .unknownTopicOrPartition)
        #expect(KafkaErrorCode.unknownTopicOrPartition.name == "UNKNOWN_TOPIC_OR_PARTITION")
        #expect(KafkaErrorCode.unknownTopicOrPartition.isRetriable)
        #expect(!KafkaErrorCode.invalidRecord.isRetriable)
        for code in KafkaErrorCode.allCases { #expect(code.meaning.hasSuffix(".")) }
    }
}
