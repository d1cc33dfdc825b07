"""What Fetch returns, how much of it, and how long it waits."""

import threading
import time
import uuid

import pytest
from harness import api
from harness.batches import Record, build, parse
from harness.connection import Connection


def fill(connection, topic, batches=10, size=1000, partition=0):
    """Batches of one record each."""
    for number in range(batches):
        api.append(connection, topic, [Record(bytes([number % 256]) * size)], partition)


def timed(function):
    start = time.monotonic()
    result = function()
    return time.monotonic() - start, result


@pytest.mark.parametrize("codec", ["none", "lz4"])
@pytest.mark.parametrize("version", [4, 11, 12, 17])
def test_an_offset_inside_a_batch_returns_the_whole_batch(connection, topic, version, codec):
    for _ in range(2):
        api.append(connection, topic, [Record(b"%d" % i) for i in range(10)], codec=codec)
    answer = api.fetch(connection, topic, 15, version=version)
    (batch,) = parse(answer.records)
    assert (batch.base_offset, batch.last_offset) == (10, 19)
    (first, _) = parse(api.fetch(connection, topic, 9, version=version).records)
    assert (first.base_offset, first.count) == (0, 10)


def test_the_answer_names_the_offsets_of_the_partition(connection, topic):
    fill(connection, topic, 3)
    answer = api.fetch(connection, topic, 1)
    assert (answer.high_watermark, answer.last_stable_offset, answer.log_start_offset) == (3, 3, 0)
    assert answer.preferred_read_replica == -1


def test_at_the_end_there_is_nothing(connection, topic):
    fill(connection, topic, 3)
    answer = api.fetch(connection, topic, 3)
    assert (answer.error_code, answer.high_watermark, answer.records or b"") == (0, 3, b"")


@pytest.mark.parametrize("offset", [4, 1000, 2**62])
def test_beyond_the_end_is_out_of_range(connection, topic, offset):
    fill(connection, topic, 3)
    answer = api.fetch(connection, topic, offset)
    assert (answer.error_code, answer.records or b"") == (1, b"")


def test_out_of_range_does_not_wait(connection, topic):
    elapsed, answer = timed(lambda: api.fetch(connection, topic, 5, max_wait=3000, min_bytes=1))
    assert answer.error_code == 1
    assert elapsed < 1.5


def test_unknown_topics(connection, topic):
    missing = api.Topic("not-there", uuid.uuid4())
    assert api.fetch(connection, missing, 0, version=12).error_code == 3
    assert api.fetch(connection, missing, 0, version=13).error_code == 100
    assert api.fetch(connection, topic, 0, partition=9).error_code == 3


def test_errors_are_answered_partition_by_partition(connection, topic):
    fill(connection, topic, 1)
    wanted = [api.fetch_partition(0), api.fetch_partition(0, partition=1)]
    missing = (api.Topic("not-there", topic.id), [api.fetch_partition(0)])
    response = connection.call(
        "fetch", 12, **api.fetch_fields([(topic, wanted), missing], max_wait=2000, min_bytes=1)
    )
    found = {(t.topic, p.partition_index): p for t in response.responses for p in t.partitions}
    assert {key: p.error_code for key, p in found.items()} == {
        (topic.name, 0): 0,
        (topic.name, 1): 3,
        ("not-there", 0): 3,
    }
    assert len(parse(found[topic.name, 0].records)) == 1


def test_leader_epochs_are_checked(connection, topic):
    fill(connection, topic, 1)
    epoch = api.leader_epoch(connection, topic)
    assert api.fetch(connection, topic, 0, epoch=epoch).error_code == 0
    assert api.fetch(connection, topic, 0, epoch=epoch + 1).error_code == 75
    assert api.list_offset(connection, topic, api.LATEST, epoch=epoch + 1).error_code == 75
    if epoch > 0:
        assert api.fetch(connection, topic, 0, epoch=epoch - 1).error_code == 74


def test_batches_carry_the_leader_epoch(connection, topic):
    fill(connection, topic, 1)
    (batch,) = parse(api.fetch(connection, topic, 0).records)
    assert batch.leader_epoch == api.leader_epoch(connection, topic)


def test_max_wait_without_data(connection, topic):
    elapsed, answer = timed(lambda: api.fetch(connection, topic, 0, max_wait=400, min_bytes=1))
    assert (answer.error_code, answer.records or b"") == (0, b"")
    assert 0.35 < elapsed < 1.5


