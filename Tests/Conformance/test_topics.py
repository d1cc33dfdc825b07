"""CreateTopics, DeleteTopics, Metadata and DescribeCluster."""

import time
import uuid

import pytest
from harness import api, batches
from harness.fixtures import unique_name

DYNAMIC_TOPIC_CONFIG = 1
DEFAULT_CONFIG = 5


def create(connection, *topics, version=7, **options):
    response = connection.call(
        "create_topics", version, topics=list(topics), timeout=10000, **options
    )
    return response.topics


@pytest.mark.parametrize("version", [5, 6, 7])
def test_create_answers_every_config(connection, version):
    name = unique_name()
    (result,) = create(connection, api.creation(name, 3, retention_ms="12345"), version=version)
    assert (result.error_code, result.num_partitions, result.replication_factor) == (0, 3, 1)
    configs = {config.name: config for config in result.configs}
    assert configs["retention.ms"].value == "12345"
    assert configs["retention.ms"].config_source == DYNAMIC_TOPIC_CONFIG
    assert not configs["retention.ms"].read_only and not configs["retention.ms"].is_sensitive
    assert configs["cleanup.policy"].value == "delete"
    assert configs["cleanup.policy"].config_source == DEFAULT_CONFIG
    for known in ("max.message.bytes", "compression.type", "min.insync.replicas", "segment.bytes"):
        assert configs[known].value is not None
        assert configs[known].config_source != DYNAMIC_TOPIC_CONFIG


def test_minus_one_means_the_defaults(connection):
    (result,) = create(connection, api.creation(unique_name(), -1, -1))
    assert (result.error_code, result.num_partitions, result.replication_factor) == (0, 1, 1)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "with space", "slash/", "a" * 250, "é", "semi;colon", "nul\0"]
)
def test_invalid_name(connection, name):
    (result,) = create(connection, api.creation(name))
    assert result.error_code == 17
    assert result.error_message


@pytest.mark.parametrize("name", ["a" * 249, "UPPER.lower_0-9", "...", "-", "_"])
def test_unusual_but_valid_name(connection, name):
    (result,) = create(connection, api.creation(name), validate_only=True)
    assert result.error_code == 0, result.error_message


def test_names_that_collide_in_metrics(connection):
    name = unique_name()
    assert create(connection, api.creation(f"{name}.a"))[0].error_code == 0
    assert create(connection, api.creation(f"{name}_a"))[0].error_code == 17


def test_create_twice(connection, topic):
    (result,) = create(connection, api.creation(topic.name))
    assert result.error_code == 36
    assert topic.name in result.error_message


def test_same_name_twice_in_one_request(connection):
    name, other = unique_name(), unique_name()
    results = create(connection, api.creation(name), api.creation(other), api.creation(name))
    assert {(r.name, r.error_code) for r in results} == {(name, 42), (other, 0)}


def test_replication_factor_above_the_brokers(connection):
    (result,) = create(connection, api.creation(unique_name(), 1, 2))
    assert result.error_code == 38
    (result,) = create(connection, api.creation(unique_name(), 1, 0))
    assert result.error_code == 38


def test_partition_counts(connection):
    assert create(connection, api.creation(unique_name(), 0))[0].error_code == 37
    assert create(connection, api.creation(unique_name(), -2))[0].error_code == 37


@pytest.mark.parametrize(
    ("config", "value"),
    [
        ("no_such_config", "1"),
        ("retention_ms", "soon"),
        ("cleanup_policy", "shred"),
        ("max_message_bytes", "-1"),
        ("compression_type", "rar"),
        ("message_timestamp_type", "Never"),
    ],
)
def test_wrong_config(connection, config, value):
    (result,) = create(connection, api.creation(unique_name(), **{config: value}))
    assert result.error_code == 40
    assert config.replace("_", ".") in result.error_message


def test_manual_assignment(connection):
    def assigned(brokers, partitions=-1):
        assignments = [{"partition_index": i, "broker_ids": [b]} for i, b in enumerate(brokers)]
        return api.creation(unique_name(), partitions, -1) | {"assignments": assignments}

    node = connection.call("metadata", 12, topics=[]).brokers[0].node_id
    good = assigned([node, node])
    assert create(connection, good)[0].error_code == 0
    assert len(api.describe_topic(connection, good["name"]).partitions) == 2
    assert create(connection, assigned([node + 7]))[0].error_code == 39
    assert create(connection, assigned([node], partitions=1))[0].error_code == 42


def test_validate_only_creates_nothing(connection):
    name = unique_name()
    (result,) = create(connection, api.creation(name), validate_only=True)
    assert result.error_code == 0
    assert api.describe_topic(connection, name).error_code == 3


def test_one_bad_topic_does_not_spoil_the_others(connection):
    good = unique_name()
    results = create(connection, api.creation("no good"), api.creation(good))
    assert {r.name: r.error_code for r in results} == {"no good": 17, good: 0}


