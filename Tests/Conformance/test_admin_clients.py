"""The admin sides of the client libraries, and kcat's metadata and query modes."""

import asyncio
import json

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin import NewPartitions as AIONewPartitions
from aiokafka.admin import NewTopic as AIONewTopic
from aiokafka.errors import InvalidPartitionsError as AIOInvalidPartitionsError
from confluent_kafka import KafkaException, TopicCollection
from confluent_kafka.admin import AclOperation, AdminClient, NewPartitions, NewTopic
from harness import api
from harness.batches import Record, build
from harness.clients import kcat
from harness.fixtures import unique_name
from kafka import KafkaAdminClient, TopicPartition
from kafka.errors import (
    InvalidPartitionsError,
    InvalidUpdateVersionError,
    TopicAlreadyExistsError,
    UnknownTopicOrPartitionError,
)

BASE = 1_700_000_000_000


def test_confluent_admin(broker, connection):
    admin = AdminClient({"bootstrap.servers": broker.bootstrap})
    name = unique_name("confluent")
    new = NewTopic(name, num_partitions=3, replication_factor=1, config={"retention.ms": "1000"})
    admin.create_topics([new])[name].result(10)
    assert len(admin.list_topics(name, timeout=10).topics[name].partitions) == 3
    with pytest.raises(KafkaException, match="(?i)already exists"):
        admin.create_topics([new])[name].result(10)
    cluster = admin.describe_cluster().result(10)
    assert [node.port for node in cluster.nodes] == [broker.port]
    assert cluster.cluster_id
    admin.delete_topics([name])[name].result(10)
    assert api.describe_topic(connection, name).error_code == 3


def test_confluent_grows_and_describes_topics(broker, connection, new_topic):
    admin = AdminClient({"bootstrap.servers": broker.bootstrap})
    topic = new_topic()

    def grow(name, count, **options):
        return admin.create_partitions([NewPartitions(name, count)], **options)[name].result(10)

    grow(topic.name, 3, validate_only=True)
    assert len(api.describe_topic(connection, topic.name).partitions) == 1
    grow(topic.name, 3)
    with pytest.raises(KafkaException, match="INVALID_PARTITIONS"):
        grow(topic.name, 2)
    with pytest.raises(KafkaException, match="UNKNOWN_TOPIC_OR_PART"):
        grow(unique_name(), 2)
    node = next(iter(admin.list_topics(timeout=10).brokers))
    by_hand = NewPartitions(topic.name, 4, replica_assignment=[[node]])
    admin.create_partitions([by_hand])[topic.name].result(10)
    missing = unique_name()
    described = admin.describe_topics(
        TopicCollection([topic.name, missing]), include_authorized_operations=True
    )
    found = described[topic.name].result(10)
    assert [p.id for p in found.partitions] == [0, 1, 2, 3]
    assert all(p.leader.port == broker.port and len(p.isr) == 1 for p in found.partitions)
    assert {AclOperation.READ, AclOperation.ALTER} <= set(found.authorized_operations)
    with pytest.raises(KafkaException, match="UNKNOWN_TOPIC_OR_PART"):
        described[missing].result(10)
    cluster = admin.describe_cluster(include_authorized_operations=True).result(10)
    assert cluster.controller.id == node
    assert AclOperation.ALTER in cluster.authorized_operations


def test_kafka_python_admin(broker, connection):
    admin = KafkaAdminClient(bootstrap_servers=broker.bootstrap)
    try:
        name = unique_name("kafka-python")
        admin.create_topics({name: {"num_partitions": 2, "replication_factor": 1}})
        assert len(api.describe_topic(connection, name).partitions) == 2
        assert name in admin.list_topics()
        with pytest.raises(TopicAlreadyExistsError):
            admin.create_topics({name: {"num_partitions": 2, "replication_factor": 1}})
        assert len(admin.describe_cluster()["brokers"]) == 1
        admin.delete_topics([name])
        assert api.describe_topic(connection, name).error_code == 3
    finally:
        admin.close()


@pytest.fixture
def kafka_python(broker):
    admin = KafkaAdminClient(bootstrap_servers=broker.bootstrap)
    yield admin
    admin.close()


def test_kafka_python_grows_topics(kafka_python, connection, new_topic):
    topic = new_topic()
    kafka_python.create_partitions({topic.name: 3}, validate_only=True)
    assert len(api.describe_topic(connection, topic.name).partitions) == 1
    kafka_python.create_partitions({topic.name: 3})
    (described,) = kafka_python.describe_topics([topic.name])
    assert sorted(p["partition_index"] for p in described["partitions"]) == [0, 1, 2]
    node = described["partitions"][0]["leader_id"]
    kafka_python.create_partitions({topic.name: {"count": 4, "assignments": [[node]]}})
    kafka_python.wait_for_topics([topic.name])
    with pytest.raises(InvalidPartitionsError):
        kafka_python.create_partitions({topic.name: 4})
    with pytest.raises(UnknownTopicOrPartitionError):
        kafka_python.create_partitions({unique_name(): 2})


