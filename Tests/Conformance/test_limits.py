"""Limits on connections, frames, time and memory."""

import contextlib
import time

import pytest
from harness import api, messages
from harness.batches import Record
from harness.connection import Connection, ConnectionClosed

MIB = 1 << 20


def works(broker):
    with broker.connect() as connection:
        return connection.call("api_versions", 0).error_code == 0


def settles(check, seconds=5.0):
    """True as soon as the check is, False when it is not within the time."""
    deadline = time.monotonic() + seconds
    while not check():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def answers(broker):
    with contextlib.suppress(OSError, ConnectionClosed):
        return works(broker)
    return False


def served(broker, seconds=5.0):
    """A connection that is served. One that was closed a moment ago may still count."""
    deadline = time.monotonic() + seconds
    while True:
        connection = broker.connect()
        try:
            assert connection.call("api_versions", 0).error_code == 0
            return connection
        except (OSError, ConnectionClosed):
            connection.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


@pytest.mark.parametrize("setting", ["max-connections", "max-connections-per-address"])
def test_connection_limit(start_broker, setting):
    broker = start_broker("memory", {f"limits.{setting}": 10})
    assert settles(lambda: answers(broker))
    with contextlib.ExitStack() as stack:
        open_ones = [stack.enter_context(served(broker)) for _ in range(10)]
        for _ in range(3):
            with Connection(broker.port) as refused:
                assert refused.is_closed_by_peer()
        for connection in open_ones:
            assert connection.call("api_versions", 0).error_code == 0
        open_ones[0].close()
        assert settles(lambda: answers(broker))


def test_idle_timeout(start_broker):
    broker = start_broker("memory", {"limits.idle-timeout": "1s"})
    with broker.connect() as idle, broker.connect() as busy:
        idle.call("api_versions", 0)
        start = time.monotonic()
        while time.monotonic() - start < 3.0:
            assert busy.call("api_versions", 0).error_code == 0
            time.sleep(0.2)
        idle.socket.settimeout(3.0)
        assert idle.is_closed_by_peer()
        assert busy.call("api_versions", 0).error_code == 0


def test_an_unfinished_frame_is_idle_too(start_broker):
    broker = start_broker("memory", {"limits.idle-timeout": "1s"})
    with broker.connect(timeout=6.0) as half:
        half.send_bytes(b"\x00\x00\x01\x00\x00\x12")
        assert half.is_closed_by_peer()


def test_frame_limit(start_broker):
    broker = start_broker("memory", {"limits.max-frame-bytes": 2 * MIB})
    with broker.connect() as connection:
        topic = api.create_topic(connection, "t", max_message_bytes=2 * MIB)
        api.append(connection, topic, [Record(bytes(2 * MIB - 1000))])
        connection.send_bytes((2 * MIB + 1).to_bytes(4, "big"))
        assert connection.is_closed_by_peer()
    assert works(broker)


def test_a_malformed_frame_leaves_one_line_in_the_log(start_broker):
    broker = start_broker("memory")
    assert works(broker)
    before = broker.log_path.read_text().splitlines()
    with broker.connect() as connection:
        connection.send_bytes(
            messages.with_length(messages.header("metadata", 12, 5) + b"\xff\xff\xff\xff\x0f")
        )
        assert connection.is_closed_by_peer()

    def added():
        return broker.log_path.read_text().splitlines()[len(before) :]

    assert settles(added)
    time.sleep(0.2)
    (line,) = added()
    assert "127.0.0.1" in line


def test_pipelining_beyond_the_limit_only_slows(start_broker):
    broker = start_broker("memory", {"limits.max-in-flight-requests": 2})
    with broker.connect() as connection:
        topic = api.create_topic(connection, "t")
        wanted = api.fetch_fields([(topic, [api.fetch_partition(0)])], max_wait=10, min_bytes=1)
        for _ in range(30):
            connection.send("fetch", 12, **wanted)
            connection.send("metadata", 12, topics=[])
        for _ in range(60):
            connection.receive()


def test_slow_readers_are_not_read_from(start_broker):
    """Clients that ask for far more than they take cost a bounded amount of memory, and get all of
    it in the end."""
    broker = start_broker("segments")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "large", max_message_bytes=2 * MIB)
        for number in range(8):
            api.append(connection, topic, [Record(bytes([number]) * MIB)])
        before = broker.resident_bytes()
        wanted = api.fetch_fields(
            [(topic, [api.fetch_partition(0, max_bytes=8 * MIB)])], max_bytes=8 * MIB
        )
        with contextlib.ExitStack() as stack:
            slow = [stack.enter_context(broker.connect(timeout=20)) for _ in range(10)]
            for reader in slow:
                for _ in range(50):
                    reader.send("fetch", 12, **wanted)
            time.sleep(1.5)
            # Asked for: 10 * 50 * 8 MiB. Each may hold a response and what follows it in flight.
            assert broker.resident_bytes() - before < 300 * MIB
            assert works(broker)
            for _ in range(50):
                found = slow[0].receive().responses[0].partitions[0]
                assert len(found.records) > 7 * MIB
    assert works(broker)


def test_unfinished_frames_are_bounded(start_broker):
    """Large frames that never end fill no more than the budget, and it is given back."""
    settings = {
        "limits.max-frame-bytes": "16MiB",
        "limits.max-buffered-bytes-per-connection": "16MiB",
        "limits.max-buffered-bytes": "64MiB",
    }
    broker = start_broker("memory", settings)
    before = broker.resident_bytes()
    with contextlib.ExitStack() as stack:
        for _ in range(24):
            half = stack.enter_context(broker.connect())
            half.socket.setblocking(False)
            rest = (16 * MIB).to_bytes(4, "big") + bytes(15 * MIB)
            deadline = time.monotonic() + 0.2
            while rest and time.monotonic() < deadline:
                try:
                    rest = rest[half.socket.send(rest[: 1 << 18]) :]
                except BlockingIOError:
                    time.sleep(0.005)
        assert broker.resident_bytes() - before < 160 * MIB
    assert settles(lambda: answers(broker))


def test_a_claimed_length_costs_nothing(start_broker):
    """Neither memory nor the budget that others need for their requests."""
    broker = start_broker("memory")
    before = broker.resident_bytes()
    with contextlib.ExitStack() as stack:
        for _ in range(100):
            half = stack.enter_context(broker.connect())
            half.send_bytes((100 * MIB).to_bytes(4, "big") + bytes(100))
        assert works(broker)
        assert broker.resident_bytes() - before < 40 * MIB
        with broker.connect() as connection:
            topic = api.create_topic(connection, "t", max_message_bytes=11 * MIB)
            api.append(connection, topic, [Record(bytes(10 * MIB))])