def test_a_fetch_of_nothing(connection):
    """Without a partition there is nothing to wait for, and no share to divide."""
    response = connection.call("fetch", 12, **api.fetch_fields([], max_wait=300, min_bytes=1))
    assert (response.error_code, response.responses) == (0, ())


def test_min_bytes_0_does_not_wait(connection, topic):
    elapsed, _ = timed(lambda: api.fetch(connection, topic, 0, max_wait=3000, min_bytes=0))
    assert elapsed < 1.0


def test_enough_data_does_not_wait(connection, topic):
    fill(connection, topic, 3)
    elapsed, answer = timed(lambda: api.fetch(connection, topic, 0, max_wait=3000, min_bytes=2000))
    assert elapsed < 1.0
    assert len(parse(answer.records)) == 3


def test_too_little_data_is_returned_at_the_deadline(connection, topic):
    fill(connection, topic, 1)
    elapsed, answer = timed(
        lambda: api.fetch(connection, topic, 0, max_wait=400, min_bytes=100_000)
    )
    assert 0.35 < elapsed < 1.5
    assert len(parse(answer.records)) == 1


def test_an_append_wakes_the_waiting(broker, connection, topic):
    def append_later():
        time.sleep(0.2)
        with Connection(broker.port) as other:
            fill(other, topic, 1)

    thread = threading.Thread(target=append_later)
    thread.start()
    elapsed, answer = timed(lambda: api.fetch(connection, topic, 0, max_wait=5000, min_bytes=1))
    thread.join()
    assert len(parse(answer.records)) == 1
    assert 0.15 < elapsed < 2.0


def test_appends_add_up_to_min_bytes(broker, connection, topic):
    def append_later():
        with Connection(broker.port) as other:
            for _ in range(3):
                time.sleep(0.1)
                fill(other, topic, 1)

    thread = threading.Thread(target=append_later)
    thread.start()
    elapsed, answer = timed(lambda: api.fetch(connection, topic, 0, max_wait=5000, min_bytes=2500))
    thread.join()
    assert len(parse(answer.records)) == 3
    assert 0.25 < elapsed < 2.0


def test_partition_max_bytes(connection, topic):
    fill(connection, topic)
    answer = api.fetch(connection, topic, 0, partition_max_bytes=3500)
    assert len(answer.records) <= 3500
    assert [b.base_offset for b in parse(answer.records)] == [0, 1, 2]


@pytest.mark.parametrize("limit", [0, 1, 100])
def test_the_first_batch_comes_whole_whatever_the_limit(connection, topic, limit):
    fill(connection, topic)
    answer = api.fetch(connection, topic, 4, partition_max_bytes=limit, max_bytes=limit)
    assert [b.base_offset for b in parse(answer.records)] == [4]


def test_max_bytes_over_all_partitions(connection, new_topic):
    topic = new_topic(partitions=4)
    for partition in range(4):
        fill(connection, topic, 5, partition=partition)
    wanted = [api.fetch_partition(0, partition=p) for p in range(4)]
    response = connection.call("fetch", 12, **api.fetch_fields([(topic, wanted)], max_bytes=7000))
    parts = response.responses[0].partitions
    assert [p.partition_index for p in parts] == [0, 1, 2, 3]
    counts = [len(parse(p.records or b"")) for p in parts]
    assert sum(len(p.records or b"") for p in parts) <= 7000
    # How the limit is shared out is the broker's affair, but it is used.
    assert sum(counts) >= 3


def test_isolation_level_without_transactions(connection, topic):
    fill(connection, topic, 2)
    fields = api.fetch_fields([(topic, [api.fetch_partition(0)])]) | {"isolation_level": 1}
    (found,) = connection.call("fetch", 12, **fields).responses[0].partitions
    assert len(parse(found.records)) == 2
    assert not found.aborted_transactions


def test_many_small_batches_come_in_order(connection, topic):
    sent = [build([Record(b"%d" % n)]) for n in range(500)]
    for data in sent:
        connection.send("produce", 9, **api.produce_fields(topic, data))
    for _ in sent:
        connection.receive()
    assert [r.value for r in api.read_all(connection, topic)] == [b"%d" % n for n in range(500)]
