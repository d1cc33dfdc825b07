"""The main job end to end, in about a minute: four clients, both backends, a restart and a kill."""

import pytest
from harness import api, batches
from harness.batches import CODECS, Record
from harness.clients import CLIENTS


@pytest.mark.parametrize("codec", CODECS)
def test_what_one_client_writes_all_read(broker, topic, client, codec):
    records = [
        Record(b"value %d" % i * 10, b"key %d" % i, (("header", b"h%d" % i),)) for i in range(20)
    ]
    client.produce(broker.bootstrap, topic.name, records, codec=codec)
    for reader in CLIENTS.values():
        read = reader.read(broker.bootstrap, topic.name, 0, len(records))
        assert [(r.offset, r.value, r.key, r.headers) for r in read] == [
            (i, r.value, r.key, r.headers) for i, r in enumerate(records)
        ], reader.name


def test_acks_and_idempotence(broker, topic, client):
    written = []
    for options in ({"acks": "1"}, {"acks": "all"}, {"idempotent": True}):
        records = [Record(b"%d" % (len(written) + i)) for i in range(30)]
        client.produce(broker.bootstrap, topic.name, records, **options)
        written += records
    read = client.read(broker.bootstrap, topic.name, 0, len(written))
    assert [r.value for r in read] == [r.value for r in written]


def test_large_records(broker, new_topic, client):
    topic = new_topic(max_message_bytes=11_000_000)
    records = [Record(bytes(3_000_000) + b"end"), Record(b"small")]
    client.produce(broker.bootstrap, topic.name, records)
    read = client.read(broker.bootstrap, topic.name, 0, 2)
    assert [r.value for r in read] == [r.value for r in records]


def test_reading_from_offset_and_time(broker, connection, topic, client):
    base = 1_700_000_000_000
    api.append(
        connection, topic, [Record(b"%d" % i, timestamp=base + i) for i in range(20)], codec="lz4"
    )
    assert [r.offset for r in client.read(broker.bootstrap, topic.name, 7, 13)] == list(
        range(7, 20)
    )
    found = client.read_from_time(broker.bootstrap, topic.name, base + 15, 5)
    assert [r.offset for r in found] == list(range(15, 20))


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_records_survive_on_segments(start_broker, end):
    broker = start_broker("segments")
    records = [Record(b"%d" % i, b"key") for i in range(200)]
    with broker.connect() as connection:
        topic = api.create_topic(connection, "kept")
        CLIENTS["confluent-kafka"].produce(broker.bootstrap, topic.name, records, idempotent=True)
    getattr(broker, end)()
    broker.start()
    read = CLIENTS["kcat"].read(broker.bootstrap, topic.name, 0, 200)
    assert [(r.value, r.key) for r in read] == [(r.value, r.key) for r in records]


def test_memory_is_empty_after_a_restart(start_broker):
    broker = start_broker("memory")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "ephemeral")
        api.append(connection, topic, [Record(b"gone")])
        epoch = api.leader_epoch(connection, topic)
    broker.stop()
    broker.start()
    with broker.connect() as connection:
        assert api.describe_topic(connection, topic.name).topic_id == topic.id
        assert api.leader_epoch(connection, topic) > epoch
        assert api.read_all(connection, topic) == []


def test_a_malformed_frame_closes_that_connection_only(broker, connection):
    with broker.connect() as other:
        connection.send_bytes(b"\x00\x00\x00\x08\xff\xff\xff\xff\xff\xff\xff\xff")
        assert connection.is_closed_by_peer()
        assert other.call("api_versions", 0).error_code == 0


def test_a_duplicate_answers_the_original_offset(connection, topic):
    data = batches.build([Record(b"once")], producer=api.new_producer(connection), sequence=0)
    for _ in range(2):
        answer = api.produce(connection, topic, data)
        assert (answer.error_code, answer.base_offset) == (0, 0)
