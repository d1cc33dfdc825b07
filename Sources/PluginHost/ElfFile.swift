import Primitives

/// Why bytes are not a shared library of this machine.
enum ElfFault: Error, Equatable {
    case notELF(String)
    case wrongMachine(String)
    case damaged(String)
}

/// Reads a 64-bit little-endian ELF shared library without running any of it (System V gABI).
///
/// Every offset and count in the file is taken as a claim and checked against its length.
struct ElfFile {
    struct Note {
        var owner: [UInt8]
        var type: UInt32
        /// Position of the description in the file.
        var content: Range<Int>
    }

    /// The machine this host runs on: `e_machine` and its name.
    #if arch(x86_64)
        static let hostMachine: (code: UInt16, name: String) = (62, "x86_64")
    #elseif arch(arm64)
        static let hostMachine: (code: UInt16, name: String) = (183, "aarch64")
    #endif

    /// Owner of Weir's notes, with its NUL.
    static let owner = Array("Weir\0".utf8)

    /// Headers beyond these counts are taken for damage: real libraries have tens.
    private static let programHeaderCountMax = 1024
    private static let noteCountMax = 4096

    let memory: OwnedMemory

    init(_ memory: OwnedMemory) throws(ElfFault) {
        self.memory = memory
        guard memory.byteCount >= 64, try word32(at: 0) == 0x464c_457f else {
            throw .notELF("a file that does not begin with an ELF header")
        }
        guard memory.buffer[4] == 2, memory.buffer[5] == 1 else {
            throw .wrongMachine(
                "ELF class \(memory.buffer[4]), byte order \(memory.buffer[5])")
        }
        let machine = try word16(at: 18)
        guard machine == Self.hostMachine.code else {
            throw .wrongMachine("ELF machine \(machine)")
        }
        let type = try word16(at: 16)
        guard type == 3 else { throw .notELF("ELF type \(type), not a shared library (3)") }
    }

    /// Every note in the file's PT_NOTE segments.
    func notes() throws(ElfFault) -> [Note] {
        let table = try offset64(at: 32)
        let entrySize = Int(try word16(at: 54))
        let count = Int(try word16(at: 56))
        guard count <= Self.programHeaderCountMax, count == 0 || entrySize >= 56 else {
            throw .damaged("\(count) program headers of \(entrySize) bytes")
        }
        var notes: [Note] = []
        for index in 0..<count {
            let header = table + index * entrySize
            guard try word32(at: header) == 4 else { continue }
            let start = try offset64(at: header + 8)
            let size = try offset64(at: header + 32)
            let alignment = try offset64(at: header + 48) == 8 ? 8 : 4
            try check(start, size)
            try readNotes(start..<(start + size), alignment: alignment, into: &notes)
        }
        return notes
    }

    private func readNotes(
        _ range: Range<Int>, alignment: Int, into notes: inout [Note]
    ) throws(ElfFault) {
        var position = range.lowerBound
        while position + 12 <= range.upperBound {
            let ownerSize = Int(try word32(at: position))
            let contentSize = Int(try word32(at: position + 4))
            let type = try word32(at: position + 8)
            let owner = position + 12
            let content = align(owner + ownerSize, to: alignment)
            guard content + contentSize <= range.upperBound, notes.count < Self.noteCountMax else {
                // A note with a wrong size derails what follows; the one with our name is judged.
                if notes.contains(where: { $0.owner == Self.owner }) { return }
                throw .damaged("a note at byte \(position) that runs past its segment")
            }
            notes.append(
                Note(
                    owner: Array(memory.buffer[owner..<(owner + ownerSize)]), type: type,
                    content: content..<(content + contentSize)))
            position = align(content + contentSize, to: alignment)
        }
    }

    /// Whether the dynamic symbol table defines `name`; nil if the file has no section headers to
    /// find that table with.
    func defines(_ name: String) throws(ElfFault) -> Bool? {
        let table = try offset64(at: 40)
        let entrySize = Int(try word16(at: 58))
        let count = Int(try word16(at: 60))
        guard table != 0, count != 0 else { return nil }
        guard entrySize >= 64 else { throw .damaged("section headers of \(entrySize) bytes") }
        for index in 0..<count {
            let header = table + index * entrySize
            guard try word32(at: header + 4) == 11 else { continue }
            let link = Int(try word32(at: header + 40))
            guard link < count else {
                throw .damaged("a symbol table with names in section \(link)")
            }
            let strings = table + link * entrySize
            if try symbols(header, names: strings, contain: Array(name.utf8)) { return true }
        }
        return false
    }

    private func symbols(
        _ header: Int, names: Int, contain name: [UInt8]
    ) throws(ElfFault) -> Bool {
        let start = try offset64(at: header + 24)
        let size = try offset64(at: header + 32)
        let stringsStart = try offset64(at: names + 24)
        let stringsSize = try offset64(at: names + 32)
        try check(start, size)
        try check(stringsStart, stringsSize)
        for symbol in stride(from: start, to: start + size - size % 24, by: 24) {
            // Section 0 means that the symbol is wanted, not defined.
            guard try word16(at: symbol + 6) != 0 else { continue }
            let at = Int(try word32(at: symbol))
            guard at + name.count < stringsSize else { continue }
            let text = memory.buffer[(stringsStart + at)..<(stringsStart + at + name.count)]
            if text.elementsEqual(name), memory.buffer[stringsStart + at + name.count] == 0 {
                return true
            }
        }
        return false
    }

    // MARK: Checked reads

    private func align(_ value: Int, to alignment: Int) -> Int {
        (value + alignment - 1) & ~(alignment - 1)
    }

    private func check(_ start: Int, _ size: Int) throws(ElfFault) {
        guard start <= memory.byteCount, size <= memory.byteCount - start else {
            throw .damaged("\(size) bytes at byte \(start) of a file of \(memory.byteCount)")
        }
    }

    private func word16(at position: Int) throws(ElfFault) -> UInt16 {
        try check(position, 2)
        return UInt16(
            littleEndian: memory.buffer.loadUnaligned(
                fromByteOffset: position, as: UInt16.self))
    }

    private func word32(at position: Int) throws(ElfFault) -> UInt32 {
        try check(position, 4)
        return UInt32(
            littleEndian: memory.buffer.loadUnaligned(
                fromByteOffset: position, as: UInt32.self))
    }

    /// A 64-bit offset or size, small enough that sums of them cannot overflow.
    private func offset64(at position: Int) throws(ElfFault) -> Int {
        try check(position, 8)
        let value = UInt64(
            littleEndian: memory.buffer.loadUnaligned(
                fromByteOffset: position, as: UInt64.self))
        guard value <= UInt64(Int32.max) else {
            throw .damaged("an offset or size of \(value)")
        }
        return Int(value)
    }
}
