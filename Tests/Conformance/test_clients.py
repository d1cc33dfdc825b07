"""Four client libraries write and read, each what the others wrote."""

import pytest
from harness import api, batches
from harness.batches import CODECS, Record
from harness.clients import CLIENTS
from harness.fixtures import LARGE_RECORDS

BASE = 1_700_000_000_000


def visible(record):
    return record.key, record.value, record.headers


def sendable(client, records):
    """Without what a client refuses or has no option for. Only confluent-kafka sends records of
    nothing, kafka-python sends no null headers, and kcat sets no timestamps and no empty values
    other than null."""
    if client.name != "confluent-kafka":
        records = [r for r in records if r.key is not None or r.value is not None]
    if client.name == "kafka-python":
        records = [r for r in records if all(value is not None for _, value in r.headers)]
    if client.name == "kcat":
        records = [Record(r.value, r.key, r.headers) for r in records if r.value != b""]
    return records


def check_all_read(broker, topic, written, clients=None):
    for reader in clients or CLIENTS.values():
        read = reader.read(broker.bootstrap, topic.name, 0, len(written))
        assert [r.offset for r in read] == list(range(len(written))), reader.name
        assert [visible(r) for r in read] == [visible(r) for r in written], reader.name
        for got, sent in zip(read, written, strict=True):
            assert sent.timestamp is None or got.timestamp == sent.timestamp, reader.name


@pytest.mark.parametrize("codec", CODECS)
def test_every_codec_is_read_by_all(broker, topic, client, codec):
    records = [
        Record(b"value %d " % i * (i * 7 % 50 + 1), b"key %d" % i, timestamp=BASE + i)
        for i in range(100)
    ]
    records = sendable(client, records)
    client.produce(broker.bootstrap, topic.name, records, codec=codec)
    check_all_read(broker, topic, records)
    with broker.connect() as connection:
        stored = batches.parse(api.fetch(connection, topic, 0).records)
    # A batch that does not get smaller is sent as it is.
    codecs = {batch.codec for batch in stored}
    assert CODECS[codec] in codecs and codecs <= {CODECS[codec], CODECS["none"]}


def test_keys_values_and_headers_of_every_kind(broker, topic, client):
    records = [
        Record(b"value", b"key"),
        Record(b"value without a key"),
        Record(None, b"a tombstone"),
        Record(None),
        Record(b"", b"empty value"),
        Record(b"one header", b"k", (("name", b"text"),)),
        Record(b"an empty header", b"k", (("empty", b""),)),
        Record(b"a null header", b"k", (("null", None),)),
        Record(b"the same name twice", b"k", (("a", b"1"), ("b", b"2"), ("a", b"3"), ("a", b"1"))),
        Record(b"\x00\xff\n\r" + bytes(range(256)), b"binary"),
        Record("ünïcödé".encode(), "schlüssel".encode(), (("käse", "brötchen".encode()),)),
    ]
    records = sendable(client, records)
    client.produce(broker.bootstrap, topic.name, records)
    check_all_read(broker, topic, records)


@pytest.mark.parametrize("writer", [name for name in CLIENTS if name != "kcat"])
def test_empty_keys_and_binary_headers(broker, topic, writer):
    """What kcat can neither send nor print."""
    records = [
        Record(b"empty key", b""),
        Record(b"x", b"k", (("binary", bytes(range(256))), ("", b"no name"), ("comma", b"a,b=c"))),
    ]
    CLIENTS[writer].produce(broker.bootstrap, topic.name, records)
    check_all_read(broker, topic, records, [c for name, c in CLIENTS.items() if name != "kcat"])


@pytest.mark.parametrize("size", [1, 100, 65_535, 1_000_000, 10_000_000])
def test_sizes(broker, new_topic, client, size):
    topic = new_topic(**LARGE_RECORDS)
    pattern = b"".join(b"%d," % i for i in range(min(size, 5000)))
    records = [Record((pattern * (size // len(pattern) + 1))[:size], b"key") for _ in range(2)]
    client.produce(broker.bootstrap, topic.name, records)
    readers = CLIENTS.values() if size < 10_000_000 else [client]
    check_all_read(broker, topic, records, readers)


@pytest.mark.parametrize("acks", ["0", "1", "all"])
def test_acks(broker, topic, client, acks):
    records = [Record(b"%d" % i) for i in range(50)]
    offsets = client.produce(broker.bootstrap, topic.name, records, acks=acks)
    if acks != "0" and client.name != "kcat":
        assert offsets == list(range(50))
    check_all_read(broker, topic, records, [client])


@pytest.mark.parametrize("codec", ["none", "lz4"])
def test_idempotent_producer(broker, topic, client, codec):
    records = [Record(b"%d" % i, b"k") for i in range(500)]
    offsets = client.produce(broker.bootstrap, topic.name, records, idempotent=True, codec=codec)
    if client.name != "kcat":
        assert offsets == list(range(len(records)))
    check_all_read(broker, topic, records, [client])
    with broker.connect() as connection:
        stored = batches.parse(api.fetch(connection, topic, 0).records)
    assert all(batch.producer_id >= 0 for batch in stored)


def test_partitions_are_apart(broker, new_topic, client):
    topic = new_topic(partitions=3)
    for partition in range(3):
        records = [Record(b"%d in %d" % (i, partition)) for i in range(5)]
        client.produce(broker.bootstrap, topic.name, records, partition=partition)
    for partition in range(3):
        read = client.read(broker.bootstrap, topic.name, 0, 5, partition=partition)
        assert [r.value for r in read] == [b"%d in %d" % (i, partition) for i in range(5)]


@pytest.mark.parametrize("codec", ["none", "gzip"])
def test_reading_from_an_offset(broker, connection, topic, client, codec):
    """Also from the middle of a batch."""
    for start in (0, 10, 20):
        api.append(connection, topic, [Record(b"%d" % (start + i)) for i in range(10)], codec=codec)
    for offset in (0, 5, 10, 19, 29):
        read = client.read(broker.bootstrap, topic.name, offset, 30 - offset)
        assert [(r.offset, r.value) for r in read] == [(i, b"%d" % i) for i in range(offset, 30)]


@pytest.mark.parametrize("codec", ["none", "zstd"])
def test_reading_from_a_time(broker, connection, topic, client, codec):
    for start in (0, 10, 20):
        stamps = range(start, start + 10)
        api.append(
            connection, topic, [Record(b"v", timestamp=BASE + 100 * i) for i in stamps], codec=codec
        )
    for time, first in ((0, 0), (400, 4), (1250, 13), (2900, 29)):
        read = client.read_from_time(broker.bootstrap, topic.name, BASE + time, 30 - first)
        assert [(r.offset, r.timestamp) for r in read] == [
            (i, BASE + 100 * i) for i in range(first, 30)
        ]


def test_too_large_is_an_error_of_the_client(broker, new_topic, client):
    topic = new_topic(max_message_bytes=2000)
    with pytest.raises(
        Exception, match=r"(?i)size.?too.?large|message.*large|larger than|RecordTooLarge|exceeds"
    ):
        client.produce(broker.bootstrap, topic.name, [Record(b"x" * 5000)])
    with broker.connect() as connection:
        assert api.list_offset(connection, topic, api.LATEST).offset == 0


def test_topics_are_created_on_first_use(broker, client):
    name = f"created-by-{client.name}-on-{broker.backend}"
    client.produce(broker.bootstrap, name, [Record(b"first")])
    assert [r.value for r in client.read(broker.bootstrap, name, 0, 1)] == [b"first"]
