import CPluginABI

/// What a result's `pin` stands for: the C arrays, their text and the backend's owners.
///
/// The pin is the object's address, so `release` needs no table and no lock, and works after the
/// instance has ended.
final class StoragePin {
    private let owners: [AnyObject]
    private(set) var regions: UnsafeMutablePointer<weir_region_1>?
    private(set) var items: UnsafeMutablePointer<weir_storage_item_1>?
    private var text: UnsafeMutablePointer<CChar>?

    /// nil if the result has nothing to keep.
    init?(_ result: borrowing StorageResult) {
        if result.regions.isEmpty, result.items.isEmpty, result.owners.isEmpty { return nil }
        owners = result.owners
        if !result.regions.isEmpty { regions = Self.makeRegions(result.regions) }
        if !result.items.isEmpty { makeItems(result.items) }
    }

    deinit {
        regions?.deallocate()
        items?.deallocate()
        text?.deallocate()
    }

    /// A number that is never 0; `release` takes it back.
    func retainedNumber() -> UInt64 {
        UInt64(UInt(bitPattern: Unmanaged.passRetained(self).toOpaque()))
    }

    static func release(_ number: UInt64) {
        guard let address = UnsafeRawPointer(bitPattern: UInt(number)) else { return }
        Unmanaged<StoragePin>.fromOpaque(address).release()
    }

    private static func makeRegions(
        _ found: [StorageRegion]
    ) -> UnsafeMutablePointer<weir_region_1> {
        let regions = UnsafeMutablePointer<weir_region_1>.allocate(capacity: found.count)
        for (index, region) in found.enumerated() {
            var one = weir_region_1()
            one.fd = -1
            switch region {
            case .destination(let byteCount):
                one.kind = Int32(WEIR_REGION_DST)
                one.n = UInt64(byteCount)
            case .memory(let bytes):
                one.kind = Int32(WEIR_REGION_MEM)
                one.p = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
                one.n = UInt64(bytes.count)
            case .file(let descriptor, let offset, let byteCount):
                one.kind = Int32(WEIR_REGION_FILE)
                one.fd = descriptor
                one.file_offset = offset
                one.n = UInt64(byteCount)
            }
            (regions + index).initialize(to: one)
        }
        return regions
    }

    private func makeItems(_ found: [StorageItem]) {
        let byteCount = found.reduce(0) { $0 + $1.topic.utf8.count + $1.path.utf8.count }
        let text = UnsafeMutablePointer<CChar>.allocate(capacity: max(1, byteCount))
        var used = 0
        func store(_ string: String) -> weir_str {
            let start = text + used
            var count = 0
            for unit in string.utf8 {
                (start + count).initialize(to: CChar(bitPattern: unit))
                count += 1
            }
            used += count
            return weir_str(p: UnsafePointer(start), n: UInt64(count))
        }
        let items = UnsafeMutablePointer<weir_storage_item_1>.allocate(capacity: found.count)
        for (index, item) in found.enumerated() {
            var one = weir_storage_item_1()
            one.topic = store(item.topic)
            one.path = store(item.path)
            item.topicID.store(to: &one.topic_id)
            one.partition = item.partition
            one.flags = item.isActive ? UInt32(WEIR_SEGMENT_ACTIVE) : 0
            one.base_offset = item.baseOffset
            one.next_offset = item.nextOffset
            one.byte_count = item.byteCount
            one.max_timestamp = item.maxTimestamp
            (items + index).initialize(to: one)
        }
        self.items = items
        self.text = text
    }
}

extension TopicIdentifier {
    /// The bytes in the order in which Kafka writes them.
    /// - Parameter bytes: 16 of them.
    func store(to bytes: UnsafeMutableRawPointer) {
        bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
        bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
    }
}
