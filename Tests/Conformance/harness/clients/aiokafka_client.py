"""aiokafka: a client on asyncio."""

import asyncio

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from ..batches import Record
from .common import READ_TIMEOUT, REQUEST_BYTES


class AIOKafkaClient:
    name = "aiokafka"

    def produce(
        self, bootstrap, topic, records, partition=0, codec="none", acks="all", idempotent=False
    ):
        return asyncio.run(
            self._produce(bootstrap, topic, records, partition, codec, acks, idempotent)
        )

    def read(self, bootstrap, topic, offset, count, partition=0):
        async def start(*_):
            return offset

        return asyncio.run(self._read(bootstrap, TopicPartition(topic, partition), count, start))

    def read_from_time(self, bootstrap, topic, timestamp, count, partition=0):
        async def start(consumer, position):
            return (await consumer.offsets_for_times({position: timestamp}))[position].offset

        return asyncio.run(self._read(bootstrap, TopicPartition(topic, partition), count, start))

    async def _produce(self, bootstrap, topic, records, partition, codec, acks, idempotent):
        producer = AIOKafkaProducer(
            bootstrap_servers=bootstrap,
            compression_type=None if codec == "none" else codec,
            acks=acks if acks == "all" else int(acks),
            enable_idempotence=idempotent,
            max_request_size=REQUEST_BYTES,
            linger_ms=5,
        )
        await producer.start()
        try:
            futures = [
                await producer.send(
                    topic,
                    value=record.value,
                    key=record.key,
                    headers=list(record.headers),
                    partition=partition,
                    timestamp_ms=record.timestamp,
                )
                for record in records
            ]
            answers = await asyncio.wait_for(asyncio.gather(*futures), READ_TIMEOUT)
            return [None if answer is None or acks == "0" else answer.offset for answer in answers]
        finally:
            await producer.stop()

    async def _read(self, bootstrap, position, count, start):
        consumer = AIOKafkaConsumer(
            bootstrap_servers=bootstrap,
            group_id=None,
            enable_auto_commit=False,
            auto_offset_reset="none",
            check_crcs=True,
            max_partition_fetch_bytes=REQUEST_BYTES,
            fetch_max_bytes=REQUEST_BYTES,
        )
        await consumer.start()
        try:
            consumer.assign([position])
            consumer.seek(position, await start(consumer, position))
            records = []
            while len(records) < count:
                m = await asyncio.wait_for(consumer.getone(), READ_TIMEOUT)
                records.append(Record(m.value, m.key, tuple(m.headers), m.timestamp, m.offset))
            return records
        except TimeoutError:
            raise TimeoutError(f"{len(records)} of {count} records read") from None
        finally:
            await consumer.stop()
