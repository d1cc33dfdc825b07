"""`kill -9` amid an acks=all load: every acknowledged record is there once and in order."""

import os
import random
import threading
import time

from confluent_kafka import Producer
from harness import api
from kafka import KafkaProducer

ROUNDS = 20
PARTITIONS = 3
SEED = int(os.environ.get("WEIR_SEED", random.SystemRandom().randrange(1 << 32)))


class Load(threading.Thread):
    """One producer that keeps sending numbered records through every restart.

    `sent[partition]` and `acknowledged[partition][number]` (the offset) say what must be found."""

    def __init__(self, name, broker, topic, seed):
        super().__init__(name=name)
        self.broker, self.topic = broker, topic
        self.random = random.Random(seed)
        self.sent = [0] * PARTITIONS
        self.acknowledged = [{} for _ in range(PARTITIONS)]
        self.failures = []
        self.stopping = threading.Event()

    @property
    def acknowledged_count(self):
        return sum(len(offsets) for offsets in self.acknowledged)

    def run(self):
        try:
            self.open()
            while not self.stopping.is_set():
                for _ in range(10):
                    partition = self.random.randrange(PARTITIONS)
                    number = self.sent[partition]
                    padding = b"." * self.random.choice((0, 50, 500, 20_000))
                    self.sent[partition] += 1
                    self.send(
                        partition, number, b"%s %d %s" % (self.name.encode(), number, padding)
                    )
                time.sleep(0.02)
            self.finish()
        except Exception as error:
            self.failures.append(f"{self.name} stopped at {self.sent}: {error!r}")

    def done(self, partition, number, offset, error):
        if error is not None:
            self.failures.append(f"{self.name} number {number} in {partition}: {error!r}")
        else:
            self.acknowledged[partition][number] = offset


class ConfluentLoad(Load):
    def open(self):
        self.producer = Producer(
            {
                "bootstrap.servers": self.broker.bootstrap,
                "acks": "all",
                "enable.idempotence": True,
                "compression.type": self.random.choice(("none", "lz4", "zstd")),
                "linger.ms": 2,
                "reconnect.backoff.ms": 20,
                "reconnect.backoff.max.ms": 100,
                "message.timeout.ms": 60000,
                "log_level": 0,
            }
        )

    def send(self, partition, number, value):
        def on_delivery(error, message):
            self.done(partition, number, None if error else message.offset(), error)

        self.producer.produce(self.topic.name, value, partition=partition, on_delivery=on_delivery)
        self.producer.poll(0)

    def finish(self):
        left = self.producer.flush(60)
        if left:
            self.failures.append(f"{self.name}: {left} records were never answered")


class KafkaPythonLoad(Load):
    def open(self):
        self.producer = KafkaProducer(
            bootstrap_servers=self.broker.bootstrap,
            acks="all",
            enable_idempotence=True,
            linger_ms=2,
            retry_backoff_ms=20,
            reconnect_backoff_ms=20,
            reconnect_backoff_max_ms=100,
            delivery_timeout_ms=60000,
            request_timeout_ms=10000,
        )

    def send(self, partition, number, value):
        future = self.producer.send(self.topic.name, value, partition=partition)
        future.add_callback(lambda answer: self.done(partition, number, answer.offset, None))
        future.add_errback(lambda error: self.done(partition, number, None, error))

    def finish(self):
        self.producer.flush(60)
        self.producer.close(timeout=10)


def test_acknowledged_records_are_there_once_and_in_order(start_broker):
    print(f"\nrepeat the kill instants with WEIR_SEED={SEED}")
    chance = random.Random(SEED)
    broker = start_broker("segments")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "load", partitions=PARTITIONS)
    loads = [
        ConfluentLoad("confluent-a", broker, topic, chance.random()),
        ConfluentLoad("confluent-b", broker, topic, chance.random()),
        KafkaPythonLoad("kafka-python", broker, topic, chance.random()),
    ]
    for load in loads:
        load.start()
    try:
        for number in range(ROUNDS):
            before = [load.acknowledged_count for load in loads]
            wait_for_progress(broker, loads, before, number)
            time.sleep(chance.uniform(0, 0.25))
            broker.kill()
            broker.start()
    finally:
        for load in loads:
            load.stopping.set()
        for load in loads:
            load.join()
    assert not [failure for load in loads for failure in load.failures], f"WEIR_SEED={SEED}"
    check(broker, topic, loads)


def wait_for_progress(broker, loads, before, number):
    """Each producer must have been acknowledged something since the last restart."""
    deadline = time.monotonic() + 20
    while any(load.acknowledged_count <= count for load, count in zip(loads, before, strict=True)):
        failures = [failure for load in loads for failure in load.failures]
        assert not failures, f"round {number}, WEIR_SEED={SEED}: {failures[:3]}"
        stuck = [
            load.name
            for load, count in zip(loads, before, strict=True)
            if load.acknowledged_count <= count
        ]
        assert time.monotonic() < deadline, (
            f"round {number}, WEIR_SEED={SEED}: no acknowledgement for {stuck}\n{broker.log_tail()}"
        )
        time.sleep(0.01)


def check(broker, topic, loads):
    total = 0
    with broker.connect() as connection:
        for partition in range(PARTITIONS):
            found = {load.name: [] for load in loads}
            for record in api.read_all(connection, topic, partition):
                name, number, _ = record.value.split(b" ", 2)
                found[name.decode()].append((int(number), record.offset))
            for load in loads:
                where = f"{load.name} in partition {partition}, WEIR_SEED={SEED}"
                numbers = [number for number, _ in found[load.name]]
                # All were acknowledged in the end: the log holds just what was sent, in order.
                assert numbers == list(range(load.sent[partition])), where
                assert dict(found[load.name]) == load.acknowledged[partition], where
                total += len(numbers)
    assert total > ROUNDS * len(loads)
    print(f"{total} records over {ROUNDS} kills")
