import Kernel
import Testing

@Suite("Who may use how many descriptors")
struct DescriptorBudgetTests {
    @Test func whatIsLeftGoesToSegments() {
        let budget = DescriptorBudget(limit: 20_000, maxConnections: 10_000)
        #expect(budget.complaint == nil)
        #expect(budget.connections == 10_000 && budget.segments == 9_840)
        #expect(DescriptorBudget(limit: 1 << 30, maxConnections: 1).segments == 1_000_000)
    }

    @Test(arguments: [64, 256, 1_024, 4_096, 10_671])
    func aSmallLimitIsSharedAndComplainedOf(_ limit: Int) throws {
        let budget = DescriptorBudget(limit: limit, maxConnections: 10_000)
        #expect(budget.connections >= 16 && budget.segments >= 16)
        if limit >= 256 { #expect(budget.connections + budget.segments + 160 <= limit) }
        let complaint = try #require(budget.complaint)
        for part in ["RLIMIT_NOFILE is \(limit)", "10672", "\(budget.connections) connections"] {
            #expect(complaint.contains(part), "\(complaint)")
        }
    }

    @Test func fewConnectionsLeaveMoreToSegments() {
        let budget = DescriptorBudget(limit: 1_024, maxConnections: 100)
        #expect(budget.complaint == nil)
        #expect(budget.connections == 100 && budget.segments == 764)
    }
}
