"""CreatePartitions, DescribeTopicPartitions, DescribeLogDirs, DescribeProducers, DescribeQuorum,
UpdateFeatures and UnregisterBroker, in every version; limits.max-partitions."""

import struct
import time
import uuid

import pytest
from harness import api, messages
from harness.batches import Record, build
from harness.fixtures import unique_name

INVALID_REQUEST = 42
METADATA_TOPIC = "__cluster_metadata"
# Read, write, create, delete, alter, describe, describe configs, alter configs (KIP-430).
EVERY_TOPIC_OPERATION = 0b110111111000


def grow(connection, *topics, version=3, **options):
    response = connection.call(
        "create_partitions", version, topics=list(topics), timeout=10000, **options
    )
    return response.results


def growth(name, count, assignments=None):
    if assignments is not None:
        assignments = [{"broker_ids": brokers} for brokers in assignments]
    return {"name": name, "count": count, "assignments": assignments}


@pytest.mark.parametrize("version", [0, 1, 2, 3])
def test_new_partitions_work_on_every_connection(broker, connection, new_topic, version):
    topic = new_topic()
    first = api.append(connection, topic, [Record(b"old")])
    (result,) = grow(connection, growth(topic.name, 4), version=version)
    assert (result.name, result.error_code, result.error_message) == (topic.name, 0, None)
    for _ in range(4):
        with broker.connect() as other:
            found = api.describe_topic(other, topic.name)
            assert sorted(p.partition_index for p in found.partitions) == [0, 1, 2, 3]
            assert all(p.error_code == 0 and p.leader_epoch == 0 for p in found.partitions)
            api.append(other, topic, [Record(b"new")], partition=3)
    assert len(api.read_all(connection, topic, partition=3)) == 4
    assert [r.offset for r in api.read_all(connection, topic)] == [first]


def test_partitions_that_cannot_be(connection, new_topic):
    topic, other = new_topic(partitions=3), new_topic()
    node = connection.call("metadata", 12, topics=[]).brokers[0].node_id
    cases = [
        (growth(topic.name, 3), 37),
        (growth(topic.name, 2), 37),
        (growth(topic.name, 0), 37),
        (growth(topic.name, -1), 37),
        (growth("not-there", 3), 3),
        (growth(METADATA_TOPIC, 3), 3),
        (growth("", 3), 3),
        (growth(topic.name, 5, [[node]]), 39),
        (growth(topic.name, 4, []), 39),
        (growth(topic.name, 4, [[node + 1]]), 39),
        (growth(topic.name, 4, [[node, node]]), 39),
        (growth(topic.name, 4, [[]]), 39),
        (growth(topic.name, 2_000_000_000), 44),
    ]
    for wanted, code in cases:
        (result,) = grow(connection, wanted)
        assert result.error_code == code, f"{wanted}: {result}"
        assert result.error_message
    results = grow(
        connection,
        growth(other.name, 2),
        growth(topic.name, 4),
        growth("not-there", 2),
        growth(topic.name, 5),
    )
    assert [(r.name, r.error_code) for r in results] == [
        (other.name, 0),
        (topic.name, INVALID_REQUEST),
        ("not-there", 3),
    ]
    assert len(api.describe_topic(connection, topic.name).partitions) == 3
    (result,) = grow(connection, growth(topic.name, 4, [[node]]))
    assert result.error_code == 0
    assert grow(connection) == ()


def test_validated_partitions_are_not_made(connection, topic):
    (result,) = grow(connection, growth(topic.name, 4), validate_only=True)
    assert result.error_code == 0
    assert len(api.describe_topic(connection, topic.name).partitions) == 1


def test_partitions_outlive_a_restart(start_broker):
    broker = start_broker("segments")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "grown", 1)
        assert grow(connection, growth("grown", 3))[0].error_code == 0
        api.append(connection, topic, [Record(b"kept")], partition=2)
    broker.stop()
    broker.start()
    with broker.connect() as connection:
        assert len(api.describe_topic(connection, "grown").partitions) == 3
        assert [r.value for r in api.read_all(connection, topic, partition=2)] == [b"kept"]


def test_the_node_holds_so_many_partitions(start_broker):
    broker = start_broker("memory", {"limits.max-partitions": 4})
    with broker.connect() as connection:
        api.create_topic(connection, "first", 3)
        (refused,) = grow(connection, growth("first", 5))
        assert refused.error_code == 44
        assert "limits.max-partitions" in refused.error_message
        response = connection.call(
            "create_topics", 7, topics=[api.creation("second", 2)], timeout=10000
        )
        assert response.topics[0].error_code == 44
        assert "limits.max-partitions" in response.topics[0].error_message
        assert grow(connection, growth("first", 4))[0].error_code == 0
        assert api.describe_topic(connection, "auto", auto_create=True).error_code == 44
        connection.call("delete_topics", 6, topics=[{"name": "first"}], timeout=10000)
        assert api.describe_topic(connection, "auto", auto_create=True).error_code == 0


