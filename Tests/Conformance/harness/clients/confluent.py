"""confluent-kafka: the Python face of librdkafka."""

import time

from confluent_kafka import (
    TIMESTAMP_NOT_AVAILABLE,
    Consumer,
    KafkaException,
    Producer,
    TopicPartition,
)

from ..batches import Record
from .common import READ_TIMEOUT, REQUEST_BYTES

# librdkafka retries what it may; the tests want the broker's first word within a bounded time.
_COMMON = {"socket.timeout.ms": 10000, "log_level": 2}


class ConfluentClient:
    name = "confluent-kafka"

    def produce(
        self, bootstrap, topic, records, partition=0, codec="none", acks="all", idempotent=False
    ):
        offsets = [None] * len(records)
        errors = []
        producer = Producer(
            _COMMON
            | {
                "bootstrap.servers": bootstrap,
                "compression.type": codec,
                "acks": acks,
                "enable.idempotence": idempotent,
                "message.max.bytes": REQUEST_BYTES,
                "message.timeout.ms": 15000,
                "linger.ms": 5,
            }
        )

        def on_delivery(index):
            def callback(error, message):
                if error:
                    errors.append(error)
                else:
                    offsets[index] = message.offset()

            return callback

        for index, record in enumerate(records):
            producer.produce(
                topic,
                value=record.value,
                key=record.key,
                headers=list(record.headers),
                timestamp=record.timestamp or 0,
                partition=partition,
                on_delivery=on_delivery(index),
            )
            producer.poll(0)
        left = producer.flush(READ_TIMEOUT)
        if errors:
            raise KafkaException(errors[0])
        if left:
            raise TimeoutError(f"{left} records without an answer")
        return offsets

    def read(self, bootstrap, topic, offset, count, partition=0):
        consumer = self._consumer(bootstrap)
        try:
            return self._poll(consumer, TopicPartition(topic, partition, offset), count)
        finally:
            consumer.close()

    def read_from_time(self, bootstrap, topic, timestamp, count, partition=0):
        consumer = self._consumer(bootstrap)
        try:
            (found,) = consumer.offsets_for_times(
                [TopicPartition(topic, partition, timestamp)], timeout=10
            )
            return self._poll(consumer, TopicPartition(topic, partition, found.offset), count)
        finally:
            consumer.close()

    def _consumer(self, bootstrap):
        return Consumer(
            _COMMON
            | {
                "bootstrap.servers": bootstrap,
                "group.id": "assigned-by-hand",
                "enable.auto.commit": False,
                "auto.offset.reset": "error",
                "fetch.message.max.bytes": REQUEST_BYTES,
                "fetch.max.bytes": REQUEST_BYTES,
                "receive.message.max.bytes": 2 * REQUEST_BYTES,
                "check.crcs": True,
            }
        )

    def _poll(self, consumer, position, count):
        consumer.assign([position])
        records = []
        deadline = time.monotonic() + READ_TIMEOUT
        while len(records) < count:
            message = consumer.poll(0.5)
            if time.monotonic() > deadline:
                raise TimeoutError(f"{len(records)} of {count} records read")
            if message is None:
                continue
            # Errors of the group coordinator are no matter for a reader by assignment.
            if message.error():
                if message.error().fatal() or message.topic() is not None:
                    raise KafkaException(message.error())
                continue
            kind, stamp = message.timestamp()
            records.append(
                Record(
                    message.value(),
                    message.key(),
                    tuple(message.headers() or ()),
                    None if kind == TIMESTAMP_NOT_AVAILABLE else stamp,
                    message.offset(),
                )
            )
        return records
