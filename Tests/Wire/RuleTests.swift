import Primitives
import Testing
import Wire

/// Rules of the encoding that no schema shows: caps, null, tags, records.
struct RuleTests {
    private func error<T: WireMessage>(
        _: T.Type, _ version: Int16, _ bytes: [UInt8]
    ) -> DecodeError? {
        do throws(DecodeError) {
            _ = try T(bytes: bytes, version: version)
            return nil
        } catch {
            return error
        }
    }

    @Test func arraysBeyondTheCapAreRefusedWhateverRemains() {
        // 1,000,001 topics of two bytes each are there, and still too many.
        var bytes: [UInt8] = [0x00, 0x0f, 0x42, 0x41]
        bytes += [UInt8](repeating: 0, count: 2_000_100)
        #expect(error(MetadataRequest.self, 0, bytes)?.reason == .invalidLength(1_000_001))
    }

    @Test func aCountCannotExceedWhatRemains() {
        #expect(
            error(MetadataRequest.self, 0, [0, 0, 0, 9, 0, 0])?.reason
                == .truncated(needed: 9, remaining: 2))
    }

    @Test func tagSectionsBeyondTheCapAreRefused() {
        // ApiVersions 3 with empty names and 10,001 tagged fields.
        var bytes: [UInt8] = [1, 1, 0x91, 0x4e]
        for _ in 0..<10_001 { bytes += [0x7f, 0] }
        #expect(error(ApiVersionsRequest.self, 3, bytes)?.reason == .invalidLength(10_001))
        bytes.replaceSubrange(2..<4, with: [0x90, 0x4e])
        #expect(error(ApiVersionsRequest.self, 3, Array(bytes.dropLast(2))) == nil)
    }

    @Test func negativeLengthsOtherThanNullAreRefused() {
        #expect(
            error(MetadataRequest.self, 1, [0xff, 0xff, 0xff, 0xfe])
                == DecodeError(.invalidLength(-2), at: 0))
        #expect(error(MetadataRequest.self, 1, [0xff, 0xff, 0xff, 0xff]) == nil)
        #expect(
            error(MetadataRequest.self, 1, [0, 0, 0, 1, 0xff, 0xfe])
                == DecodeError(.invalidLength(-2), at: 4))
    }

    @Test func nullIsRefusedWhereTheVersionForbidsIt() {
        #expect(
            error(MetadataRequest.self, 0, [0xff, 0xff, 0xff, 0xff])
                == DecodeError(.unexpectedNull(field: "topics"), at: 0))
        #expect(
            error(SaslHandshakeRequest.self, 1, [0xff, 0xff])
                == DecodeError(.unexpectedNull(field: "mechanism"), at: 0))
    }

    @Test func nullIsEncodedAsEmptyWhereTheVersionForbidsIt() {
        #expect(MetadataRequest(topics: nil).encoded(version: 0) == [0, 0, 0, 0])
        #expect(MetadataRequest(topics: nil).encoded(version: 1) == [0xff, 0xff, 0xff, 0xff])
    }

    @Test func unknownTaggedFieldsSurviveInOrder() throws {
        // Tags 9 and 5, in that order on the wire.
        let bytes: [UInt8] = [1, 1, 2, 9, 1, 0xaa, 5, 2, 0xbb, 0xcc]
        let request = try ApiVersionsRequest(bytes: bytes, version: 3)
        #expect(
            request.unknownTaggedFields == [
                TaggedField(tag: 9, data: [0xaa]), TaggedField(tag: 5, data: [0xbb, 0xcc]),
            ])
        #expect(request.encoded(version: 3) == [1, 1, 2, 5, 2, 0xbb, 0xcc, 9, 1, 0xaa])
        // A version without tags drops them.
        #expect(request.encoded(version: 0) == [])
    }

    @Test func aTaggedFieldOfAnotherSizeThanItSaysIsRefused() {
        // Tag 1 of ApiVersionsResponse is an int64 and says 9 bytes.
        var bytes: [UInt8] = [0, 0, 1, 0, 0, 0, 0, 1, 1, 9]
        bytes += [UInt8](repeating: 0, count: 9)
        #expect(
            error(ApiVersionsResponse.self, 3, bytes)?.reason
                == .invalidValue(field: "size of a tagged field", value: 9))
        bytes[9] = 8
        #expect(error(ApiVersionsResponse.self, 3, bytes)?.reason == .trailingBytes(1))
        bytes[9] = 0x7f
        #expect(
            error(ApiVersionsResponse.self, 3, bytes)?.reason
                == .truncated(needed: 127, remaining: 9))
    }

    @Test func taggedFieldsAtTheirDefaultAreNotWritten() throws {
        // finalizedFeaturesEpoch says -1, its default.
        let bytes = [0, 0, 1, 0, 0, 0, 0, 1, 1, 8] + [UInt8](repeating: 0xff, count: 8)
        let response = try ApiVersionsResponse(bytes: bytes, version: 3)
        #expect(response.encoded(version: 3) == [0, 0, 1, 0, 0, 0, 0, 0])
    }

    @Test func recordsStayRangesAndAreSpliced() throws {
        let partition = ProduceRequest.PartitionProduceData(
            index: 1, records: .bytes([1, 2, 3, 4, 5]))
        let request = ProduceRequest(
            acks: -1, timeoutMs: 9,
            topicData: [ProduceRequest.TopicProduceData(name: "t", partitionData: [partition])])
        let bytes = request.encoded(version: 9)
        let decoded = try ProduceRequest(bytes: bytes, version: 9)
        let records = try #require(decoded.topicData.first?.partitionData.first?.records)
        guard case .range(let range) = records else {
            Issue.record("\(records) is no range")
            return
        }
        #expect(Array(bytes[range]) == [1, 2, 3, 4, 5])
        #expect(WireInspector.reencode(decoded, version: 9, from: bytes) == bytes)

        var spliced = request
        spliced.topicData[0].partitionData[0].records = .splice(byteCount: 5)
        var writer = ByteWriter()
        spliced.encode(to: &writer, version: 9)
        #expect(writer.totalByteCount == bytes.count)
        let splice = try #require(writer.splices.first)
        #expect(
            writer.bytes[..<splice.position] + [1, 2, 3, 4, 5] + writer.bytes[splice.position...]
                == bytes[...])
    }

    @Test func stringsMustBeUTF8() {
        #expect(
            error(SaslHandshakeRequest.self, 1, [0, 2, 0xc3, 0x28])
                == DecodeError(.invalidUTF8, at: 2))
    }

    @Test func metadataRecordsAreFramed() throws {
        let record = FeatureLevelRecord(name: "a", featureLevel: 3)
        var writer = ByteWriter()
        MetadataRecordFrame.encode(record, version: 0, to: &writer)
        let bytes = writer.bytes
        #expect(bytes == [1, 12, 0, 2, 0x61, 0, 3, 0])
        let (again, version) = try MetadataRecordFrame.decode(bytes.span.bytes)
        #expect(again as? FeatureLevelRecord == record && version == 0)
        let faults: [([UInt8], DecodeError)] = [
            ([2, 12, 0], DecodeError(.invalidValue(field: "frame version", value: 2), at: 0)),
            ([1, 13, 0], DecodeError(.invalidValue(field: "record type", value: 13), at: 1)),
            ([1, 12, 1], DecodeError(.unsupportedVersion(1), at: 3)),
            (bytes + [0], DecodeError(.trailingBytes(1), at: 8)),
        ]
        for (bytes, expected) in faults {
            #expect(throws: expected) { _ = try MetadataRecordFrame.decode(bytes.span.bytes) }
        }
    }

    @Test func coordinatorRecordsCarryTheirType() throws {
        let key = OffsetCommitKey(group: "g", topic: "t", partition: 1)
        var writer = ByteWriter()
        CoordinatorRecord.encode(key, version: 1, to: &writer)
        let bytes = writer.bytes
        #expect(bytes == [0, 1, 0, 1, 0x67, 0, 1, 0x74, 0, 0, 0, 1])
        let (again, type) = try CoordinatorRecord.decodeKey(bytes.span.bytes, in: .groupKey)
        #expect(again as? OffsetCommitKey == key && type == 1)
        let value: [UInt8] = [0, 0, 0, 0, 0, 5, 0]
        let (epoch, _) = try CoordinatorRecord.decodeValue(
            value.span.bytes, in: .groupValue, type: 3)
        #expect(epoch as? ConsumerGroupMetadataValue == ConsumerGroupMetadataValue(epoch: 5))
    }

    @Test func theBatchDecoderSaysWhatIsWrong() {
        #expect(WireInspector.answer("header ResponseHeader 0 0000000A") == "0000000a")
        #expect(WireInspector.answer("request ApiVersions 0 -") == "-")
        for line in [
            "", "request Fetch", "request Fetch x 00", "request Fetch 4 0", "reply Fetch 4 00",
            "request Nothing 0 00", "data FetchRequest 4 00", "request Fetch 99 00",
        ] {
            #expect(WireInspector.answer(line).hasPrefix("error: "), "\(line)")
        }
    }
}
