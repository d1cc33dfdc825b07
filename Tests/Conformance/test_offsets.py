"""ListOffsets and OffsetForLeaderEpoch."""

import pytest
from harness import api, batches
from harness.batches import Record

BASE = 1_700_000_000_000
CODECS = list(batches.CODECS)


def found(connection, topic, timestamp, version=10):
    answer = api.list_offset(connection, topic, timestamp, version=version)
    assert answer.error_code == 0, answer
    return answer.offset, answer.timestamp


@pytest.fixture
def append(connection, topic):
    def append(*stamps, codec="none"):
        records = [Record(b"v", timestamp=BASE + stamp) for stamp in stamps]
        return api.append(connection, topic, records, codec=codec)

    return append


@pytest.mark.parametrize("version", range(1, 12))
def test_ends_of_the_log(connection, topic, append, version):
    assert found(connection, topic, api.EARLIEST, version) == (0, -1)
    assert found(connection, topic, api.LATEST, version) == (0, -1)
    append(1, 2, 3)
    assert found(connection, topic, api.EARLIEST, version) == (0, -1)
    assert found(connection, topic, api.LATEST, version) == (3, -1)


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("version", [1, 7, 11])
def test_by_time(connection, topic, append, codec, version):
    append(100, 200, 300, codec=codec)
    append(400, 450, 500, codec=codec)
    expected = {
        0: (0, 100),
        100: (0, 100),
        101: (1, 200),
        300: (2, 300),
        301: (3, 400),
        450: (4, 450),
        500: (5, 500),
    }
    for time, (offset, stamp) in expected.items():
        assert found(connection, topic, BASE + time, version) == (offset, BASE + stamp), time
    assert found(connection, topic, BASE + 501, version) == (-1, -1)


def test_by_time_with_times_out_of_order(connection, topic, append):
    """The first record in offset order that is as late as asked for."""
    append(100, 900, 200)
    append(50, 950)
    assert found(connection, topic, BASE + 150) == (1, BASE + 900)
    assert found(connection, topic, BASE + 901) == (4, BASE + 950)


def test_by_time_on_an_empty_log(connection, topic):
    assert found(connection, topic, BASE) == (-1, -1)
    assert found(connection, topic, 0) == (-1, -1)


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("version", [7, 11])
def test_max_timestamp(connection, topic, append, codec, version):
    assert found(connection, topic, api.MAX_TIMESTAMP, version) == (-1, -1)
    append(10, 50, 30, codec=codec)
    append(20, 40, codec=codec)
    assert found(connection, topic, api.MAX_TIMESTAMP, version) == (1, BASE + 50)
    append(60, 70, 65, codec=codec)
    assert found(connection, topic, api.MAX_TIMESTAMP, version) == (6, BASE + 70)


def test_local_and_tiered_ends(connection, topic, append):
    append(1, 2)
    assert found(connection, topic, api.EARLIEST_LOCAL, 8)[0] == 0
    assert found(connection, topic, api.LATEST_TIERED, 9) == (-1, -1)


def test_errors_are_answered_partition_by_partition(connection, topic):
    parts = [
        {"partition_index": p, "timestamp": api.LATEST, "current_leader_epoch": -1} for p in (0, 7)
    ]
    topics = [
        {"name": topic.name, "partitions": parts},
        {"name": "not-there", "partitions": parts[:1]},
    ]
    response = connection.call("list_offsets", 10, replica_id=-1, topics=topics)
    answers = {
        (t.name, p.partition_index): p.error_code for t in response.topics for p in t.partitions
    }
    assert answers == {(topic.name, 0): 0, (topic.name, 7): 3, ("not-there", 0): 3}


def test_the_answer_carries_the_leader_epoch(connection, topic, append):
    append(1)
    epoch = api.leader_epoch(connection, topic)
    assert api.list_offset(connection, topic, api.LATEST).leader_epoch == epoch
    assert api.list_offset(connection, topic, BASE).leader_epoch == epoch


@pytest.mark.parametrize("version", [2, 3, 4])
def test_offset_for_leader_epoch(connection, topic, append, version):
    append(1, 2, 3)
    current = api.leader_epoch(connection, topic)

    def ask(epoch, name=topic.name, known=-1):
        wanted = {"partition": 0, "leader_epoch": epoch, "current_leader_epoch": known}
        response = connection.call(
            "offset_for_leader_epoch",
            version,
            replica_id=-1,
            topics=[{"topic": name, "partitions": [wanted]}],
        )
        answer = response.topics[0].partitions[0]
        return answer.error_code, answer.leader_epoch, answer.end_offset

    assert ask(current) == (0, current, 3)
    assert ask(current + 1) == (0, -1, -1)
    assert ask(current, known=current) == (0, current, 3)
    assert ask(current, known=current + 1)[0] == 75
    assert ask(current, name="not-there")[0] == 3
