"""Few descriptors: many partitions, more connections than fit, and none left at all."""

import contextlib
import os
import select
import subprocess
import time
from pathlib import Path

from harness import api, batches
from harness.batches import Record
from harness.connection import Connection, ConnectionClosed

LIMIT = 1024
TOPICS, PARTITIONS = 20, 500


def descriptors(broker):
    return len(list(Path(f"/proc/{broker.pid}/fd").iterdir()))


def set_limit(broker, count):
    subprocess.run(["prlimit", f"--pid={broker.pid}", f"--nofile={count}:{LIMIT}"], check=True)


def processor_seconds(broker):
    fields = Path(f"/proc/{broker.pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def start_limited(start_broker, settings=None):
    """A soft limit below the hard one: the broker raises it."""
    return start_broker("segments", settings, prefix=["prlimit", f"--nofile=256:{LIMIT}"])


def produce_to_all(connection, topic, number):
    data = batches.build([Record(b"%d" % number)])
    partitions = [{"index": index, "records": data} for index in range(PARTITIONS)]
    named = {"name": topic.name, "topic_id": topic.id, "partition_data": partitions}
    response = connection.call("produce", 12, acks=-1, timeout=60000, topic_data=[named])
    answers = response.responses[0].partition_responses
    assert {answer.error_code for answer in answers} == {0}
    assert {answer.base_offset for answer in answers} == {number}


def test_ten_thousand_partitions(start_broker):
    broker = start_limited(start_broker)
    with broker.connect(timeout=120) as connection:
        topics = [api.create_topic(connection, f"t-{i}", PARTITIONS) for i in range(TOPICS)]
        for number in range(2):
            for topic in topics:
                produce_to_all(connection, topic, number)
        assert descriptors(broker) < LIMIT
        for topic in topics:
            wanted = [api.fetch_partition(0, index) for index in range(PARTITIONS)]
            response = connection.call(
                "fetch", api.FETCH_VERSION, **api.fetch_fields([(topic, wanted)])
            )
            for partition in response.responses[0].partitions:
                values = [record.value for record in batches.records_of(partition.records)]
                assert values == [b"0", b"1"]
        assert descriptors(broker) < LIMIT
    log = broker.log_path.read_text()
    assert log.count(f"RLIMIT_NOFILE is {LIMIT}, ") == 1
    assert "ulimit -Hn" in log
    assert "Too many open files" not in log


def test_more_connections_than_descriptors(start_broker):
    """Those that fit are served, the others closed, and nobody's descriptors are used up."""
    broker = start_limited(start_broker)
    served, refused = [], 0
    with contextlib.ExitStack() as stack:
        for _ in range(LIMIT):
            connection = stack.enter_context(Connection(broker.port))
            try:
                assert connection.call("api_versions", 0).error_code == 0
                served.append(connection)
            except (OSError, ConnectionClosed):
                refused += 1
        assert len(served) > 400
        assert refused > 100
        assert descriptors(broker) < LIMIT
        # Storage has its own share.
        topic = api.create_topic(served[0], "t", 50)
        for partition in range(50):
            api.append(served[0], topic, [Record(b"x")], partition)
        for connection in served:
            assert connection.call("api_versions", 0).error_code == 0
    assert "Too many open files" not in broker.log_path.read_text()


def test_no_descriptors_left(start_broker):
    """The listener neither spins nor dies; it accepts again when there are some."""
    broker = start_limited(start_broker)
    with contextlib.ExitStack() as stack:
        first = stack.enter_context(broker.connect())
        assert first.call("api_versions", 0).error_code == 0
        set_limit(broker, descriptors(broker))
        waiting = [stack.enter_context(broker.connect()) for _ in range(20)]
        for connection in waiting:
            connection.send("api_versions", 0)
        time.sleep(0.5)
        answered, _, _ = select.select([c.socket for c in waiting], [], [], 0)
        assert len(answered) < 10
        before = processor_seconds(broker)
        time.sleep(2.0)
        assert processor_seconds(broker) - before < 0.2
        assert first.call("api_versions", 0).error_code == 0
        set_limit(broker, LIMIT)
        for connection in waiting:
            assert connection.receive().error_code == 0
    assert broker.log_path.read_text().count("no connection can be accepted for now") == 1
