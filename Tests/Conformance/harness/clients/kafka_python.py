"""kafka-python: a client in plain Python with codecs of its own choice."""

import time

from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from ..batches import Record
from .common import READ_TIMEOUT, REQUEST_BYTES


class KafkaPythonClient:
    name = "kafka-python"

    def produce(
        self, bootstrap, topic, records, partition=0, codec="none", acks="all", idempotent=False
    ):
        producer = KafkaProducer(
            bootstrap_servers=bootstrap,
            compression_type=None if codec == "none" else codec,
            acks=acks if acks == "all" else int(acks),
            enable_idempotence=idempotent,
            max_request_size=REQUEST_BYTES,
            linger_ms=5,
        )
        try:
            futures = [
                producer.send(
                    topic,
                    value=record.value,
                    key=record.key,
                    headers=list(record.headers),
                    partition=partition,
                    timestamp_ms=record.timestamp,
                )
                for record in records
            ]
            producer.flush(READ_TIMEOUT)
            answers = [future.get(READ_TIMEOUT) for future in futures]
            return [None if acks == "0" else answer.offset for answer in answers]
        finally:
            producer.close(timeout=5)

    def read(self, bootstrap, topic, offset, count, partition=0):
        return self._read(bootstrap, TopicPartition(topic, partition), count, lambda *_: offset)

    def read_from_time(self, bootstrap, topic, timestamp, count, partition=0):
        def start(consumer, position):
            return consumer.offsets_for_times({position: timestamp})[position].offset

        return self._read(bootstrap, TopicPartition(topic, partition), count, start)

    def _read(self, bootstrap, position, count, start):
        consumer = KafkaConsumer(
            bootstrap_servers=bootstrap,
            group_id=None,
            enable_auto_commit=False,
            auto_offset_reset="none",
            check_crcs=True,
            max_partition_fetch_bytes=REQUEST_BYTES,
            fetch_max_bytes=REQUEST_BYTES,
        )
        try:
            consumer.assign([position])
            consumer.seek(position, start(consumer, position))
            records = []
            deadline = time.monotonic() + READ_TIMEOUT
            while len(records) < count:
                if time.monotonic() > deadline:
                    raise TimeoutError(f"{len(records)} of {count} records read")
                for found in consumer.poll(500, max_records=count - len(records)).values():
                    records += [
                        Record(
                            m.value,
                            m.key,
                            tuple(tuple(h) for h in m.headers),
                            m.timestamp,
                            m.offset,
                        )
                        for m in found
                    ]
            return records
        finally:
            consumer.close()
