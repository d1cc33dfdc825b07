"""The admin sides of the client libraries, and kcat's metadata and query modes."""

import asyncio
import json

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin import NewTopic as AIONewTopic
from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient, NewTopic
from harness import api
from harness.batches import Record
from harness.clients import kcat
from harness.fixtures import unique_name
from kafka import KafkaAdminClient
from kafka.errors import TopicAlreadyExistsError

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


def test_aiokafka_admin(broker, connection):
    async def run():
        admin = AIOKafkaAdminClient(bootstrap_servers=broker.bootstrap)
        await admin.start()
        try:
            name = unique_name("aiokafka")
            await admin.create_topics([AIONewTopic(name, 2, 1)])
            assert name in await admin.list_topics()
            assert len(api.describe_topic(connection, name).partitions) == 2
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