def test_kafka_python_describes_topics_in_pages(kafka_python, new_topic):
    names = sorted(new_topic(partitions=2).name for _ in range(2))
    seen, cursor = [], None
    while True:
        page = kafka_python.describe_topic_partitions(names, 3, cursor)
        seen += [(t["name"], p["partition_index"]) for t in page["topics"] for p in t["partitions"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == [(name, index) for name in names for index in (0, 1)]


def test_kafka_python_describes_log_dirs(kafka_python, broker, connection, new_topic):
    topic = new_topic(partitions=2)
    data = build([Record(b"x" * 1000)])
    api.produce(connection, topic, data, partition=1)
    for wanted in (None, [topic.name], {topic.name: [0, 1]}):
        (answer,) = kafka_python.describe_log_dirs(wanted)
        text = json.dumps(answer, default=str)
        assert str(broker.directory / "data") in text
        assert topic.name in text
        assert str(len(data)) in text


def test_kafka_python_describes_producers(kafka_python, connection, topic):
    producer, epoch = api.new_producer(connection)
    batch = build([Record(b"a"), Record(b"b")], producer=(producer, epoch), sequence=0)
    assert api.produce(connection, topic, batch).error_code == 0
    place = TopicPartition(topic.name, 0)
    described = kafka_python.describe_producers([place])[place]
    (found,) = described.active_producers
    assert (found.producer_id, found.producer_epoch, found.last_sequence) == (producer, epoch, 1)


def test_kafka_python_describes_the_quorum_and_features(kafka_python):
    quorum = kafka_python.describe_metadata_quorum()
    (partition,) = quorum["topics"][0]["partitions"]
    assert partition["leader_id"] == partition["current_voters"][0]["replica_id"]
    assert partition["high_watermark"] > 0
    features = kafka_python.describe_features()
    level = features["metadata.version"]["finalized"][1]
    for validate_only in (True, False):
        answer = kafka_python.update_features({"metadata.version": level}, validate_only)
        assert answer == {"metadata.version": "OK"}
    with pytest.raises(InvalidUpdateVersionError):
        kafka_python.update_features({"metadata.version": level + 1})
    after = kafka_python.describe_features()
    assert after["metadata.version"]["finalized"] == (level, level)


def test_aiokafka_admin(broker, connection):
    async def run():
        admin = AIOKafkaAdminClient(bootstrap_servers=broker.bootstrap)
        await admin.start()
        try:
            name = unique_name("aiokafka")
            await admin.create_topics([AIONewTopic(name, 2, 1)])
            assert name in await admin.list_topics()
            assert len(api.describe_topic(connection, name).partitions) == 2
            await admin.create_partitions({name: AIONewPartitions(4)})
            (described,) = await admin.describe_topics([name])
            assert sorted(p["partition"] for p in described["partitions"]) == [0, 1, 2, 3]
            with pytest.raises(AIOInvalidPartitionsError):
                await admin.create_partitions({name: AIONewPartitions(3)})
            cluster = await admin.describe_cluster()
            assert [node["port"] for node in cluster["brokers"]] == [broker.port]
            await admin.delete_topics([name])
            assert api.describe_topic(connection, name).error_code == 3
        finally:
            await admin.close()

    asyncio.run(run())


def test_kcat_lists_metadata(broker, new_topic):
    topic = new_topic(partitions=2)
    listed = json.loads(kcat.run(["-L", "-J", "-b", broker.bootstrap, "-t", topic.name]))
    assert [node["name"] for node in listed["brokers"]] == [broker.bootstrap]
    (found,) = listed["topics"]
    assert found["topic"] == topic.name
    assert sorted(p["partition"] for p in found["partitions"]) == [0, 1]


def test_kcat_queries_offsets_by_time(broker, connection, topic):
    api.append(connection, topic, [Record(b"v", timestamp=BASE + 100 * i) for i in range(5)])

    def ask(timestamp):
        printed = kcat.run(["-Q", "-b", broker.bootstrap, "-t", f"{topic.name}:0:{timestamp}"])
        return int(printed.decode().rpartition("offset ")[2])

    assert [ask(BASE), ask(BASE + 250), ask(BASE + 999), ask(-1), ask(-2)] == [0, 3, -1, 5, 0]


def test_kcat_reads_to_the_end_and_exits(broker, connection, topic):
    api.append(connection, topic, [Record(b"%d" % i) for i in range(10)])
    printed = kcat.run(["-C", "-q", "-e", "-b", broker.bootstrap, "-t", topic.name, "-o", "-3"])
    assert printed == b"7\n8\n9\n"
