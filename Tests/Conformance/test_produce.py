"""What Produce accepts and refuses."""

import pytest
from harness import api, batches
from harness.batches import Record, build
from harness.fixtures import unique_name

HOUR = 3_600_000
VALUE = [Record(b"value", b"key")]


def names(error):
    return error.error_code, [e.batch_index for e in error.record_errors]


@pytest.mark.parametrize("codec", batches.CODECS)
def test_codec_is_kept_and_batches_are_whole(connection, topic, codec):
    records = [Record(b"value %d" % i * 50, b"key", (("h", b"v"), ("h", None))) for i in range(20)]
    assert api.append(connection, topic, records, codec=codec) == 0
    assert api.append(connection, topic, records, codec=codec) == 20
    found = batches.parse(api.fetch(connection, topic, 0).records)
    assert [(b.base_offset, b.codec, b.count) for b in found] == [
        (0, batches.CODECS[codec], 20),
        (20, batches.CODECS[codec], 20),
    ]
    assert [(r.value, r.key, r.headers) for r in found[1].records] == [
        (r.value, r.key, r.headers) for r in records
    ]


@pytest.mark.parametrize("acks", [1, -1])
def test_acks(connection, topic, acks):
    answer = api.produce(connection, topic, build(VALUE), acks=acks)
    assert (answer.error_code, answer.base_offset, answer.log_start_offset) == (0, 0, 0)
    assert answer.log_append_time is None


def test_acks_0_has_no_answer(connection, topic):
    connection.send("produce", 9, **api.produce_fields(topic, build(VALUE), acks=0))
    connection.expect_no_answer()
    answer = api.fetch(connection, topic, 0, max_wait=5000, min_bytes=1)
    assert [record.value for record in batches.records_of(answer.records)] == [b"value"]


@pytest.mark.parametrize("kind", ["unknown topic", "wrong crc"])
def test_acks_0_with_an_error_closes_the_connection(connection, topic, kind):
    target = topic if kind == "wrong crc" else api.Topic("not-there", topic.id)
    data = build(VALUE, corrupt_crc=kind == "wrong crc")
    connection.send("produce", 9, **api.produce_fields(target, data, acks=0))
    assert connection.is_closed_by_peer()


@pytest.mark.parametrize("acks", [2, -2])
def test_other_acks_are_refused(connection, topic, acks):
    assert api.produce(connection, topic, build(VALUE), acks=acks).error_code == 21


def test_unknown_topic_and_partition(connection, topic):
    missing = api.Topic("not-there", topic.id)
    assert api.produce(connection, missing, build(VALUE)).error_code == 3
    assert api.produce(connection, topic, build(VALUE), partition=1).error_code == 3
    assert api.produce(connection, topic, build(VALUE), partition=-1).error_code == 3


def test_errors_are_answered_partition_by_partition(connection, new_topic):
    topic = new_topic(partitions=2)
    parts = [
        {"index": 0, "records": build(VALUE)},
        {"index": 1, "records": build(VALUE, corrupt_crc=True)},
        {"index": 2, "records": build(VALUE)},
    ]
    response = connection.call(
        "produce",
        9,
        acks=-1,
        timeout=5000,
        topic_data=[{"name": topic.name, "partition_data": parts}],
    )
    answers = {
        p.index: (p.error_code, p.base_offset) for p in response.responses[0].partition_responses
    }
    assert answers == {0: (0, 0), 1: (2, -1), 2: (3, -1)}


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("wrong crc", {2}),
        ("no batch", {87}),
        ("null", {87}),
        ("two batches", {87}),
        ("cut short", {2, 87}),
        ("length lies", {2, 87}),
        ("magic 1", {87}),
        ("no records", {87}),
        ("count lies", {2, 87}),
        ("last offset delta lies", {2, 87}),
        ("control batch", {87}),
        ("codec 5", {2, 42, 76, 87}),
    ],
)
def test_malformed_batches(connection, topic, kind, codes):
    good = build(VALUE)
    data = {
        "wrong crc": build(VALUE, corrupt_crc=True),
        "no batch": b"",
        "null": None,
        "two batches": good + good,
        "cut short": good[:-3],
        "length lies": good[:8] + (len(good)).to_bytes(4, "big") + good[12:],
        "magic 1": build(VALUE, magic=1),
        "no records": build([]),
        "count lies": build(VALUE, count=3, last_offset_delta=2),
        "last offset delta lies": build(VALUE, last_offset_delta=7),
        "control batch": build(VALUE, attributes=batches.CONTROL),
        "codec 5": build(VALUE, attributes=5),
    }[kind]
    answer = api.produce(connection, topic, data)
    assert answer.error_code in codes, answer
    assert api.list_offset(connection, topic, api.LATEST).offset == 0
    assert api.append(connection, topic, VALUE) == 0


