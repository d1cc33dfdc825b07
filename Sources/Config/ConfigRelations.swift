internal import Settings

/// Rules between keys of different sections.
struct ConfigRelations {
    let root: ConfigNode?
    let start: ConfigPlace

    /// A value in force with what a report needs of it.
    private struct Seen<Value: Sendable> {
        let value: Value
        let place: ConfigPlace
        let path: String
        /// As it stands in the file, or the default if it does not.
        let shown: String
    }

    private func seen<Value: Sendable>(
        _ section: String, _ key: String, _ value: Value
    ) -> Seen<Value> {
        let written = root?[section]?[key]
        return Seen(
            value: value, place: written?.place ?? root?[section]?.place ?? start,
            path: "\(section).\(key)",
            shown: written.flatMap { $0.shown == "empty" ? nil : $0.shown } ?? "\(value)")
    }

    func check(
        _ defaults: BrokerDefaults, codecs: [CompressionName], limits: LimitsConfig,
        into diagnostics: inout Diagnostics
    ) {
        checkDefaults(defaults, codecs: codecs, into: &diagnostics)
        let frame = seen("limits", "max-frame-bytes", limits.maxFrameBytes)
        let connection = seen(
            "limits", "max-buffered-bytes-per-connection", limits.maxBufferedBytesPerConnection)
        let all = seen("limits", "max-buffered-bytes", limits.maxBufferedBytes)
        let batch = seen(
            "defaults", "message.max.bytes", Int(defaults.integer("message.max.bytes")))
        if batch.value > frame.value {
            diagnostics.error(
                batch.place, batch.path,
                "is \(batch.shown); must be at most limits.max-frame-bytes, which is "
                    + "\(frame.shown), or no such batch can arrive")
        }
        if connection.value < frame.value {
            diagnostics.error(
                connection.place, connection.path,
                "is \(connection.shown); must be at least limits.max-frame-bytes, which is "
                    + "\(frame.shown), or the largest request can never be read")
        }
        if all.value < connection.value {
            diagnostics.error(
                all.place, all.path,
                "is \(all.shown); must be at least limits.max-buffered-bytes-per-connection, "
                    + "which is \(connection.shown)")
        }
    }

    private func checkDefaults(
        _ defaults: BrokerDefaults, codecs: [CompressionName],
        into diagnostics: inout Diagnostics
    ) {
        func integer(_ name: String) -> Seen<Int64> {
            seen("defaults", name, defaults.integer(name))
        }
        let type = seen("defaults", "compression.type", defaults.string("compression.type"))
        if let name = CompressionName(rawValue: type.value), !codecs.contains(name) {
            diagnostics.error(
                type.place, type.path,
                "is \(type.shown), which codecs lacks; must be producer, uncompressed or one of "
                    + "codecs")
        }
        let replicas = integer("default.replication.factor")
        if replicas.value > 1 {
            diagnostics.warn(
                replicas.place, replicas.path,
                "is \(replicas.shown), but a single node holds one replica: topics created "
                    + "without a factor are refused")
        }
        let lowest = integer("log.cleaner.min.compaction.lag.ms")
        let highest = integer("log.cleaner.max.compaction.lag.ms")
        if lowest.value > highest.value {
            diagnostics.error(
                lowest.place, lowest.path,
                "is \(lowest.shown); must be at most log.cleaner.max.compaction.lag.ms, which is "
                    + highest.shown)
        }
    }
}
