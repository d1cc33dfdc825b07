internal import Settings

/// Rules between keys of different sections.
struct ConfigRelations {
    let root: ConfigNode?
    let start: ConfigPlace

    private func place(_ section: String, _ key: String) -> ConfigPlace {
        root?[section]?[key]?.place ?? root?[section]?.place ?? start
    }

    func check(
        _ defaults: BrokerDefaults, codecs: [CompressionName], limits: LimitsConfig,
        into diagnostics: inout Diagnostics
    ) {
        let type = defaults.string("compression.type")
        if CompressionName(rawValue: type).map({ !codecs.contains($0) }) == true {
            diagnostics.error(
                place("defaults", "compression.type"), "defaults.compression.type",
                "is \(type), which codecs lacks; must be producer, uncompressed or one of codecs")
        }
        let lowest = defaults.integer("log.cleaner.min.compaction.lag.ms")
        let highest = defaults.integer("log.cleaner.max.compaction.lag.ms")
        if lowest > highest {
            diagnostics.error(
                place("defaults", "log.cleaner.min.compaction.lag.ms"),
                "defaults.log.cleaner.min.compaction.lag.ms",
                "is \(lowest); must be at most log.cleaner.max.compaction.lag.ms, which is "
                    + "\(highest)")
        }
        let batch = defaults.integer("message.max.bytes")
        if batch > limits.maxFrameBytes {
            diagnostics.error(
                place("defaults", "message.max.bytes"), "defaults.message.max.bytes",
                "is \(batch); must be at most limits.max-frame-bytes, which is "
                    + "\(limits.maxFrameBytes), or no such batch can arrive")
        }
        if limits.maxBufferedBytesPerConnection < limits.maxFrameBytes {
            diagnostics.error(
                place("limits", "max-buffered-bytes-per-connection"),
                "limits.max-buffered-bytes-per-connection",
                "is \(limits.maxBufferedBytesPerConnection); must be at least "
                    + "limits.max-frame-bytes, which is \(limits.maxFrameBytes), or the largest "
                    + "request can never be read")
        }
        if limits.maxBufferedBytes < limits.maxBufferedBytesPerConnection {
            diagnostics.error(
                place("limits", "max-buffered-bytes"), "limits.max-buffered-bytes",
                "is \(limits.maxBufferedBytes); must be at least "
                    + "limits.max-buffered-bytes-per-connection, which is "
                    + "\(limits.maxBufferedBytesPerConnection)")
        }
    }
}
