"""A disk without room, filled by producers or by somebody else: what is refused, what goes on, and
that all is well again once there is room, without a restart."""

import time
import urllib.request

import pytest
from confluent_kafka import Producer
from harness import api, batches
from harness.batches import Record
from harness.volumes import MIB, Volume

STORAGE = 56  # KAFKA_STORAGE_ERROR
VALUE = 200_000


@pytest.fixture(params=["tmpfs", "ext4"])
def volume(request, tmp_path):
    volume = Volume(tmp_path, request.param, 48)
    yield volume
    volume.unmount()


@pytest.fixture
def start(volume, start_broker):
    """Starts a broker whose data lies on the volume."""

    def start(retention_check_interval=300_000, **limits):
        settings = {
            "data-directory": volume.path / "data",
            "defaults.log.retention.check.interval.ms": retention_check_interval,
            # The file goes a minute after its segment by default.
            "defaults.log.segment.delete.delay.ms": 0,
            "defaults.log.initial.task.delay.ms": 0,
        }
        settings |= {f"limits.{key.replace('_', '-')}": value for key, value in limits.items()}
        return start_broker("segments", settings)

    return start


def produce(connection, topic, number, size=VALUE):
    value = b"%d " % number + bytes([number % 251]) * size
    return api.produce(connection, topic, batches.build([Record(value)]))


def fill_by_producing(connection, topic):
    """Produces until it is refused: how many records were taken, and the refusal."""
    for number in range(10_000):
        answer = produce(connection, topic, number)
        if answer.error_code != 0:
            return number, answer
        assert answer.base_offset == number
    raise AssertionError("the disk is never full")


def check(connection, topic, count, start=0):
    """The topic holds just what was acknowledged."""
    records = api.read_all(connection, topic, offset=start)
    numbers = [int(record.value.split(b" ")[0]) for record in records]
    assert numbers == list(range(start, count))


def delete(connection, topic):
    response = connection.call("delete_topics", 6, topics=[{"name": topic.name}], timeout=10000)
    (result,) = response.responses
    assert result.error_code == 0, f"{result.error_code!r} {result.error_message}"


def delete_records(connection, topic, offset):
    wanted = [{"partition_index": 0, "offset": offset}]
    response = connection.call(
        "delete_records", 2, topics=[{"name": topic.name, "partitions": wanted}], timeout=10000
    )
    (answer,) = response.topics[0].partitions
    assert answer.error_code == 0, f"{answer.error_code!r}"
    return answer.low_watermark


def alter(connection, topic, **configs):
    """Sets configs of a topic; their names have `_` for `.`."""
    changes = [
        {"name": key.replace("_", "."), "config_operation": 0, "value": str(value)}
        for key, value in configs.items()
    ]
    resource = {"resource_type": 2, "resource_name": topic.name, "configs": changes}
    response = connection.call("incremental_alter_configs", 1, resources=[resource])
    (answer,) = response.responses
    assert answer.error_code == 0, f"{answer.error_code!r} {answer.error_message}"


def until_taken(connection, topic, number, seconds=10.0):
    """Repeats a produce until it is taken, as clients do with this error."""
    deadline = time.monotonic() + seconds
    while True:
        answer = produce(connection, topic, number)
        if answer.error_code == 0:
            return answer.base_offset
        assert answer.error_code == STORAGE, f"{answer.error_code!r} {answer.error_message}"
        assert time.monotonic() < deadline, answer.error_message
        time.sleep(0.1)


def metrics(broker):
    """Size of the volume, and whether records are refused."""
    url = f"http://127.0.0.1:{broker.http_port}/metrics"
    with urllib.request.urlopen(url, timeout=10) as answer:
        lines = [line.split(" ") for line in answer.read().decode().splitlines()]
    values = {line[0]: line[1] for line in lines if len(line) == 2}
    return int(values["weir_disk_bytes"]), int(values["weir_disk_refusing"])


def until_logged(broker, text, seconds=5.0):
    deadline = time.monotonic() + seconds
    while text not in broker.log_path.read_text():
        assert time.monotonic() < deadline, broker.log_tail()
        time.sleep(0.02)


def test_records_are_refused_before_the_disk_is_full(volume, start):
    broker = start()
    with broker.connect() as connection:
        large = api.create_topic(connection, "large", segment_bytes=4 * MIB)
        small = api.create_topic(connection, "small")
        assert produce(connection, small, 0).error_code == 0
        count, refusal = fill_by_producing(connection, large)
        assert refusal.error_code == STORAGE
        for part in [str(volume.path), "limits.min-free-bytes", "delete topics"]:
            assert part in refusal.error_message, refusal.error_message
        limit = volume.total // 20
        assert limit - MIB <= volume.usable <= limit * 5 // 4 + MIB
        until_logged(broker, "records are refused:")
        assert metrics(broker) == (volume.total, 1)
        # What does not take room goes on.
        check(connection, large, count)
        api.create_topic(connection, "created")
        assert api.list_offset(connection, large, api.LATEST).offset == count
        # A client waits, and gets through when there is room.
        producer = Producer({"bootstrap.servers": broker.bootstrap, "message.timeout.ms": 30000})
        errors = []
        producer.produce("small", b"waits", on_delivery=lambda error, _: errors.append(error))
        assert producer.flush(1.0) == 1, "taken although the disk is full"
        delete(connection, large)
        assert producer.flush(20.0) == 0
        assert errors == [None]
        assert until_taken(connection, small, 2) == 2
        assert metrics(broker) == (volume.total, 0)
    log = broker.log_path.read_text()
    assert log.count("records are refused:") == 1
    assert log.count("records are taken again") == 1


