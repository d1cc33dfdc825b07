import CPluginABI

extension StoreOperation {
    /// Hands the operation to the plugin; what it returns.
    func perform(_ functions: StorageFunctions, _ instance: UnsafeMutableRawPointer?) -> Int32 {
        clearResult()
        let token = self.token
        switch call {
        case .list: return functions.list(instance, token, result)
        case .open: return functions.open(instance, idArguments, token, result)
        case .close: return functions.close(instance, log, token, result)
        case .remove: return functions.remove(instance, log, token, result)
        case .describe: return functions.describe(instance, log, token, result)
        case .configure: return functions.configure(instance, log, idArguments, token, result)
        case .append: return functions.append(instance, log, appendArguments, token, result)
        case .read: return functions.read(instance, log, readArguments, token, result)
        case .lookupTime: return functions.lookupTime(instance, log, offset, token, result)
        case .truncate: return functions.truncate(instance, log, offset, token, result)
        case .trim: return functions.trim(instance, log, offset, token, result)
        case .start: return functions.start(instance, log, offset, token, result)
        case .seal: return functions.seal(instance, log, token, result)
        case .listSegments: return functions.listSegments(instance, log, token, result)
        case .exportSegment: return functions.exportSegment(instance, log, offset, token, result)
        case .putState:
            let content = weir_bytes(p: bytes.baseAddress, n: UInt64(bytes.count))
            return functions.putState(
                instance, log, borrowedStr(name), offset, content, flags, token, result)
        case .getState:
            return functions.getState(instance, log, borrowedStr(name), offset, token, result)
        case .dropState:
            return functions.dropState(instance, log, borrowedStr(name), offset, token, result)
        case .replace:
            return functions.replace(
                instance, log, offset, offset2, appendArguments, token, result)
        case .flush: return functions.flush(instance, log, token, result)
        }
    }

    private func clearResult() {
        let size = MemoryLayout<weir_storage_result_1>.size
        ForeignMemory.zero(result, byteCount: size)
        result.pointee.size = UInt32(size)
        result.pointee.status.size = UInt32(MemoryLayout<weir_status_1>.size)
    }
}
