/// Memory for the structs of the ABI.
///
/// It is counted in bytes and zeroed as bytes, so that no generic code asks the runtime how large
/// an imported struct is: the runtime would answer with the first layout that any image of the
/// process brought under that name.
enum ForeignMemory {
    /// Zeroed memory, freed with `deallocate`.
    static func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 16)
        zero(memory, byteCount: byteCount)
        return memory
    }

    static func zero(_ memory: UnsafeMutableRawPointer, byteCount: Int) {
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    }
}
