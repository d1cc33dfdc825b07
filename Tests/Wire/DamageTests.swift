import Primitives
import Testing
import Wire
import WireSchema

/// Whole, cut, flipped and lying bytes of every message and version: a value or a typed error.
struct DamageTests {
    /// Decodes, and holds an accepted value to its own encoding.
    private func attempt(
        _ type: any WireMessage.Type, _ version: Int16, _ bytes: [UInt8]
    ) -> Result<[UInt8], DecodeError> {
        do throws(DecodeError) {
            let message = try type.init(bytes: bytes, version: version)
            return .success(WireInspector.reencode(message, version: version, from: bytes))
        } catch {
            return .failure(error)
        }
    }

    @Test func everyMessageSurvivesDamage() throws {
        let messages = try RepositoryFiles.schema()
        #expect(messages.count == 257)
        var seed: UInt64 = 1
        for message in messages {
            let type = try #require(WireRegistry.message(named: message.name))
            for version in message.versions.low...message.versions.high {
                for _ in 0..<2 {
                    seed += 1
                    var source = RandomMessage(message, version, seed: seed)
                    try check(type, version, source.bytes(), seed)
                }
            }
        }
    }

    private func check(
        _ type: any WireMessage.Type, _ version: Int16, _ bytes: [UInt8], _ seed: UInt64
    ) throws {
        let label = "\(type.messageName) \(version) seed \(seed) \(Hex.encode(bytes))"
        #expect(attempt(type, version, bytes) == .success(bytes), "\(label)")
        for count in bytes.indices.prefix(200) {
            // Most cuts are errors; a cut that is a whole value would have left bytes over before.
            guard case .failure = attempt(type, version, Array(bytes[..<count])) else {
                Issue.record("cut at \(count) is accepted: \(label)")
                return
            }
        }
        var random = SeededGenerator(seed: seed)
        for _ in 0..<(bytes.isEmpty ? 0 : 12) {
            var broken = bytes
            let bit = Int.random(in: 0..<(8 * bytes.count), using: &random)
            broken[bit / 8] ^= 1 << UInt8(bit % 8)
            holds(type, version, broken, label)
        }
        // Lengths that lie, at a few places each.
        let lies: [[UInt8]] = [
            [0x7f, 0xff, 0xff, 0xff], [0x80, 0, 0, 0], [0xff, 0xff, 0xff, 0xfe],
            [0xff, 0xff, 0xff, 0xff, 0x0f], [0, 0x0f, 0x42, 0x40],
        ]
        for lie in lies where bytes.count >= lie.count {
            let start = Int.random(in: 0...(bytes.count - lie.count), using: &random)
            var broken = bytes
            broken.replaceSubrange(start..<(start + lie.count), with: lie)
            holds(type, version, broken, label)
        }
    }

    private func holds(
        _ type: any WireMessage.Type, _ version: Int16, _ bytes: [UInt8], _ label: String
    ) {
        guard case .success(let again) = attempt(type, version, bytes) else { return }
        #expect(
            attempt(type, version, again) == .success(again),
            "\(Hex.encode(bytes)) of \(label) is accepted but its encoding is not")
    }

    @Test func versionsThatDoNotExistAreRefused() throws {
        for type in WireRegistry.messages {
            for version in [type.validVersions.lowerBound - 1, type.validVersions.upperBound + 1] {
                #expect(
                    attempt(type, version, [])
                        == .failure(DecodeError(.unsupportedVersion(version), at: 0)))
            }
        }
    }
}
