import AdminHTTP
import Ports
import Telemetry
import Testing

/// A loop that runs its jobs at once, or never.
private final class FakeLoop: OwnerLoop {
    private struct Nothing: ScheduledJob {
        func cancel() {}
    }

    let isStuck: Bool
    let isCurrent = true

    init(isStuck: Bool) { self.isStuck = isStuck }

    func execute(_ job: @escaping @Sendable () -> Void) { if !isStuck { job() } }

    func schedule(
        after delay: Milliseconds, _ job: @escaping @Sendable () -> Void
    ) -> any ScheduledJob { Nothing() }
}

@Suite struct RouteTests {
    private func live(stuck: [Bool], fatal: String? = nil) async -> AdminResponse {
        let route = AdminRoute.live(
            loops: stuck.map { FakeLoop(isStuck: $0) }, bound: Milliseconds(20), fatal: { fatal })
        return await route.respond(AdminRequest())
    }

    @Test func liveWhileLoopsAnswer() async {
        let answer = await live(stuck: [false, false])
        #expect(answer == .json(#"{"status":"live"}"#))
    }

    @Test func notLiveOnceALoopIsSilent() async {
        let answer = await live(stuck: [false, true])
        let reasons = #"{"event-loop-1":"no answer within 20 ms"}"#
        #expect(answer == .json(#"{"status":"not live","reasons":\#(reasons)}"#, status: 503))
    }

    @Test func notLiveAfterAFatalFailure() async {
        let answer = await live(stuck: [false], fatal: "fsync of \"x\" failed\n")
        #expect(answer.status == 503)
        #expect(answer.body.contains(#""fatal":"fsync of \"x\" failed\u000a""#))
    }

    @Test func readinessSaysWhatHinders() async {
        let health = NodeHealth()
        health.set("starting", "the node starts")
        health.set("recovery", "recovering 3 of 10 logs")
        let route = AdminRoute.ready(health)
        let early = await route.respond(AdminRequest())
        #expect(early.status == 503)
        #expect(
            early.body == #"{"status":"not ready","reasons":{"recovery":"recovering 3 of 10 logs","#
                + #""starting":"the node starts"}}"# + "\n")
        health.set("starting", nil)
        health.set("recovery", nil)
        #expect(await route.respond(AdminRequest()) == .json(#"{"status":"ready"}"#))
    }

    @Test func metricsAreText() async {
        let registry = MetricRegistry()
        registry.counter("weir_things_total", "Things.").add(3)
        let answer = await AdminRoute.metrics(registry).respond(AdminRequest())
        #expect(answer.contentType == PrometheusText.contentType)
        #expect(answer.body.contains("weir_things_total 3\n"))
    }

    @Test func theIndexNamesEveryRoute() async {
        let routes = [AdminRoute.metrics(MetricRegistry()), .ready(NodeHealth())]
        let answer = await AdminRoute.index(routes, version: "1.2.3").respond(AdminRequest())
        #expect(answer.body.hasPrefix("weir 1.2.3\n\n/metrics       metrics in "))
        #expect(answer.body.contains("\n/health/ready  200 while"))
    }
}
