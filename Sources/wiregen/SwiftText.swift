/// Swift source under construction.
struct SwiftText {
    private(set) var text = ""
    private var depth = 0

    mutating func line(_ line: String) {
        if !line.isEmpty {
            text += String(repeating: " ", count: 4 * depth)
            text += line
        }
        text += "\n"
    }

    mutating func indented(_ body: (inout SwiftText) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    /// A list between `head` and `tail`, broken before column 100.
    mutating func wrapped(_ head: String, _ items: [String], _ tail: String) {
        let whole = head + items.joined(separator: ", ") + tail
        if whole.utf8.count + 4 * depth <= 100 {
            line(whole)
            return
        }
        line(head)
        indented { text in
            var row = ""
            for (index, item) in items.enumerated() {
                let piece = item + (index == items.count - 1 ? "" : ",")
                if !row.isEmpty, row.utf8.count + piece.utf8.count + 4 * text.depth >= 100 {
                    text.line(row)
                    row = ""
                }
                row += (row.isEmpty ? "" : " ") + piece
            }
            text.line(row)
        }
        line(tail)
    }
}
