import Foundation
import PluginHost
import Ports
import Records
import SegmentsTesting
import Testing

/// Runs the child program and gives what it printed.
private func drive(
    _ arguments: [String], wrappedBy prefix: [String] = []
) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = prefix + [TestStore.folder + "/segments-crash"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}

@Suite(.serialized) struct SegmentsCrashTests {
    /// A child appends and prints what was acknowledged; it is killed at a random moment, and every
    /// acknowledged batch has to be there, whole and in order. The next round goes on in the same
    /// directory.
    @Test(arguments: [true, false])
    func killedAtRandomMoments(_ inline: Bool) throws {
        let seed =
            UInt64(ProcessInfo.processInfo.environment["WEIR_SEED"] ?? "")
            ?? UInt64.random(in: 0..<1_000_000)
        print("seed: WEIR_SEED=\(seed) swift test --filter SegmentsCrashTests")
        var random = TestRandom(seed: seed)
        let folder = try TemporaryFolder()
        var acknowledged: [String: Int64] = [:]
        for round in 0..<10 {
            let lines = try killedChild(
                folder.data, seed: seed &+ UInt64(round), inline,
                afterMilliseconds: UInt32.random(in: 30...400, using: &random))
            for line in lines {
                let fields = line.split(separator: " ")
                if fields.count == 2, let end = Int64(fields[1]) {
                    let topic = String(fields[0])
                    let before = acknowledged[topic] ?? 0
                    #expect(end >= before, "acknowledged out of order: \(line)")
                    acknowledged[topic] = end
                }
            }
            let store = try TestStore(folder.data)
            for (topic, end) in acknowledged {
                let (log, description) = try store.open(topic, create: false)
                #expect(
                    description.endOffset >= end,
                    "seed \(seed) round \(round): \(topic) lost \(description.endOffset)..<\(end)")
                var next: Int64 = 0
                while next < description.endOffset {
                    let bytes = try store.read(log, from: next)
                    let batches = try #require(TestBatch.split(bytes), "seed \(seed)")
                    for batch in batches {
                        let header = TestBatch.header(of: batch)
                        #expect(header.baseOffset == next, "seed \(seed) round \(round)")
                        next = header.nextOffset
                    }
                }
                acknowledged[topic] = description.endOffset
            }
            // Every other round goes on from a directory that nobody closed.
            if round % 2 == 0 { store.stop() } else { try copyAside(folder, store) }
        }
        #expect(!acknowledged.isEmpty)
    }

    /// Goes on with a copy that was taken before the clean stop.
    private func copyAside(_ folder: TemporaryFolder, _ store: TestStore) throws {
        let copy = try folder.snapshot(as: "aside")
        store.stop()
        try FileManager.default.removeItem(atPath: folder.data)
        try FileManager.default.moveItem(atPath: copy, toPath: folder.data)
    }

    private func killedChild(
        _ directory: String, seed: UInt64, _ inline: Bool, afterMilliseconds: UInt32
    ) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: TestStore.folder + "/segments-crash")
        process.arguments = ["append", directory, "\(seed)", "\(inline)"]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        // The first line says that it is under way.
        var output = Data()
        while !output.contains(UInt8(ascii: "\n")) {
            let part = pipe.fileHandleForReading.availableData
            if part.isEmpty { break }
            output += part
        }
        usleep(afterMilliseconds * 1000)
        kill(process.processIdentifier, SIGKILL)
        output += try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let text = String(decoding: output, as: UTF8.self)
        #expect(!text.contains("failed"), "\(text.suffix(500))")
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == 9)
        return text.split(separator: "\n").map(String.init)
    }

    @Test func tenThousandLogsUnderADescriptorLimit() throws {
        let folder = try TemporaryFolder()
        let (code, output) = try drive(["many", folder.data, "10000", "1024"])
        #expect(code == 0, "\(output.suffix(2000))")
        print(output)
    }

    @Test(arguments: [true, false])
    func diskFull(_ inline: Bool) throws {
        let folder = try TemporaryFolder()
        // A small file system in a mount namespace of its own; needs root, and fails without.
        let (code, output) = try drive(
            ["full", folder.path, "\(inline)"],
            wrappedBy: [
                "unshare", "-m", "sh", "-c",
                "mount -t tmpfs -o size=8m tmpfs \"$0\" && exec \"$@\"", folder.path,
            ])
        #expect(code == 0, "\(output.suffix(2000))")
        #expect(output.contains("recovered to offset"))
    }

    /// With the reserve, what frees space works on a device that somebody else has filled.
    @Test(arguments: ["tmpfs", "ext4"])
    func reserve(_ fileSystem: String) throws {
        let folder = try TemporaryFolder()
        let mount =
            fileSystem == "tmpfs"
            ? "mount -t tmpfs -o size=8m tmpfs \"$0/mount\""
            : "truncate -s 16m \"$0/image\" && mkfs.ext4 -q \"$0/image\""
                + " && mount -o loop \"$0/image\" \"$0/mount\""
        // The loop device goes with its last mount, which goes with the namespace.
        let (code, output) = try drive(
            ["reserve", folder.path + "/mount"],
            wrappedBy: [
                "unshare", "-m", "sh", "-c",
                "mkdir \"$0/mount\" && \(mount) && exec \"$@\"", folder.path,
            ])
        #expect(code == 0, "\(output.suffix(2000))")
        #expect(output.contains("room again"), "\(output.suffix(2000))")
    }
}
