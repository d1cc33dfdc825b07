import Ports

/// Asks many partitions one question each and collects the answers.
///
/// [home loop] Items go to the owners of their partitions, grouped; `done` runs on the home loop
/// with the answers in the items' order.
final class OwnerFanOut<Item: Sendable, Answer: Sendable>: @unchecked Sendable {
    // Guard of the unchecked conformance: state is touched on `home.loop` only.

    struct Place: Sendable {
        var topic: TopicRoute
        var partition: Int32
        var item: Item
    }

    /// Asks one partition, nil if it is gone. [owner loop] Must call back once, on that loop.
    typealias Ask = @Sendable (Partition?, Item, @escaping @Sendable (Answer) -> Void) -> Void

    /// What a partition is taken to answer that has not answered after a while.
    struct Timeout: Sendable {
        var after: Milliseconds
        var answer: Answer
    }

    private let home: BrokerLoop
    private var deadline: DeadlineQueue.Entry?
    private var answers: [Answer?]
    private var left: Int
    private let done: ([Answer]) -> Void

    private init(count: Int, home: BrokerLoop, done: @escaping ([Answer]) -> Void) {
        self.home = home
        self.done = done
        answers = Array(repeating: nil, count: count)
        left = count
    }

    static func run(
        _ places: [Place], home: BrokerLoop, timeout: Timeout? = nil, ask: @escaping Ask,
        done: @escaping ([Answer]) -> Void
    ) {
        if places.isEmpty { return done([]) }
        let fan = OwnerFanOut(count: places.count, home: home, done: done)
        let loops = home.broker.loops
        var groups: [[Int]] = Array(repeating: [], count: loops.count)
        for (index, place) in places.enumerated() {
            let owner = TopicRoute.ownerIndex(
                topic: place.topic.name, partition: place.partition, loopCount: loops.count)
            groups[owner].append(index)
        }
        for (owner, indexes) in groups.enumerated() where !indexes.isEmpty {
            let visit: @Sendable () -> Void = {
                for index in indexes {
                    let place = places[index]
                    let partition = loops[owner].partition(place.topic, place.partition)
                    ask(partition, place.item) { answer in fan.take(answer, at: index) }
                }
            }
            if owner == home.index { visit() } else { loops[owner].loop.execute(visit) }
        }
        if let timeout, fan.left > 0 {
            fan.deadline = home.deadlines.schedule(after: timeout.after) {
                fan.timeOut(timeout.answer)
            }
        }
    }

    /// Answers that come later find nobody.
    private func timeOut(_ answer: Answer) {
        guard left > 0 else { return }
        left = 0
        done(answers.map { $0 ?? answer })
    }

    private func take(_ answer: Answer, at index: Int) {
        guard home.loop.isCurrent else {
            return home.loop.execute { [self] in take(answer, at: index) }
        }
        guard left > 0 else { return }
        answers[index] = answer
        left -= 1
        guard left == 0 else { return }
        deadline?.cancel()
        done(answers.compactMap { $0 })
    }
}
