import Wire

/// The API keys that are served, and by whom. ApiVersions tells exactly this.
enum HandlerTable {
    private static let handlers: [any RequestHandler.Type] = [
        ProduceHandler.self, FetchHandler.self, ListOffsetsHandler.self, MetadataHandler.self,
        FindCoordinatorHandler.self, ApiVersionsHandler.self, CreateTopicsHandler.self,
        DeleteTopicsHandler.self, DeleteRecordsHandler.self,
        DescribeConfigsHandler.self, AlterConfigsHandler.self, IncrementalAlterConfigsHandler.self,
        ListConfigResourcesHandler.self,
        InitProducerIDHandler.self, OffsetForLeaderEpochHandler.self, DescribeClusterHandler.self,
        CreatePartitionsHandler.self, DescribeLogDirsHandler.self,
        DescribeTopicPartitionsHandler.self, DescribeProducersHandler.self,
        DescribeQuorumHandler.self, UpdateFeaturesHandler.self, UnregisterBrokerHandler.self,
    ]

    /// In the order of the keys.
    static let apis: [SupportedAPI] = handlers.map { $0.api }.sorted { $0.key < $1.key }

    private static let byKey: [(handler: any RequestHandler.Type, api: SupportedAPI)?] = {
        var table: [(handler: any RequestHandler.Type, api: SupportedAPI)?] = []
        for handler in handlers {
            let api = handler.api
            while table.count <= Int(api.key) { table.append(nil) }
            table[Int(api.key)] = (handler, api)
        }
        return table
    }()

    static func find(_ key: Int16) -> (handler: any RequestHandler.Type, api: SupportedAPI)? {
        key >= 0 && Int(key) < byKey.count ? byKey[Int(key)] : nil
    }
}
