"""DeleteRecords: with each client that has it, in raw requests, and after a restart."""

import asyncio

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.records_to_delete import RecordsToDelete
from aiokafka.structs import TopicPartition as AIOTopicPartition
from confluent_kafka import KafkaException, TopicPartition
from confluent_kafka.admin import AdminClient
from harness import api
from harness.batches import Record
from harness.clients import CLIENTS
from kafka import KafkaAdminClient
from kafka import TopicPartition as PythonTopicPartition

HIGH_WATERMARK = -1
OFFSET_OUT_OF_RANGE, UNKNOWN_TOPIC, POLICY_VIOLATION = 1, 3, 44


def confluent(bootstrap, topic, offset):
    admin = AdminClient({"bootstrap.servers": bootstrap, "log_level": 2})
    asked = TopicPartition(topic, 0, offset)
    (answer,) = admin.delete_records([asked], request_timeout=10).values()
    return answer.result().low_watermark


def kafka_python(bootstrap, topic, offset):
    admin = KafkaAdminClient(bootstrap_servers=bootstrap)
    try:
        answer = admin.delete_records({PythonTopicPartition(topic, 0): offset}, timeout_ms=10000)
        return answer[PythonTopicPartition(topic, 0)]["low_watermark"]
    finally:
        admin.close()


def aiokafka(bootstrap, topic, offset):
    async def run():
        admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
        await admin.start()
        try:
            partition = AIOTopicPartition(topic, 0)
            answer = await admin.delete_records({partition: RecordsToDelete(offset)})
            return answer[partition]
        finally:
            await admin.close()

    return asyncio.run(run())


def delete(connection, name, offset, partition=0, version=2):
    """The answer for one partition of a raw request: (error, low watermark)."""
    wanted = [{"partition_index": partition, "offset": offset}]
    response = connection.call(
        "delete_records",
        version,
        topics=[{"name": name, "partitions": wanted}],
        timeout=10000,
    )
    answer = response.topics[0].partitions[0]
    return answer.error_code, answer.low_watermark


@pytest.fixture
def filled(connection, topic):
    """Ten records in five batches."""
    for first in range(0, 10, 2):
        values = [Record(b"v%d" % n) for n in (first, first + 1)]
        api.append(connection, topic, values)
    return topic


@pytest.mark.parametrize("call", [confluent, kafka_python, aiokafka])
@pytest.mark.parametrize("reader", list(CLIENTS))
def test_clients_delete_and_read_the_rest(broker, connection, filled, call, reader):
    assert call(broker.bootstrap, filled.name, 3) == 3
    read = CLIENTS[reader].read(broker.bootstrap, filled.name, 3, 7)
    assert [record.value for record in read] == [b"v%d" % n for n in range(3, 10)]
    assert api.list_offset(connection, filled, api.EARLIEST).offset == 3
    assert call(broker.bootstrap, filled.name, HIGH_WATERMARK) == 10
    assert api.read_all(connection, filled, offset=10) == []


def test_a_client_hears_of_an_offset_out_of_range(broker, filled):
    with pytest.raises(KafkaException) as raised:
        confluent(broker.bootstrap, filled.name, 11)
    assert raised.value.args[0].code() == OFFSET_OUT_OF_RANGE


@pytest.mark.parametrize("version", range(3))
def test_every_version(connection, filled, version):
    assert delete(connection, filled.name, 4, version=version) == (0, 4)
    assert delete(connection, filled.name, 2, version=version) == (0, 4)
    assert delete(connection, filled.name, 11, version=version) == (OFFSET_OUT_OF_RANGE, -1)
    assert delete(connection, filled.name, -2, version=version) == (OFFSET_OUT_OF_RANGE, -1)
    assert delete(connection, filled.name, 5, 9, version=version) == (UNKNOWN_TOPIC, -1)
    assert delete(connection, "not-there", 5, version=version) == (UNKNOWN_TOPIC, -1)
    assert delete(connection, filled.name, HIGH_WATERMARK, version=version) == (0, 10)


def test_what_is_gone_is_out_of_range_and_answers_say_where_the_log_begins(connection, filled):
    assert delete(connection, filled.name, 5) == (0, 5)
    below = api.fetch(connection, filled, 4)
    assert (below.error_code, below.log_start_offset) == (OFFSET_OUT_OF_RANGE, 5)
    found = api.fetch(connection, filled, 5)
    assert (found.error_code, found.log_start_offset) == (0, 5)
    answer = api.produce(connection, filled, api.batches.build([Record(b"x")]))
    assert (answer.error_code, answer.base_offset, answer.log_start_offset) == (0, 10, 5)


@pytest.mark.parametrize("policy", ["compact", ""])
def test_a_topic_without_the_delete_policy_refuses(connection, new_topic, policy):
    topic = new_topic(cleanup_policy=policy)
    api.append(connection, topic, [Record(b"v", b"k")])
    assert delete(connection, topic.name, 1) == (POLICY_VIOLATION, -1)


def test_times_are_looked_for_behind_the_start(connection, topic):
    base = 1_700_000_000_000
    for stamps in [(100, 900), (300, 200), (400, 250)]:
        api.append(connection, topic, [Record(b"v", timestamp=base + s) for s in stamps])
    assert delete(connection, topic.name, 3) == (0, 3)
    newest = api.list_offset(connection, topic, api.MAX_TIMESTAMP)
    assert (newest.error_code, newest.offset, newest.timestamp) == (0, 4, base + 400)
    first = api.list_offset(connection, topic, base + 150)
    assert (first.error_code, first.offset, first.timestamp) == (0, 3, base + 200)


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_the_start_survives(start_broker, end):
    """Also `kill -9` right behind the answer."""
    broker = start_broker("segments")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "t", partitions=20)
        for partition in range(20):
            for n in range(4):
                api.append(connection, topic, [Record(b"v%d" % n)], partition)
        asked = [{"partition_index": p, "offset": p % 4 + 1} for p in range(20)]
        response = connection.call(
            "delete_records", 2, topics=[{"name": "t", "partitions": asked}], timeout=10000
        )
        answers = response.topics[0].partitions
        assert [(a.error_code, a.low_watermark) for a in answers] == [
            (0, p % 4 + 1) for p in range(20)
        ]
    for _ in range(2):
        getattr(broker, end)()
        broker.start()
        with broker.connect() as connection:
            for p in range(20):
                assert api.list_offset(connection, topic, api.EARLIEST, p).offset == p % 4 + 1
                assert api.list_offset(connection, topic, api.LATEST, p).offset == 4
                assert api.fetch(connection, topic, p % 4, p).error_code == OFFSET_OUT_OF_RANGE
                left = api.read_all(connection, topic, p, p % 4 + 1)
                assert [r.value for r in left] == [b"v%d" % n for n in range(p % 4 + 1, 4)]