def test_acks_zero_closes_the_connection(start):
    broker = start()
    with broker.connect() as connection:
        topic = api.create_topic(connection, "t", segment_bytes=4 * MIB)
        fill_by_producing(connection, topic)
        data = batches.build([Record(b"x")])
        connection.send("produce", api.PRODUCE_VERSION, **api.produce_fields(topic, data, acks=0))
        assert connection.is_closed_by_peer()


def test_topics_in_memory_are_not_refused(volume, start_broker):
    broker = start_broker(
        "segments",
        {
            "data-directory": volume.path / "data",
            "storage.topics": '[{pattern: "memory-*", backend: memory}]',
        },
    )
    volume.fill()
    with broker.connect() as connection:
        disk = api.create_topic(connection, "disk")
        memory = api.create_topic(connection, "memory-1")
        time.sleep(1.2)
        assert produce(connection, disk, 0).error_code == STORAGE
        assert produce(connection, memory, 0).error_code == 0
        check(connection, memory, 1)


def test_a_disk_that_somebody_else_has_filled(volume, start):
    broker = start()
    with broker.connect() as connection:
        kept = api.create_topic(connection, "kept", segment_bytes=MIB)
        gone = api.create_topic(connection, "gone", segment_bytes=MIB)
        for number in range(30):
            assert produce(connection, kept, number).error_code == 0
            assert produce(connection, gone, number).error_code == 0
        volume.fill()
        time.sleep(1.2)
        assert produce(connection, kept, 30).error_code == STORAGE
        check(connection, kept, 30)
        created = [api.create_topic(connection, f"created-{number}") for number in range(50)]
        # A log that is opened on the full disk.
        assert api.list_offset(connection, created[0], api.LATEST).offset == 0
        delete(connection, created[0])
        delete(connection, gone)
    # The answer comes before the files have gone.
    wait_until(lambda: not list((volume.path / "data").glob("gone-0*")))
    volume.fill("more")
    broker.stop()
    broker.start()
    with broker.connect() as connection:
        check(connection, kept, 30)
        names = {topic.name for topic in connection.call("metadata", 12, topics=None).topics}
        assert names == {"kept"} | {topic.name for topic in created[1:]}
        delete(connection, created[1])
        assert produce(connection, kept, 30).error_code == STORAGE
    broker.kill()
    broker.start()
    with broker.connect() as connection:
        assert produce(connection, kept, 30).error_code == STORAGE
        check(connection, kept, 30)
        volume.empty()
        volume.empty("more")
        assert until_taken(connection, kept, 30) == 30
        check(connection, kept, 31)


def test_space_comes_back_on_a_full_disk(volume, start):
    """DeleteRecords and retention free space although there is none, and records are taken again
    while the stranger's file is still there."""
    broker = start(retention_check_interval=1000)
    with broker.connect() as connection:
        trimmed = api.create_topic(connection, "trimmed", segment_bytes=MIB)
        aged = api.create_topic(connection, "aged", segment_bytes=MIB)
        for number in range(75):
            assert produce(connection, trimmed, number).error_code == 0
            assert produce(connection, aged, number).error_code == 0
        volume.fill()
        time.sleep(1.2)
        assert produce(connection, trimmed, 75).error_code == STORAGE
        before = volume.usable
        assert delete_records(connection, trimmed, 60) == 60
        wait_until(lambda: volume.usable > before + 8 * MIB)
        assert until_taken(connection, trimmed, 75) == 75
        check(connection, trimmed, 76, start=60)
        volume.fill("more")
        time.sleep(1.2)
        assert produce(connection, trimmed, 76).error_code == STORAGE
        before = volume.usable
        alter(connection, aged, retention_bytes=2 * MIB)
        wait_until(lambda: volume.usable > before + 8 * MIB)
        assert until_taken(connection, trimmed, 76) == 76
        first = api.list_offset(connection, aged, api.EARLIEST).offset
        assert first > 0
        check(connection, aged, 75, start=first)
    broker.stop()
    broker.start()
    with broker.connect() as connection:
        check(connection, trimmed, 77, start=60)


def wait_until(condition, seconds=30.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_appends_that_meet_the_end_of_the_disk(volume, start):
    """Without the watermark: a failed append leaves the log as it was."""
    broker = start(min_free_bytes=0)
    with broker.connect() as connection:
        first = api.create_topic(connection, "first", segment_bytes=4 * MIB)
        second = api.create_topic(connection, "second", segment_bytes=4 * MIB)
        for number in range(60):
            assert produce(connection, first, number).error_code == 0
        count, refusal = fill_by_producing(connection, second)
        assert refusal.error_code == STORAGE
        check(connection, second, count)
        delete(connection, first)
        assert until_taken(connection, second, count) == count
        check(connection, second, count + 1)
    broker.kill()
    broker.start()
    with broker.connect() as connection:
        check(connection, second, count + 1)
        assert until_taken(connection, second, count + 1) == count + 1