def describe(connection, topics=(), limit=2000, cursor=None):
    if cursor is not None:
        cursor = {"topic_name": cursor[0], "partition_index": cursor[1]}
    return connection.call(
        "describe_topic_partitions",
        0,
        topics=[{"name": name} for name in topics],
        response_partition_limit=limit,
        cursor=cursor,
    )


def test_topics_are_described_in_order_and_once(connection, new_topic):
    first, second = sorted([new_topic(partitions=2), new_topic()], key=lambda t: t.name)
    names = [second.name, "zz-none", first.name, second.name, "zz no"]
    response = describe(connection, names)
    assert [(t.name, t.error_code) for t in response.topics] == [
        (first.name, 0),
        (second.name, 0),
        ("zz no", 17),
        ("zz-none", 3),
    ]
    assert response.next_cursor is None
    found = response.topics[0]
    assert (found.topic_id, found.is_internal) == (first.id, False)
    assert found.topic_authorized_operations == EVERY_TOPIC_OPERATION
    node = connection.call("metadata", 12, topics=[]).brokers[0].node_id
    for index, partition in enumerate(found.partitions):
        assert (partition.partition_index, partition.error_code) == (index, 0)
        assert (partition.leader_id, partition.leader_epoch) == (node, 0)
        assert partition.replica_nodes == partition.isr_nodes == (node,)
        assert partition.eligible_leader_replicas == partition.last_known_elr == ()
        assert partition.offline_replicas == ()
    assert api.describe_topic(connection, "zz-none").error_code == 3


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 2000])
def test_pages_join_to_the_whole(connection, new_topic, limit):
    topics = sorted([new_topic(partitions=3) for _ in range(3)], key=lambda t: t.name)
    names = [topic.name for topic in topics]
    seen, cursor, pages = [], None, 0
    while pages == 0 or cursor is not None:
        response = describe(connection, names, limit, cursor)
        page = [(t.name, p.partition_index) for t in response.topics for p in t.partitions]
        assert 1 <= len(page) <= limit
        seen += page
        cursor = response.next_cursor
        cursor = cursor and (cursor.topic_name, cursor.partition_index)
        pages += 1
        assert pages <= 9
    assert seen == [(name, index) for name in names for index in range(3)]


def test_every_topic_is_described_when_none_is_named(connection, new_topic):
    topics = {new_topic().name for _ in range(2)}
    assert topics <= {t.name for t in describe(connection).topics}


def test_cursors_and_limits_that_make_no_sense(connection, new_topic):
    topic = new_topic(partitions=2)
    assert [t.error_code for t in describe(connection, [topic.name], 5, ("other", 0)).topics] == [
        INVALID_REQUEST
    ]
    assert [t.error_code for t in describe(connection, [topic.name], 5, (topic.name, -1)).topics]
    (past,) = describe(connection, [topic.name], 5, (topic.name, 2**31 - 1)).topics
    assert past.partitions == ()
    for limit in (0, -1, -(2**31)):
        (found,) = describe(connection, [topic.name], limit).topics
        assert len(found.partitions) == 1


def test_pages_are_no_larger_than_the_broker_allows(start_broker):
    broker = start_broker("memory", {"defaults.max.request.partition.size.limit": 2})
    with broker.connect() as connection:
        api.create_topic(connection, "t", 3)
        response = describe(connection, ["t"], limit=2000)
        assert len(response.topics[0].partitions) == 2
        assert response.next_cursor.partition_index == 2


def log_dirs(connection, version, topics=None):
    if topics is not None:
        topics = [{"topic": name, "partitions": numbers} for name, numbers in topics]
    response = connection.call("describe_log_dirs", version, topics=topics)
    assert getattr(response, "error_code", 0) == 0
    return response.results


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_log_dirs_tell_sizes(broker, connection, new_topic, version):
    topic = new_topic(partitions=2)
    data = build([Record(b"x" * 100)])
    for _ in range(3):
        assert api.produce(connection, topic, data, partition=1).error_code == 0
    (result,) = log_dirs(connection, version)
    assert result.error_code == 0
    assert result.log_dir == str(broker.directory / "data")
    names = [found.name for found in result.topics]
    assert names == sorted(names)
    (found,) = [found for found in result.topics if found.name == topic.name]
    sizes = [(p.partition_index, p.partition_size) for p in found.partitions]
    assert sizes == [(0, 0), (1, 3 * len(data))]
    assert all(p.offset_lag == 0 and not p.is_future_key for p in found.partitions)
    if version >= 4:
        assert 0 < result.usable_bytes <= result.total_bytes
    if version >= 5:
        assert result.is_cordoned is False


