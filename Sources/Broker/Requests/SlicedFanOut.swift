import Ports

/// An ``OwnerFanOut`` in slices, one after the other, so that a question about every partition
/// there is does not open every log at once.
///
/// [home loop] Everything.
final class SlicedFanOut<Item: Sendable, Answer: Sendable>: @unchecked Sendable {
    // Guard of the unchecked conformance: state is touched on `home.loop` only.

    typealias FanOut = OwnerFanOut<Item, Answer>

    private let places: [FanOut.Place]
    private let sliceCount: Int
    private let home: BrokerLoop
    private let ask: FanOut.Ask
    private let done: ([Answer]) -> Void
    private var answers: [Answer] = []

    private init(
        _ places: [FanOut.Place], sliceCount: Int, home: BrokerLoop, ask: @escaping FanOut.Ask,
        done: @escaping ([Answer]) -> Void
    ) {
        self.places = places
        self.sliceCount = sliceCount
        self.home = home
        self.ask = ask
        self.done = done
    }

    /// - Parameters:
    ///   - sliceCount: questions that may be open at once.
    ///   - done: gets the answers in the order of `places`.
    static func run(
        _ places: [FanOut.Place], sliceCount: Int, home: BrokerLoop, ask: @escaping FanOut.Ask,
        done: @escaping ([Answer]) -> Void
    ) {
        SlicedFanOut(places, sliceCount: sliceCount, home: home, ask: ask, done: done).next()
    }

    private func next() {
        let slice = places[answers.count..<min(answers.count + sliceCount, places.count)]
        guard !slice.isEmpty else { return done(answers) }
        OwnerFanOut.run(Array(slice), home: home, ask: ask) { [self] answers in
            self.answers += answers
            // A slice a job: answers that come inline must not grow the stack, and other requests
            // get their turn.
            home.loop.execute { [self] in next() }
        }
    }
}