def test_zstd_needs_version_7(connection, topic):
    data = build(VALUE, codec="zstd")
    assert api.produce(connection, topic, data, version=6).error_code == 76
    assert api.produce(connection, topic, data, version=7).error_code == 0


def test_message_too_large(connection, new_topic):
    topic = new_topic(max_message_bytes=1000)
    fits = build([Record(bytes(1000 - len(build([Record(b"")])) - 3))])
    assert 990 < len(fits) <= 1000
    assert api.produce(connection, topic, fits).error_code == 0
    assert api.produce(connection, topic, build([Record(bytes(1000))])).error_code == 10
    assert (
        api.produce(connection, topic, build([Record(bytes(5000))], codec="gzip")).error_code == 0
    )
    assert api.list_offset(connection, topic, api.LATEST).offset == 2


def test_default_limit_is_a_megabyte(connection, topic):
    assert api.produce(connection, topic, build([Record(bytes(1_048_400))])).error_code == 0
    assert api.produce(connection, topic, build([Record(bytes(1_048_600))])).error_code == 10


@pytest.mark.parametrize("codec", batches.CODECS)
def test_compacted_topic_refuses_null_keys(connection, new_topic, codec):
    topic = new_topic(cleanup_policy="compact")
    records = [Record(b"a", b"k"), Record(b"b"), Record(b"c", b"k"), Record(b"d")]
    answer = api.produce(connection, topic, build(records, codec=codec))
    assert names(answer) == (87, [1, 3])
    assert all(error.batch_index_error_message for error in answer.record_errors)
    assert answer.base_offset == -1
    assert api.append(connection, topic, [Record(None, b"k"), Record(b"", b"")], codec=codec) == 0


@pytest.mark.parametrize("codec", batches.CODECS)
def test_log_append_time(connection, new_topic, codec):
    topic = new_topic(message_timestamp_type="LogAppendTime")
    before = batches.now()
    records = [Record(b"a", timestamp=5), Record(b"b", timestamp=1)]
    answer = api.produce(connection, topic, build(records, codec=codec))
    stamp = round(answer.log_append_time.timestamp() * 1000)
    assert before <= stamp <= batches.now()
    (batch,) = batches.parse(api.fetch(connection, topic, 0).records)
    assert batch.attributes & batches.LOG_APPEND_TIME
    assert [r.timestamp for r in batch.records] == [stamp, stamp]


@pytest.mark.parametrize("codec", ["none", "zstd"])
def test_timestamp_bounds(connection, new_topic, codec):
    topic = new_topic(message_timestamp_before_max_ms=HOUR, message_timestamp_after_max_ms=HOUR)
    now = batches.now()

    def sent(*stamps):
        records = [Record(b"v", timestamp=stamp) for stamp in stamps]
        return api.produce(connection, topic, build(records, codec=codec))

    assert sent(now - HOUR // 2, now + HOUR // 2).error_code == 0
    past, future = sent(now, now - 2 * HOUR), sent(now + 2 * HOUR)
    assert (past.error_code, future.error_code) == (32, 32)
    # Compressed records need not be opened, so that the header has to do.
    if codec == "none":
        assert (names(past), names(future)) == ((32, [1]), (32, [0]))
    assert api.list_offset(connection, topic, api.LATEST).offset == 2


def test_timestamp_an_hour_ahead_is_refused_by_default(connection, topic):
    ahead = Record(b"v", timestamp=batches.now() + 2 * HOUR)
    assert api.produce(connection, topic, build([ahead])).error_code == 32
    assert api.append(connection, topic, [Record(b"v", timestamp=0)]) == 0


def test_topic_codec_recompresses(connection, new_topic):
    topic = new_topic(compression_type="zstd")
    records = [Record(b"x" * 100, b"k", (("h", b"v"),), timestamp=1000 + i) for i in range(10)]
    api.append(connection, topic, records, codec="gzip")
    api.append(connection, topic, records)
    found = batches.parse(api.fetch(connection, topic, 0).records)
    assert [b.codec for b in found] == [batches.CODECS["zstd"]] * 2
    for batch in found:
        assert [(r.value, r.key, r.headers, r.timestamp) for r in batch.records] == [
            (r.value, r.key, r.headers, r.timestamp) for r in records
        ]


def test_produce_creates_no_topic(connection, topic):
    name = unique_name()
    assert api.produce(connection, api.Topic(name, topic.id), build(VALUE)).error_code == 3
    assert api.describe_topic(connection, name).error_code == 3


def test_offsets_of_interleaved_producers(broker, connection, topic):
    with broker.connect() as other:
        offsets = [
            api.append(c, topic, [Record(b"x")] * n)
            for n, c in enumerate([connection, other] * 5, start=1)
        ]
    assert offsets == [sum(range(1, n)) for n in range(1, 11)]
