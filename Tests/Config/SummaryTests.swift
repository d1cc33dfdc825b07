import Config
import Testing

@Suite struct SummaryTests {
    private let text = """
        node-id: 1
        allow-plaintext: true
        listeners:
          - {name: A, port: 0}
          - {name: B, address: '::', advertised-host: b.example, advertised-port: 19092}
        plugins:
          load:
            - {kind: storage, name: segments, options: {x: 1}}
            - {kind: storage, name: memory}
            - {kind: codec, name: zstd}
        codecs: [zstd]
        storage: {topics: [{pattern: "tmp-*", backend: memory}]}
        defaults: {num.partitions: 3}
        """

    @Test func people() throws {
        #expect(
            ConfigSummary.text(try load(text)) == """
                node        1 (broker, controller)
                cluster     id generated at the first start
                listener    A binds 127.0.0.1:any port, advertised as 127.0.0.1:that port
                listener    B binds [::]:9092, advertised as b.example:19092
                http        binds 127.0.0.1:9644
                data        ./data
                plugins     from the standard folders
                plugin      storage segments: libweir-storage-segments.so, options x
                plugin      storage memory: libweir-storage-memory.so
                plugin      codec zstd: libweir-codecs-zstd.so
                metadata    on segments
                topics      tmp-* on memory
                topics      others on segments
                codecs      zstd
                default     num.partitions = 3
                limits      10000 connections, requests of at most 100MiB, 512MiB of requests in \
                memory
                logging     info, text

                """)
    }

    @Test func programs() throws {
        let json = ConfigSummary.json(try load(text))
        #expect(
            json.hasPrefix(
                #"{"cluster-id":null,"codecs":["zstd"],"data-directory":"./data","#
                    + #""defaults":{"num.partitions":"3"},"#
                    + #""http":{"address":"127.0.0.1","enabled":true,"port":9644},"#
                    + #""listeners":[{"address":"127.0.0.1","#
                    + #""advertised-host":"127.0.0.1","advertised-port":null,"name":"A","port":0}"#
            ))
    }
}
