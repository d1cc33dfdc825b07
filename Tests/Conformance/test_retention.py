"""Old segments go, in the background: by age and by size, and no others."""

import time

import pytest
from harness import api
from harness.batches import Record, build
from harness.broker import BACKENDS
from harness.clients import CLIENTS

EVERY_200_MS = {
    "defaults.log.retention.check.interval.ms": 200,
    "defaults.log.initial.task.delay.ms": 0,
}
OFFSET_OUT_OF_RANGE = 1
MEBIBYTE = 1 << 20


def wait_until(is_true, timeout=15.0):
    deadline = time.monotonic() + timeout
    while not is_true():
        assert time.monotonic() < deadline, f"not so after {timeout} s"
        time.sleep(0.05)


def earliest(connection, topic, partition=0):
    answer = api.list_offset(connection, topic, api.EARLIEST, partition)
    assert answer.error_code == 0, answer
    return answer.offset


def fill(connection, topic, count, age_ms, partition=0, value=b"v"):
    """`count` records, a batch and with segment.ms=1 a segment each, `age_ms` old and less."""
    start = int(time.time() * 1000) - age_ms
    for n in range(count):
        api.append(connection, topic, [Record(value, timestamp=start + 10 * n)], partition)


def segment_files(broker, name):
    return sorted(path.name for path in (broker.directory / "data").rglob(f"{name}/*.log"))


def deleted_files(broker, name):
    return sorted(path.name for path in (broker.directory / "data").rglob(f"{name}/*.deleted"))


def recovery_point(broker, topic, partition):
    """What the checkpoint file says; 0 as long as it says nothing of the log."""
    for path in (broker.directory / "data").rglob("recovery-point-offset-checkpoint"):
        for line in path.read_text().splitlines():
            if line.startswith(f"{topic} {partition} "):
                return int(line.split()[2])
    return 0


@pytest.mark.parametrize("backend", BACKENDS)
def test_by_age(start_broker, backend):
    broker = start_broker(backend, EVERY_200_MS)
    with broker.connect() as connection:
        topic = api.create_topic(connection, "old", retention_ms=60_000, segment_ms=1)
        fill(connection, topic, 5, age_ms=3_600_000)
        fill(connection, topic, 3, age_ms=1_000)
        wait_until(lambda: earliest(connection, topic) == 5)
        below = api.fetch(connection, topic, 4)
        assert (below.error_code, below.log_start_offset) == (OFFSET_OUT_OF_RANGE, 5)
        assert len(api.read_all(connection, topic, offset=5)) == 3
        # Nothing else goes, and the log goes on.
        time.sleep(1.0)
        assert earliest(connection, topic) == 5
        answer = api.produce(connection, topic, build([Record(b"x")]))
        assert (answer.base_offset, answer.log_start_offset) == (8, 5)
    for client in CLIENTS.values():
        read = client.read(broker.bootstrap, "old", 5, 4)
        assert [record.value for record in read] == [b"v", b"v", b"v", b"x"], client.name


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_active_segment_goes_when_it_is_old(start_broker, backend):
    broker = start_broker(backend, EVERY_200_MS)
    with broker.connect() as connection:
        topic = api.create_topic(connection, "idle", retention_ms=1_000)
        api.append(connection, topic, [Record(b"a"), Record(b"b")])
        wait_until(lambda: earliest(connection, topic) == 2)
        assert api.list_offset(connection, topic, api.LATEST).offset == 2
        assert api.append(connection, topic, [Record(b"c")]) == 2
        assert [r.value for r in api.read_all(connection, topic, offset=2)] == [b"c"]


