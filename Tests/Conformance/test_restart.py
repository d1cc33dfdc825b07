"""After SIGTERM and SIGKILL: everything is there on segments, the topics alone on memory."""

import subprocess
import time

import pytest
from harness import api
from harness.batches import CODECS, Record, parse
from harness.broker import BINARY, CONFIG

ENDS = ["stop", "kill"]


def fill(connection, topic, rounds=3):
    for _ in range(rounds):
        for codec in CODECS:
            records = [
                Record(b"value of %s %d" % (codec.encode(), i), b"k%d" % i) for i in range(20)
            ]
            api.append(connection, topic, records, codec=codec)


def restart(broker, end):
    getattr(broker, end)()
    broker.start()


def contents(connection, topic, partition=0):
    return [
        (r.offset, r.key, r.value, r.timestamp) for r in api.read_all(connection, topic, partition)
    ]


@pytest.mark.parametrize("end", ENDS)
def test_records_survive(start_broker, end):
    broker = start_broker("segments")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "kept", partitions=2)
        fill(connection, topic)
        before = contents(connection, topic)
        epoch = api.leader_epoch(connection, topic)
    assert len(before) == 300
    for _ in range(2):
        restart(broker, end)
        with broker.connect() as connection:
            assert contents(connection, topic) == before
            assert api.leader_epoch(connection, topic) >= epoch
            assert api.list_offset(connection, topic, api.LATEST).offset == 300
            assert api.list_offset(connection, topic, api.LATEST, partition=1).offset == 0
            wanted = before[150][3]
            by_time = api.list_offset(connection, topic, wanted)
            assert before[by_time.offset][3] >= wanted > 0
    with broker.connect() as connection:
        assert api.append(connection, topic, [Record(b"after")]) == 300


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("backend", ["segments", "memory"])
def test_topics_ids_and_configs_survive(start_broker, backend, end):
    broker = start_broker(backend)
    with broker.connect() as connection:
        cluster = connection.call("metadata", 12, topics=[]).cluster_id
        kept = api.create_topic(connection, "kept", partitions=5, max_message_bytes=700)
        api.create_topic(connection, "deleted")
        response = connection.call("delete_topics", 6, topics=[{"name": "deleted"}], timeout=10000)
        assert response.responses[0].error_code == 0
    restart(broker, end)
    with broker.connect() as connection:
        assert connection.call("metadata", 12, topics=[]).cluster_id == cluster
        found = api.describe_topic(connection, "kept")
        assert (found.error_code, found.topic_id, len(found.partitions)) == (0, kept.id, 5)
        assert api.describe_topic(connection, "deleted").error_code == 3
        too_large = api.batches.build([Record(bytes(1000))])
        assert api.produce(connection, kept, too_large).error_code == 10
        again = api.create_topic(connection, "deleted")
        assert api.read_all(connection, again) == []


@pytest.mark.parametrize("end", ENDS)
def test_memory_is_empty_with_a_higher_epoch(start_broker, end):
    broker = start_broker("memory")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "ephemeral", partitions=2)
        fill(connection, topic)
        epochs = [api.leader_epoch(connection, topic, p) for p in range(2)]
        assert len(contents(connection, topic)) == 300
    for _ in range(2):
        restart(broker, end)
        with broker.connect() as connection:
            now = [api.leader_epoch(connection, topic, p) for p in range(2)]
            assert all(after > before for after, before in zip(now, epochs, strict=True))
            epochs = now
            assert contents(connection, topic) == []
            latest = api.list_offset(connection, topic, api.LATEST).offset
            assert latest == api.list_offset(connection, topic, api.EARLIEST).offset
            assert api.fetch(connection, topic, latest + 1).error_code == 1
            assert api.fetch(connection, topic, latest, epoch=epochs[0] - 1).error_code == 74
            assert api.append(connection, topic, [Record(b"new")]) == latest
            (batch,) = parse(api.fetch(connection, topic, latest).records)
            assert batch.leader_epoch == epochs[0]


def test_backends_side_by_side(start_broker):
    rule = '[{pattern: "tmp-*", backend: memory}]'
    broker = start_broker("segments", {"storage.topics": rule})
    with broker.connect() as connection:
        kept = api.create_topic(connection, "kept")
        gone = api.create_topic(connection, "tmp-gone")
        for topic in (kept, gone):
            api.append(connection, topic, [Record(b"x")])
    restart(broker, "kill")
    with broker.connect() as connection:
        assert len(contents(connection, kept)) == 1
        assert contents(connection, gone) == []


def test_hundreds_of_topics_survive(start_broker):
    broker = start_broker("segments")
    with broker.connect() as connection:
        topics = [api.create_topic(connection, f"topic-{n}", partitions=2) for n in range(150)]
        for topic in topics[::10]:
            api.append(connection, topic, [Record(topic.name.encode())], partition=1)
        doomed = [{"name": topic.name} for topic in topics[5::10]]
        connection.call("delete_topics", 6, topics=doomed, timeout=10000)
    restart(broker, "kill")
    with broker.connect() as connection:
        found = {t.name: t.topic_id for t in connection.call("metadata", 12, topics=None).topics}
        assert found == {t.name: t.id for n, t in enumerate(topics) if n % 10 != 5}
        for topic in topics[::10]:
            assert [v for _, _, v, _ in contents(connection, topic, 1)] == [topic.name.encode()]


def test_stored_in_the_format_of_kafka(start_broker):
    broker = start_broker("segments")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "on-disk")
        fill(connection, topic, rounds=1)
        fetched = api.fetch(connection, topic, 0).records
    broker.stop()
    folder = broker.directory / "data" / "on-disk-0"
    assert (folder / "00000000000000000000.log").read_bytes() == fetched
    assert (broker.directory / "data" / "meta.properties").exists()


def test_a_torn_tail_is_cut(start_broker):
    broker = start_broker("segments")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "torn")
        fill(connection, topic, rounds=1)
        before = contents(connection, topic)
        last = api.fetch(connection, topic, 99).records
    broker.kill()
    path = broker.directory / "data" / "torn-0" / "00000000000000000000.log"
    torn = bytearray(last[: len(last) // 2])
    torn[0:8] = (100).to_bytes(8, "big")
    with path.open("ab") as file:
        file.write(torn)
    broker.start()
    with broker.connect() as connection:
        assert contents(connection, topic) == before
        assert api.append(connection, topic, [Record(b"after")]) == 100


def test_stopping_does_not_wait_for_clients(start_broker):
    """Open connections and a long poll do not hold up a stop."""
    broker = start_broker("segments")
    with broker.connect() as idle, broker.connect() as waiting:
        topic = api.create_topic(idle, "quiet")
        wanted = [(topic, [api.fetch_partition(0)])]
        waiting.send("fetch", 12, **api.fetch_fields(wanted, max_wait=25000, min_bytes=1))
        time.sleep(0.2)
        start = time.monotonic()
        broker.stop()
        assert time.monotonic() - start < 5.0


def test_a_data_directory_has_one_broker(start_broker):
    broker = start_broker("segments")
    command = [str(BINARY), "serve", "--config", str(CONFIG), "--set", "listeners[0].port=0"]
    command += ["--set", f"data-directory={broker.directory / 'data'}"]
    second = subprocess.run(
        command, capture_output=True, text=True, timeout=20, cwd=broker.directory
    )
    assert second.returncode not in (0, -11, -4, -6), second.stderr
    assert str(broker.directory / "data") in second.stdout + second.stderr
    with broker.connect() as connection:
        assert connection.call("api_versions", 0).error_code == 0