def test_log_dirs_leave_out_what_does_not_exist(connection, new_topic):
    topic = new_topic(partitions=2)
    (result,) = log_dirs(
        connection, 4, [(topic.name, [1, 1, 0, 2, -1, 2**31 - 1]), ("none", [0]), (topic.name, [0])]
    )
    assert [(t.name, [p.partition_index for p in t.partitions]) for t in result.topics] == [
        (topic.name, [0, 1])
    ]
    assert log_dirs(connection, 4, [])[0].topics == ()


def test_log_dirs_of_a_thousand_logs_never_used(start_broker):
    broker = start_broker("segments")
    with broker.connect(timeout=60) as connection:
        api.create_topic(connection, "many", 1000)
        (result,) = log_dirs(connection, 4)
        assert [len(t.partitions) for t in result.topics] == [1000]
        assert len(log_dirs(connection, 4)[0].topics[0].partitions) == 1000


def producers(connection, topic, *partitions):
    response = connection.call(
        "describe_producers", 0, topics=[{"name": topic, "partition_indexes": partitions}]
    )
    return response.topics[0].partitions


def test_active_producers(connection, new_topic):
    topic = new_topic(partitions=2)
    before = int(time.time() * 1000)
    expected = {}
    for count in (1, 3):
        producer, epoch = api.new_producer(connection)
        batch = build(
            [Record(b"v", timestamp=before + i) for i in range(count)],
            producer=(producer, epoch),
            sequence=0,
        )
        assert api.produce(connection, topic, batch, partition=1).error_code == 0
        expected[producer] = (epoch, count - 1, before + count - 1)
    api.append(connection, topic, [Record(b"without id")], partition=1)
    first, second = producers(connection, topic.name, 0, 1)
    assert (first.error_code, first.active_producers) == (0, ())
    found = {
        p.producer_id: (p.producer_epoch, p.last_sequence, p.last_timestamp)
        for p in second.active_producers
    }
    assert found == expected
    for producer in second.active_producers:
        assert (producer.coordinator_epoch, producer.current_txn_start_offset) == (-1, -1)


def test_producers_of_what_does_not_exist(connection, topic):
    for name, partition in [(topic.name, 1), (topic.name, -1), ("none", 0)]:
        (answer,) = producers(connection, name, partition)
        assert answer.error_code == 3
        assert answer.error_message


def quorum(connection, version, *topics):
    asked = [
        {"topic_name": name, "partitions": [{"partition_index": n} for n in numbers]}
        for name, numbers in topics
    ]
    return connection.call("describe_quorum", version, topics=asked)


@pytest.mark.parametrize("version", [0, 1, 2])
def test_quorum(connection, version):
    before = api.create_topic(connection, unique_name())
    response = quorum(connection, version, (METADATA_TOPIC, [0]))
    assert response.error_code == 0
    (topic,) = response.topics
    (found,) = topic.partitions
    node = connection.call("metadata", 12, topics=[]).brokers[0].node_id
    assert (topic.topic_name, found.partition_index, found.error_code) == (METADATA_TOPIC, 0, 0)
    assert found.leader_id == node
    assert found.leader_epoch >= 1
    assert found.high_watermark > 4
    assert found.observers == ()
    (voter,) = found.current_voters
    assert voter.replica_id == node
    assert voter.log_end_offset == found.high_watermark
    if version >= 1:
        now = time.time() * 1000
        assert abs(voter.last_fetch_timestamp - now) < 60_000
        assert abs(voter.last_caught_up_timestamp - now) < 60_000
    if version >= 2:
        assert voter.replica_directory_id not in (None, uuid.UUID(int=0))
        assert [n.node_id for n in response.nodes] == [node]
    connection.call("delete_topics", 6, topics=[{"name": before.name}], timeout=10000)
    after = quorum(connection, version, (METADATA_TOPIC, [0])).topics[0].partitions[0]
    assert after.high_watermark > found.high_watermark