@pytest.mark.parametrize("backend", BACKENDS)
def test_by_size(start_broker, backend):
    broker = start_broker(backend, EVERY_200_MS)
    with broker.connect() as connection:
        topic = api.create_topic(
            connection,
            "large",
            retention_bytes=3 * MEBIBYTE,
            retention_ms=-1,
            segment_bytes=MEBIBYTE,
        )
        for _ in range(32):
            api.append(connection, topic, [Record(bytes(MEBIBYTE // 4))])
        wait_until(lambda: earliest(connection, topic) > 0)
        time.sleep(1.0)
        left = api.read_all(connection, topic, offset=earliest(connection, topic))
        # At least what is kept, and less than another segment on top.
        size = sum(len(record.value) for record in left)
        assert 3 * MEBIBYTE <= size + 4096 < 4 * MEBIBYTE + 4096
    if backend == "segments":
        assert len(segment_files(broker, "large-0")) < 6


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    "configs",
    [
        {"cleanup_policy": "", "retention_ms": 1, "retention_bytes": 1},
        {"cleanup_policy": "compact", "retention_ms": 1, "retention_bytes": 1},
        {"retention_ms": -1, "retention_bytes": -1},
    ],
    ids=["no-policy", "compact", "for-ever"],
)
def test_what_is_kept_for_ever(start_broker, backend, configs):
    broker = start_broker(backend, EVERY_200_MS)
    with broker.connect() as connection:
        topic = api.create_topic(connection, "kept", segment_ms=1, **configs)
        start = int(time.time() * 1000) - 10**9
        for n in range(5):
            api.append(connection, topic, [Record(b"v", b"k", timestamp=start + 10 * n)])
        time.sleep(1.5)
        assert earliest(connection, topic) == 0
        assert len(api.read_all(connection, topic)) == 5


def test_a_changed_setting_is_followed(start_broker):
    broker = start_broker("segments", EVERY_200_MS)
    with broker.connect() as connection:
        topic = api.create_topic(connection, "t", segment_ms=1, retention_ms=-1)
        fill(connection, topic, 5, age_ms=3_600_000)
        time.sleep(1.0)
        assert earliest(connection, topic) == 0
        change = {"name": "retention.ms", "config_operation": 0, "value": "1000"}
        resource = {"resource_type": 2, "resource_name": "t", "configs": [change]}
        response = connection.call(
            "incremental_alter_configs", 1, resources=[resource], validate_only=False
        )
        assert response.responses[0].error_code == 0
        wait_until(lambda: earliest(connection, topic) == 5)


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_logs_that_nobody_opens_are_looked_at(start_broker, end):
    """After a restart no client comes, and still the files go; the start survives another."""
    broker = start_broker("segments")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "t", 30, segment_ms=1, retention_ms=5_000)
        api.create_topic(connection, "empty", 30)
        for partition in range(30):
            fill(connection, topic, 4, age_ms=3_600_000, partition=partition)
    getattr(broker, end)()
    assert len(segment_files(broker, "t-*")) == 120
    broker.settings |= EVERY_200_MS
    broker.start()
    wait_until(lambda: len(segment_files(broker, "t-*")) == 30)
    # Looking makes no log.
    assert segment_files(broker, "empty-*") == []
    for _ in range(2):
        getattr(broker, end)()
        broker.start()
        with broker.connect() as connection:
            for partition in range(30):
                assert earliest(connection, topic, partition) == 4
                assert api.list_offset(connection, topic, api.LATEST, partition).offset == 4
    with broker.connect() as connection:
        assert api.append(connection, topic, [Record(b"after")]) == 4


def test_a_dropped_segment_waits_for_its_delay(start_broker):
    broker = start_broker("segments", EVERY_200_MS)
    with broker.connect() as connection:
        delayed = api.create_topic(
            connection, "delayed", segment_ms=1, retention_ms=1_000, file_delete_delay_ms=3_600_000
        )
        at_once = api.create_topic(
            connection, "at-once", segment_ms=1, retention_ms=1_000, file_delete_delay_ms=0
        )
        for topic in (delayed, at_once):
            fill(connection, topic, 4, age_ms=3_600_000)
        for topic in (delayed, at_once):
            wait_until(lambda topic=topic: earliest(connection, topic) == 4)
    wait_until(lambda: deleted_files(broker, "at-once-0") == [])
    assert len(deleted_files(broker, "delayed-0")) == 12
    broker.stop()
    assert deleted_files(broker, "delayed-0") == []


@pytest.mark.parametrize("configs", [{"flush_ms": 200}, {"flush_messages": 5}])
def test_flush_settings_make_records_durable(start_broker, configs):
    """The recovery point is what an fsync has covered."""
    broker = start_broker("segments")
    with broker.connect() as connection:
        flushed = api.create_topic(connection, "flushed", **configs)
        plain = api.create_topic(connection, "plain")
        for topic in (plain, flushed):
            for n in range(10):
                api.append(connection, topic, [Record(b"%d" % n)])
    wait_until(lambda: recovery_point(broker, "flushed", 0) == 10)
    assert recovery_point(broker, "plain", 0) == 0


def test_kill_while_segments_go(start_broker):
    """Whatever the moment, the log is one run of offsets from its start to its end."""
    broker = start_broker("segments", EVERY_200_MS)
    paused = EVERY_200_MS | {"defaults.log.initial.task.delay.ms": 3_600_000}
    with broker.connect() as connection:
        topic = api.create_topic(connection, "t", segment_ms=1, retention_ms=1_500)
    written = 0
    for round in range(4):
        with broker.connect() as connection:
            stop = time.monotonic() + 1.2 + 0.3 * round
            while time.monotonic() < stop:
                now = int(time.time() * 1000)
                offset = api.append(connection, topic, [Record(b"%d" % written, timestamp=now)])
                assert offset == written
                written += 1
                time.sleep(0.005)
        broker.kill()
        broker.settings |= paused
        broker.start()
        with broker.connect() as connection:
            first = earliest(connection, topic)
            assert round == 0 or first > 0
            assert api.list_offset(connection, topic, api.LATEST).offset == written
            left = api.read_all(connection, topic, offset=first)
            values = [(record.offset, record.value) for record in left]
            assert values == [(n, b"%d" % n) for n in range(first, written)]
        broker.kill()
        broker.settings |= EVERY_200_MS
        broker.start()
    with broker.connect() as connection:
        wait_until(lambda: earliest(connection, topic) == written)
