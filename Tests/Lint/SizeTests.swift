import Testing

/// Lines of 100 columns, functions of 70 lines, files of 600.
@Suite struct SizeTests {
    static let columnCountMax = 100
    static let functionLineCountMax = 70
    static let fileLineCountMax = 600

    let repository = Repository.shared

    private var code: [String] {
        repository.files(".swift", ".c", ".h", ".py", ".sh", "Makefile").filter {
            !$0.contains("/Generated/")
        }
    }

    @Test func lines() {
        var findings: [Finding] = []
        for path in code {
            for (index, line) in repository.text(path).lines.enumerated()
            where line.utf8.count > Self.columnCountMax && line.count > Self.columnCountMax {
                findings.append(
                    .init(
                        path: path, line: index + 1,
                        text: "\(line.count) columns; at most \(Self.columnCountMax)"))
            }
        }
        #expect(findings == [])
    }

    @Test func files() {
        var findings: [Finding] = []
        for path in code {
            let count = repository.text(path).utf8.count { $0 == 10 }
            if count > Self.fileLineCountMax {
                findings.append(
                    .init(
                        path: path, line: count,
                        text:
                            "\(count) lines; at most \(Self.fileLineCountMax), split it by concern")
                )
            }
        }
        #expect(findings == [])
    }

    @Test func functions() {
        var findings: [Finding] = []
        for path in code {
            let text = repository.text(path)
            let spans: [FunctionSpan]
            if let code = Repository.swift[path] {
                spans = FunctionSpan.all(in: code)
            } else if path.hasSuffix(".c") || path.hasSuffix(".h") {
                spans = FunctionSpan.all(inC: text)
            } else {
                continue
            }
            for span in spans where span.lineCount > Self.functionLineCountMax {
                findings.append(
                    .init(
                        path: path, line: span.line,
                        text: "a function of \(span.lineCount) lines; at most"
                            + " \(Self.functionLineCountMax), take leaves out of it"))
            }
        }
        #expect(findings == [])
    }

    @Test func swiftSpans() {
        let source = """
            protocol P { func f() }
            struct S {
                init(_ body: () -> Int = { 1 }) { _ = "{ \\(body()) {" }
                // func g() {
                func h()
                    -> Int
                {
                    S.init()
                    return { 2 }()
                }
            }
            """
        #expect(
            FunctionSpan.all(in: SwiftCode(source)) == [
                FunctionSpan(line: 3, lineCount: 1), FunctionSpan(line: 5, lineCount: 6),
            ])
    }

    @Test func cSpans() {
        let source = """
            static int a;

            int f(int x,
                  int y) {
              return x;
            }

            typedef struct {
              int z;
            } s;
            """
        #expect(FunctionSpan.all(inC: source) == [FunctionSpan(line: 3, lineCount: 4)])
    }
}