def test_only_the_metadata_log_has_a_quorum(connection, topic):
    for asked in [
        [(topic.name, [0])],
        [(METADATA_TOPIC, [1])],
        [(METADATA_TOPIC, [0]), (topic.name, [0])],
        [(METADATA_TOPIC, [0, 0])],
    ]:
        response = quorum(connection, 2, *asked)
        codes = [p.error_code for t in response.topics for p in t.partitions]
        assert codes == [3] * sum(len(numbers) for _, numbers in asked)
    assert quorum(connection, 2).topics == ()


def update(connection, version, *updates, **options):
    fields = ("feature", "max_version_level", "upgrade_type", "allow_downgrade")
    return connection.call(
        "update_features",
        version,
        timeout=10000,
        feature_updates=[dict(zip(fields, (*u, 1, False)[:4], strict=True)) for u in updates],
        **options,
    )


def level_of(connection):
    features = connection.call("api_versions", 3, **SOFTWARE).finalized_features
    return {f.name: f.max_version_level for f in features}["metadata.version"]


SOFTWARE = {"client_software_name": "test", "client_software_version": "1"}


@pytest.mark.parametrize("version", [0, 1, 2])
def test_features(connection, version):
    level = level_of(connection)
    for validate_only in (False, True):
        response = update(
            connection, version, ("metadata.version", level), validate_only=validate_only
        )
        assert (response.error_code, response.error_message) == (0, None)
        if version < 2:
            assert [(r.feature, r.error_code) for r in response.results] == [
                ("metadata.version", 0)
            ]
    refused = [
        ("metadata.version", level + 1),
        ("metadata.version", level - 1),
        ("metadata.version", 0),
        ("metadata.version", -1),
        ("group.version", 1),
        ("no.such.feature", 1),
    ]
    for feature, wanted in refused:
        response = update(connection, version, (feature, wanted))
        assert response.error_code == 95, (feature, wanted)
        assert feature in response.error_message
    if version >= 1:
        assert update(connection, version, ("metadata.version", level, 7)).error_code == 95
        assert update(connection, version, ("metadata.version", level - 1, 3)).error_code == 95
    both = update(connection, version, ("metadata.version", level), ("x", 1))
    assert both.error_code == 95
    assert level_of(connection) == level


def test_this_node_cannot_be_unregistered(connection, topic):
    node = connection.call("metadata", 12, topics=[]).brokers[0].node_id
    refused = connection.call("unregister_broker", 0, broker_id=node)
    assert refused.error_code == 44
    assert refused.error_message
    for unknown in (node + 1, -1):
        assert connection.call("unregister_broker", 0, broker_id=unknown).error_code == 102
    api.append(connection, topic, [Record(b"still here")])


FIELDS = {
    "create_partitions": (3, {"topics": [growth("t", 2, [[1]])]}),
    "describe_topic_partitions": (
        0,
        {"topics": [{"name": "t"}], "cursor": {"topic_name": "t", "partition_index": 0}},
    ),
    "describe_log_dirs": (4, {"topics": [{"topic": "t", "partitions": [0]}]}),
    "describe_producers": (0, {"topics": [{"name": "t", "partition_indexes": [0]}]}),
    "describe_quorum": (
        2,
        {"topics": [{"topic_name": METADATA_TOPIC, "partitions": [{"partition_index": 0}]}]},
    ),
    "update_features": (1, {"feature_updates": [{"feature": "x", "max_version_level": 1}]}),
    "unregister_broker": (0, {"broker_id": 99}),
}


@pytest.mark.parametrize("name", FIELDS)
def test_bodies_cut_short_close_the_connection(broker, name):
    version, fields = FIELDS[name]
    frame = messages.frame(name, version, 1, **fields)[4:]
    header = len(messages.frame("unregister_broker", 0, 1, broker_id=99)) - 4 - 5
    for count in range(header, len(frame)):
        with broker.connect() as connection:
            connection.send_bytes(struct.pack(">i", count) + frame[:count])
            assert connection.is_closed_by_peer(), f"{count} of {len(frame)} bytes"


@pytest.mark.parametrize("name", FIELDS)
def test_absurd_counts_close_the_connection(broker, name):
    version, fields = FIELDS[name]
    frame = messages.frame(name, version, 1, **fields)[4:]
    header = len(messages.frame("unregister_broker", 0, 1, broker_id=99)) - 4 - 5
    # Where the first array's length stands, if there is one, a varint of 2^32 - 1.
    body = frame[:header] + b"\x00\x00\x00\x00" * (name == "update_features")
    with broker.connect() as connection:
        body += b"\xff\xff\xff\xff\x0f" + frame[header + 1 :]
        connection.send_bytes(struct.pack(">i", len(body)) + body)
        assert connection.is_closed_by_peer()

