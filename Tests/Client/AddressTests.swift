import Client
import Ports
import Testing

@Suite struct AddressTests {
    @Test func readsHostsAndPorts() {
        #expect(BrokerAddress("kafka:9093") == BrokerAddress(host: "kafka", port: 9093))
        #expect(BrokerAddress("kafka") == BrokerAddress(host: "kafka", port: 9092))
        #expect(BrokerAddress("[::1]:19092") == BrokerAddress(host: "::1", port: 19092))
        #expect(BrokerAddress("[::1]:19092")?.description == "[::1]:19092")
        #expect(BrokerAddress.list("a:1,b:2")?.map(\.port) == [1, 2])
    }

    @Test(arguments: ["", ":9092", "a:", "a:0", "a:65536", "a:b", "[::1", "[::1]x", "a:1:2"])
    func refusesWhatIsNoAddress(text: String) {
        #expect(BrokerAddress(text) == nil)
        #expect(BrokerAddress.list("a:1,\(text)") == nil)
    }

    @Test func backoffDoublesUpToItsMost() {
        let backoff = Backoff(first: Milliseconds(100), most: Milliseconds(1_000))
        let delays = (1...6).map { backoff.delay(failures: $0, randomBits: 0).value }
        #expect(delays == [100, 200, 400, 800, 1_000, 1_000])
        #expect(backoff.delay(failures: 1_000, randomBits: 0).value == 1_000)
        for bits in 0..<500 as Range<UInt64> {
            let delay = backoff.delay(failures: 1, randomBits: bits).value
            #expect((80...100).contains(delay))
        }
    }
}
