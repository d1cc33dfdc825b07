import Metadata
import Ports
import Primitives
import Quorum
import Synchronization
import Testing

/// The first boot, byte for byte. The bytes were made from the published formats by a script that
/// shares no code with this package.
@Suite struct FirstBootTests {
    /// Offsets 0...2, control: leader change, KRaft version, voters.
    private static let quorum = """
        0000000000000000000000c20000000102e1043a9a0020000000020000018bcfe568000000018bcf
        e56800ffffffffffffffffffffffffffff000000037a000000080000000266000100000001020000
        00011111222233334444955566667777888800020000000111112222333344449555666677778888
        0000001e00000208000000050a000000010000820100000408000000066e00000200000001111122
        22333344449555666677778888020b434f4e54524f4c4c45520a6c6f63616c686f73742385000000
        000100000000
        """
    /// Offset 3: `metadata.version` is 25.
    private static let level = """
        00000000000000030000004f00000001027b4e01400000000000000000018bcfe568000000018bcf
        e56800ffffffffffffffffffffffffffff000000013a000000012e010c00116d657461646174612e
        76657273696f6e00190000
        """
    /// Offsets 4 and 5: broker 1 registers and is unfenced.
    private static let registration = """
        0000000000000004000000bc00000001022d82f1800000000000010000018bcfe568000000018bcf
        e56800ffffffffffffffffffffffffffff00000002de0100000001d0010100030000000100000000
        000000400000000000000000010000000000000004020a504c41494e544558540a6c6f63616c686f
        7374238400000002116d657461646174612e76657273696f6e001900190000010001001102111122
        2233334444955566667777888800320000020126011101000000010000000000000004010001ff00
        """

    @Test func goldenBytes() throws {
        let cluster = try Cluster()
        #expect(try cluster.perform(Fixture.registerBroker()).brokerEpoch == 4)
        let batches = cluster.store.state.withLock { $0.batches.map { hex($0.bytes) } }
        let expected = [Self.quorum, Self.level, Self.registration].map {
            String($0.filter { !$0.isWhitespace })
        }
        #expect(batches == expected)
        let state = cluster.store.state.withLock { $0.blobs["quorum-state"]?[0] }
        #expect(
            String(decoding: try #require(state), as: UTF8.self)
                == #"{"leaderId":1,"leaderEpoch":1,"votedId":1,"#
                + "\"votedDirectoryId\":\"\(Fixture.directory)\",\"data_version\":1}")
    }

    private func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
