"""What is measured. Each case yields lines of Markdown."""

import os
import statistics
import time

from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

from .servers import SERVER_CORE, Floor, Weir, cpu_seconds, load, resident

ROUNDS = 5
BATCHES = {"16 KiB": 16 << 10, "64 KiB": 64 << 10, "1 MiB": 1 << 20}
RECORD = 1024
FETCH = 1 << 20
TRANSFER = int(os.environ.get("BENCH_BYTES", 512 << 20))
PRODUCE_DEPTH, FETCH_DEPTH = 4, 2


def spread(values, digits=2):
    """Median, least and greatest."""
    return (
        f"{statistics.median(values):.{digits}f}"
        f" ({min(values):.{digits}f}-{max(values):.{digits}f})"
    )


def table(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(str(cell) for cell in row) + " |"
    yield ""


class Topics:
    def __init__(self, weir):
        self.admin = AdminClient({"bootstrap.servers": weir.bootstrap, "log_level": 0})

    def create(self, name, partitions=1):
        for done in self.admin.create_topics([NewTopic(name, partitions, 1)]).values():
            done.result(120)

    def delete(self, name):
        for done in self.admin.delete_topics([name]).values():
            done.result(120)


def timed(server, *arguments):
    """CPU seconds per GB of the server and GB/s of one load."""
    before = cpu_seconds(server.pid)
    moved, seconds = load(*arguments)
    return (cpu_seconds(server.pid) - before) / (moved / 1e9), moved / 1e9 / seconds


def exchange(server, topic, batch):
    """Produce, then fetch the same batches: two pairs of CPU s/GB and GB/s."""
    count = TRANSFER // batch
    produce = timed(server, "produce", server.port, topic, 1, batch, RECORD, count, PRODUCE_DEPTH)
    fetch = timed(server, "fetch", server.port, topic, batch, RECORD, count, FETCH, FETCH_DEPTH)
    return produce, fetch


def transfers(directory):
    """The floor and Weir by turns, the same frames, each on a new file."""
    weir = Weir(directory / "weir", SERVER_CORE)
    weir.start()
    topics = Topics(weir)
    rows = {"produce": [], "fetch": []}
    own = []
    for label, batch in BATCHES.items():
        runs = {"produce": ([], []), "fetch": ([], [])}
        for turn in range(ROUNDS):
            floor = Floor(directory / "floor.log")
            for kind, pair in zip(runs, exchange(floor, "floor", batch), strict=True):
                runs[kind][0].append(pair)
            own.append((label, floor.own_figures()))
            floor.stop()
            topic = f"transfer-{batch}-{turn}"
            topics.create(topic)
            for kind, pair in zip(runs, exchange(weir, topic, batch), strict=True):
                runs[kind][1].append(pair)
            topics.delete(topic)
        for kind, (floors, weirs) in runs.items():
            ratios = [w[0] / f[0] for f, w in zip(floors, weirs, strict=True)]
            rows[kind].append(
                (
                    label,
                    spread([f[0] for f in floors], 3),
                    spread([w[0] for w in weirs], 3),
                    spread(ratios),
                    spread([f[1] for f in floors]),
                    spread([w[1] for w in weirs]),
                )
            )
    weir.stop()
    head = (
        "batch",
        "floor CPU s/GB",
        "Weir CPU s/GB",
        "ratio, by turn",
        "floor GB/s",
        "Weir GB/s",
    )
    for kind, body in rows.items():
        yield f"**{kind.capitalize()}**, {TRANSFER >> 20} MiB a run, records of 1 KiB"
        yield ""
        yield from table(head, body)
    words = [
        f"{label} {statistics.median(gb for seen, (_, gb) in own if seen == label):.2f}"
        for label in BATCHES
    ]
    yield f"The floor's own count while it received, GB/s: {', '.join(words)}."
    yield ""


def produce_records(weir, topic, size, count):
    producer = Producer(
        {
            "bootstrap.servers": weir.bootstrap,
            "linger.ms": 5,
            "queue.buffering.max.messages": 1_000_000,
            "queue.buffering.max.kbytes": 256 << 10,
        }
    )
    value = os.urandom(size)
    before, began = cpu_seconds(weir.pid), time.monotonic()
    for index in range(count):
        while True:
            try:
                producer.produce(topic, value, partition=0)
                break
            except BufferError:
                producer.poll(0.01)
        if index % 10_000 == 0:
            producer.poll(0)
    # Records that were refused are missed by the consumer that follows.
    left = producer.flush(120)
    if left:
        raise SystemExit(f"bench: {left} records were not delivered")
    return cpu_seconds(weir.pid) - before, time.monotonic() - began


def consume_records(weir, topic, count):
    consumer = Consumer(
        {
            "bootstrap.servers": weir.bootstrap,
            "group.id": "bench",
            "enable.auto.commit": False,
            "fetch.message.max.bytes": 1 << 20,
            "queued.max.messages.kbytes": 64 << 10,
        }
    )
    before, began = cpu_seconds(weir.pid), time.monotonic()
    consumer.assign([TopicPartition(topic, 0, 0)])
    seen = 0
    while seen < count:
        messages = consumer.consume(10_000, 10)
        if not messages:
            raise SystemExit(f"bench: {seen} of {count} records came")
        seen += len(messages)
    used = cpu_seconds(weir.pid) - before
    seconds = time.monotonic() - began
    consumer.close()
    return used, seconds


def clients(directory):
    """Records through librdkafka; broker CPU seconds for a million of them."""
    weir = Weir(directory / "clients", SERVER_CORE)
    weir.start()
    topics = Topics(weir)
    rows = []
    for size, count in ((100, 500_000), (1024, 200_000)):
        runs = {"produce": [], "fetch": []}
        for turn in range(3):
            topic = f"records-{size}-{turn}"
            topics.create(topic)
            runs["produce"].append(produce_records(weir, topic, size, count))
            runs["fetch"].append(consume_records(weir, topic, count))
            topics.delete(topic)
        for kind, pairs in runs.items():
            rows.append(
                (
                    f"{size} bytes",
                    kind,
                    spread([used / count * 1e6 for used, _ in pairs], 3),
                    spread([count / seconds / 1e3 for _, seconds in pairs], 0),
                )
            )
    weir.stop()
    yield from table(("record", "", "broker CPU s per million", "thousand records/s"), rows)


def partitions(directory, many=10_000, few=10):
    """Batches of 16 KiB spread over many partitions against few; three runs of each by turns."""
    weir = Weir(directory / "partitions", SERVER_CORE)
    weir.start()
    topics = Topics(weir)
    counts = {"few": few, "many": many}
    rates = {name: [] for name in counts}
    for name, count in counts.items():
        topics.create(name, count)
        load("produce", weir.port, name, count, 1024, 512, count, PRODUCE_DEPTH)
    batch = 16 << 10
    for _ in range(3):
        for name, count in counts.items():
            arguments = (name, count, batch, RECORD, 2 * many, PRODUCE_DEPTH)
            rates[name].append(timed(weir, "produce", weir.port, *arguments))
    weir.stop()
    ratio = statistics.median(gb for _, gb in rates["many"]) / statistics.median(
        gb for _, gb in rates["few"]
    )
    rows = [
        (f"{counts[name]}", spread([gb for _, gb in runs]), spread([cpu for cpu, _ in runs], 3))
        for name, runs in rates.items()
    ]
    yield from table(("partitions", "GB/s", "CPU s/GB"), rows)
    yield f"{many} partitions against {few}: {ratio:.0%} of the throughput."
    yield ""


def start(directory):
    """Spawn to the first answer, and resident memory, with all default plugins."""
    first, again = [], []
    for turn in range(ROUNDS):
        weir = Weir(directory / f"start-{turn}")
        first.append(weir.start() * 1e3)
        weir.stop()
        again.append(weir.start() * 1e3)
        rest = resident(weir.pid)
        if turn < ROUNDS - 1:
            weir.stop()
    rows = [("none", spread(first, 0), spread(again, 0), *memory(rest), "")]
    topics = Topics(weir)
    total = 0
    for count in (1_000, 10_000):
        topics.create(f"idle-{count}", count - total)
        total = count
        time.sleep(1)
        created = resident(weir.pid)
        weir.stop()
        times = []
        for _ in range(3):
            times.append(weir.start() * 1e3)
            restarted = resident(weir.pid)
            if len(times) < 3:
                weir.stop()
        per = (created[0] - rest[0]) / count / 1024
        rows.append(
            (f"{count}", "", spread(times, 0), *memory(restarted), f"{per:.1f}")
            + (f"{created[0] / 1e6:.1f}",)
        )
    weir.stop()
    rows[0] += ("",)
    yield from table(
        (
            "partitions",
            "first start, ms",
            "start, ms",
            "RSS, MB",
            "of no file, MB",
            "KiB more a partition",
            "RSS after creation, MB",
        ),
        rows,
    )


def memory(pair):
    return f"{pair[0] / 1e6:.1f}", f"{pair[1] / 1e6:.1f}"


CASES = {
    "transfers": transfers,
    "clients": clients,
    "partitions": partitions,
    "start": start,
}
TITLES = {
    "transfers": "Bytes through the broker and through the floor",
    "clients": "Records through librdkafka",
    "partitions": "Many partitions",
    "start": "Start and memory",
}