def test_delete_and_recreate_gives_another_id(connection, new_topic):
    first = new_topic()
    api.append(connection, first, [batches.Record(b"of the first")])
    response = connection.call("delete_topics", 6, topics=[{"name": first.name}], timeout=10000)
    assert [(r.name, r.topic_id, r.error_code) for r in response.responses] == [
        (first.name, first.id, 0)
    ]
    assert api.describe_topic(connection, first.name).error_code == 3
    second = api.create_topic(connection, first.name)
    assert second.id != first.id
    assert api.read_all(connection, second) == []
    stale = api.fetch(connection, first, 0, version=13)
    assert stale.error_code == 100
    assert (
        api.produce(connection, first, batches.build([batches.Record(b"x")]), version=13).error_code
        == 100
    )


def test_delete_by_id(connection, topic):
    for expected in (0, 100):
        response = connection.call(
            "delete_topics", 6, topics=[{"topic_id": topic.id}], timeout=10000
        )
        assert [r.error_code for r in response.responses] == [expected]


def test_delete_by_name_of_nothing(connection):
    for version in (1, 5):
        response = connection.call(
            "delete_topics", version, topic_names=["not-there"], timeout=10000
        )
        assert [(r.name, r.error_code) for r in response.responses] == [("not-there", 3)]


def test_metadata_of_chosen_all_and_no_topics(connection, new_topic):
    topic = new_topic(partitions=3)
    chosen = connection.call("metadata", 12, topics=[{"name": topic.name}]).topics
    assert [(t.name, t.topic_id, t.error_code, t.is_internal) for t in chosen] == [
        (topic.name, topic.id, 0, False)
    ]
    assert sorted(p.partition_index for p in chosen[0].partitions) == [0, 1, 2]
    everything = connection.call("metadata", 12, topics=None).topics
    assert topic.name in [t.name for t in everything]
    assert connection.call("metadata", 12, topics=[]).topics == ()
    assert topic.name in [t.name for t in connection.call("metadata", 0, topics=[]).topics]
    assert topic.name in [t.name for t in connection.call("metadata", 1, topics=None).topics]


def test_metadata_names_the_broker_and_the_leader(broker, connection, topic):
    response = connection.call("metadata", 12, topics=[{"name": topic.name}])
    (node,) = response.brokers
    assert (node.host, node.port) == ("127.0.0.1", broker.port)
    assert response.controller_id == node.node_id
    assert response.cluster_id
    (partition,) = response.topics[0].partitions
    assert partition.error_code == 0
    assert partition.leader_id == node.node_id
    assert partition.leader_epoch >= 0
    assert partition.replica_nodes == partition.isr_nodes == (node.node_id,)
    assert partition.offline_replicas == ()


def test_metadata_by_id(connection, topic):
    (known,) = connection.call("metadata", 12, topics=[{"topic_id": topic.id, "name": None}]).topics
    assert (known.name, known.error_code) == (topic.name, 0)
    (unknown,) = connection.call(
        "metadata", 12, topics=[{"topic_id": uuid.uuid4(), "name": None}]
    ).topics
    assert unknown.error_code == 100


def test_auto_create_through_metadata(connection):
    name = unique_name("auto")
    assert api.describe_topic(connection, name).error_code == 3
    first = api.describe_topic(connection, name, auto_create=True)
    assert first.error_code in (0, 5)
    deadline = time.monotonic() + 5
    while (found := api.describe_topic(connection, name)).error_code != 0:
        assert found.error_code in (3, 5)
        assert time.monotonic() < deadline, "the topic did not become ready"
        time.sleep(0.02)
    assert len(found.partitions) == 1
    api.append(connection, api.Topic(name, found.topic_id), [batches.Record(b"x")])


def test_auto_create_refuses_invalid_names(connection):
    assert api.describe_topic(connection, "not valid", auto_create=True).error_code == 17


def test_auto_create_can_be_turned_off(start_broker):
    broker = start_broker("memory", {"defaults.auto.create.topics.enable": "false"})
    with broker.connect() as connection:
        assert api.describe_topic(connection, "nope", auto_create=True).error_code == 3
        assert api.describe_topic(connection, "nope").error_code == 3


@pytest.mark.parametrize("version", [0, 1, 2])
def test_describe_cluster(broker, connection, version):
    response = connection.call("describe_cluster", version, endpoint_type=1)
    assert response.error_code == 0
    assert response.cluster_id == connection.call("metadata", 12, topics=[]).cluster_id
    (node,) = response.brokers
    assert (node.host, node.port) == ("127.0.0.1", broker.port)
    assert response.controller_id == node.broker_id


def test_describe_cluster_refuses_an_unknown_endpoint_type(connection):
    assert connection.call("describe_cluster", 1, endpoint_type=9).error_code == 115
