"""Configs as operators manage them: raw requests of every version, and each library's admin."""

import asyncio

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource as AIOResource
from confluent_kafka import KafkaException
from confluent_kafka.admin import (
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    ConfigSource,
    ResourceType,
)
from harness import api, batches, messages
from harness.batches import Record
from harness.fixtures import unique_name
from kafka import KafkaAdminClient
from kafka.admin import ConfigResource as PythonResource

TOPIC, BROKER, LOGGER, CLIENT_METRICS, GROUP = 2, 4, 8, 16, 32
SET, DELETE, APPEND, SUBTRACT = 0, 1, 2, 3
NONE, UNKNOWN_TOPIC, MESSAGE_TOO_LARGE, INVALID_CONFIG, INVALID_REQUEST = 0, 3, 10, 40, 42
DYNAMIC_TOPIC, DYNAMIC_BROKER, DYNAMIC_DEFAULT, STATIC, DEFAULT = 1, 2, 3, 4, 5


def describe(connection, kind, name, keys=None, version=4):
    """The configs of one resource by name."""
    resource = {"resource_type": kind, "resource_name": name, "configuration_keys": keys}
    response = connection.call(
        "describe_configs",
        version,
        resources=[resource],
        include_synonyms=True,
        include_documentation=True,
    )
    (result,) = response.results
    assert result.error_code == NONE, result
    return {config.name: config for config in result.configs}


def alter(connection, kind, name, *changes, version=1, validate_only=False):
    """Changes configs, each a triple of operation, name and value; answers the error code."""
    configs = [
        {"name": key, "config_operation": operation, "value": value}
        for operation, key, value in changes
    ]
    response = connection.call(
        "incremental_alter_configs",
        version,
        resources=[{"resource_type": kind, "resource_name": name, "configs": configs}],
        validate_only=validate_only,
    )
    (result,) = response.responses
    assert (result.error_message is None) == (result.error_code == NONE)
    return result.error_code


def produce_error(connection, topic, byte_count):
    return api.produce(connection, topic, batches.build([Record(b"x" * byte_count)])).error_code


@pytest.mark.parametrize("version", messages.VERSIONS["describe_configs"])
def test_a_topic_tells_every_config(connection, new_topic, version):
    topic = new_topic(retention_ms=5)
    configs = describe(connection, TOPIC, topic.name, version=version)
    assert len(configs) >= 31
    assert configs["retention.ms"].value == "5"
    assert configs["retention.ms"].config_source == DYNAMIC_TOPIC
    assert [(s.name, s.source) for s in configs["retention.ms"].synonyms] == [
        ("retention.ms", DYNAMIC_TOPIC),
        ("log.retention.hours", DEFAULT),
    ]
    assert configs["segment.bytes"].config_source == DEFAULT
    if version >= 3:
        assert configs["cleanup.policy"].config_type == 7
        assert all(config.documentation for config in configs.values())
        assert "no effect" in configs["remote.storage.enable"].documentation
    only = describe(connection, TOPIC, topic.name, keys=["segment.ms", "colour"], version=version)
    assert list(only) == ["segment.ms"]


def test_the_broker_tells_the_truth(broker, connection):
    configs = describe(connection, BROKER, "1")
    assert len(configs) > 250
    assert configs["node.id"].value == "1"
    assert configs["listeners"].value == f"PLAINTEXT://127.0.0.1:{broker.port}"
    assert configs["advertised.listeners"].value == f"PLAINTEXT://127.0.0.1:{broker.port}"
    assert configs["log.dirs"].value == str(broker.directory / "data")
    assert configs["socket.request.max.bytes"].value == str(100 << 20)
    assert configs["listeners"].read_only
    assert not configs["message.max.bytes"].read_only
    assert configs["ssl.key.password"].is_sensitive
    assert configs["ssl.key.password"].value is None
    assert "no effect" in configs["log.cleaner.threads"].documentation


def test_what_cannot_be_described(connection):
    wanted = [(TOPIC, "none"), (BROKER, "7"), (LOGGER, ""), (CLIENT_METRICS, ""), (5, "x")]
    response = connection.call(
        "describe_configs",
        4,
        resources=[{"resource_type": k, "resource_name": n} for k, n in wanted],
    )
    codes = [result.error_code for result in response.results]
    assert codes == [UNKNOWN_TOPIC] + [INVALID_REQUEST] * 4
    assert all(result.error_message for result in response.results)


@pytest.mark.parametrize("version", messages.VERSIONS["incremental_alter_configs"])
def test_lists_grow_and_shrink(connection, topic, version):
    def policy():
        return describe(connection, TOPIC, topic.name)["cleanup.policy"].value

    def change(*changes):
        return alter(connection, TOPIC, topic.name, *changes, version=version)

    assert change((APPEND, "cleanup.policy", "compact")) == NONE
    assert policy() == "delete,compact"
    assert change((SUBTRACT, "cleanup.policy", "delete")) == NONE
    assert policy() == "compact"
    assert change((SUBTRACT, "cleanup.policy", "compact")) == NONE
    assert policy() == ""
    assert change((DELETE, "cleanup.policy", None), (SET, "retention.ms", "7")) == NONE
    assert policy() == "delete"
    assert change((APPEND, "retention.ms", "7")) == INVALID_CONFIG
    assert change((SET, "cleanup.policy", "burn")) == INVALID_CONFIG
    assert change((SET, "retention.ms", None)) == INVALID_REQUEST
    assert change((SET, "retention.ms", "1"), (DELETE, "retention.ms", None)) == INVALID_REQUEST
    assert describe(connection, TOPIC, topic.name)["retention.ms"].value == "7"


@pytest.mark.parametrize("version", messages.VERSIONS["alter_configs"])
def test_alter_configs_replaces_all(connection, new_topic, version):
    topic = new_topic(retention_ms=5)
    resource = {
        "resource_type": TOPIC,
        "resource_name": topic.name,
        "configs": [{"name": "segment.ms", "value": "9"}],
    }
    for validate_only, source in [(True, DYNAMIC_TOPIC), (False, DEFAULT)]:
        response = connection.call(
            "alter_configs", version, resources=[resource], validate_only=validate_only
        )
        assert response.responses[0].error_code == NONE
        configs = describe(connection, TOPIC, topic.name)
        assert configs["retention.ms"].config_source == source
    assert configs["segment.ms"].value == "9"


def test_duplicate_resources_are_refused(connection, topic):
    resource = {
        "resource_type": TOPIC,
        "resource_name": topic.name,
        "configs": [{"name": "retention.ms", "config_operation": SET, "value": "1"}],
    }
    response = connection.call("incremental_alter_configs", 1, resources=[resource, resource])
    assert {result.error_code for result in response.responses} == {INVALID_REQUEST}


@pytest.mark.parametrize("version", messages.VERSIONS["list_config_resources"])
def test_resources_are_listed(connection, topic, version):
    name = unique_name("subscription")
    assert alter(connection, CLIENT_METRICS, name, (SET, "interval.ms", "1000")) == NONE
    response = connection.call("list_config_resources", version, resource_types=[])
    names = {resource.resource_name for resource in response.config_resources}
    assert name in names
    assert (topic.name in names) == (version > 0)
    assert alter(connection, CLIENT_METRICS, name, (DELETE, "interval.ms", None)) == NONE
    assert not describe(connection, CLIENT_METRICS, name)


def test_a_topics_limit_holds_at_once(connection, topic):
    assert produce_error(connection, topic, 500) == NONE
    assert alter(connection, TOPIC, topic.name, (SET, "max.message.bytes", "200")) == NONE
    assert produce_error(connection, topic, 500) == MESSAGE_TOO_LARGE
    assert alter(connection, TOPIC, topic.name, (DELETE, "max.message.bytes", None)) == NONE
    assert produce_error(connection, topic, 500) == NONE


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_the_brokers_configs_hold_at_once_and_survive(start_broker, end):
    broker = start_broker("segments", {"defaults.message.max.bytes": 5000})
    with broker.connect() as connection:
        topic = api.create_topic(connection, "kept")
        assert produce_error(connection, topic, 6000) == MESSAGE_TOO_LARGE
        changes = [
            (SET, "message.max.bytes", "7000"),
            (SET, "num.partitions", "3"),
            (SET, "log.retention.ms", "86400000"),
        ]
        assert alter(connection, BROKER, "", *changes) == NONE
        assert produce_error(connection, topic, 6000) == NONE
        assert alter(connection, BROKER, "1", (SET, "message.max.bytes", "300")) == NONE
        assert produce_error(connection, topic, 500) == MESSAGE_TOO_LARGE
    getattr(broker, end)()
    broker.start()
    with broker.connect() as connection:
        assert produce_error(connection, topic, 500) == MESSAGE_TOO_LARGE
        limit = describe(connection, BROKER, "1")["message.max.bytes"]
        assert [(s.value, s.source) for s in limit.synonyms] == [
            ("300", DYNAMIC_BROKER),
            ("7000", DYNAMIC_DEFAULT),
            ("5000", STATIC),
            ("1048588", DEFAULT),
        ]
        assert sorted(describe(connection, BROKER, "")) == sorted(key for _, key, _ in changes)
        created = connection.call("create_topics", 7, topics=[api.creation("new", -1, -1)])
        assert created.topics[0].num_partitions == 3
        retention = describe(connection, TOPIC, "new")["retention.ms"]
        assert (retention.value, retention.config_source) == ("86400000", DYNAMIC_DEFAULT)
        assert alter(connection, BROKER, "1", (DELETE, "message.max.bytes", None)) == NONE
        assert produce_error(connection, topic, 6000) == NONE


def test_auto_creation_and_deletion_can_be_turned_off(start_broker):
    broker = start_broker("memory")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "stays")
        off = [(SET, "auto.create.topics.enable", "false"), (SET, "delete.topic.enable", "false")]
        assert alter(connection, BROKER, "1", *off) == NONE
        wanted = [{"name": "missing"}]
        asked = connection.call("metadata", 12, topics=wanted, allow_auto_topic_creation=True)
        assert asked.topics[0].error_code == UNKNOWN_TOPIC
        deleted = connection.call("delete_topics", 6, topics=[{"name": topic.name}], timeout=1000)
        assert deleted.responses[0].error_code == 73


@pytest.mark.parametrize(
    ("kind", "resource", "name", "value", "code"),
    [
        (BROKER, "1", "log.retention.hours", "1", INVALID_REQUEST),
        (BROKER, "1", "listeners", "X://:1", INVALID_REQUEST),
        (BROKER, "1", "message.max.bytes", "much", INVALID_REQUEST),
        (BROKER, "2", "message.max.bytes", "1", INVALID_REQUEST),
        (BROKER, "1", "message.max.byte", "1", INVALID_REQUEST),
        (CLIENT_METRICS, "m", "interval.ms", "5", INVALID_REQUEST),
        (GROUP, "g", "consumer.session.timeout.ms", "5", INVALID_CONFIG),
        (TOPIC, "none", "retention.ms", "5", UNKNOWN_TOPIC),
    ],
)
def test_refusals(connection, kind, resource, name, value, code):
    assert alter(connection, kind, resource, (SET, name, value)) == code
    assert alter(connection, kind, resource, (SET, name, value), validate_only=True) == code


def test_confluent_admin(broker, topic):
    admin = AdminClient({"bootstrap.servers": broker.bootstrap})

    def told(kind, name):
        resource = ConfigResource(kind, name)
        return admin.describe_configs([resource])[resource].result(10)

    def change(kind, name, *entries):
        resource = ConfigResource(
            kind,
            name,
            incremental_configs=[
                ConfigEntry(key, value, incremental_operation=operation)
                for key, value, operation in entries
            ],
        )
        admin.incremental_alter_configs([resource])[resource].result(10)

    kind = ResourceType.TOPIC
    change(kind, topic.name, ("retention.ms", "5", AlterConfigOpType.SET))
    change(kind, topic.name, ("cleanup.policy", "compact", AlterConfigOpType.APPEND))
    configs = told(kind, topic.name)
    assert configs["retention.ms"].value == "5"
    assert configs["retention.ms"].source == ConfigSource.DYNAMIC_TOPIC_CONFIG.value
    assert configs["cleanup.policy"].value == "delete,compact"
    assert not configs["segment.bytes"].is_read_only
    with pytest.raises(KafkaException, match="(?i)retention.ms"):
        change(kind, topic.name, ("retention.ms", "soon", AlterConfigOpType.SET))
    replaced = ConfigResource(kind, topic.name, set_config={"retention.ms": "6"})
    admin.alter_configs([replaced])[replaced].result(10)
    configs = told(kind, topic.name)
    assert (configs["retention.ms"].value, configs["cleanup.policy"].value) == ("6", "delete")

    assert told(ResourceType.BROKER, "1")["node.id"].value == "1"
    change(ResourceType.BROKER, "1", ("log.cleaner.threads", "2", AlterConfigOpType.SET))
    configs = told(ResourceType.BROKER, "1")
    assert configs["log.cleaner.threads"].source == ConfigSource.DYNAMIC_BROKER_CONFIG.value
    change(ResourceType.BROKER, "1", ("log.cleaner.threads", None, AlterConfigOpType.DELETE))
    assert told(ResourceType.BROKER, "1")["log.cleaner.threads"].value == "1"


def test_kafka_python_admin(broker, topic):
    admin = KafkaAdminClient(bootstrap_servers=broker.bootstrap)
    try:

        def told(kind, name):
            resource = PythonResource(kind, name)
            return admin.describe_configs([resource], config_filter="all")[kind.lower()][name]

        changed = PythonResource(
            "TOPIC", topic.name, {"retention.ms": "5", "cleanup.policy": ("APPEND", "compact")}
        )
        assert admin.alter_configs([changed])["topic"][topic.name] == "OK"
        configs = told("TOPIC", topic.name)
        assert configs["retention.ms"]["value"] == "5"
        assert configs["cleanup.policy"]["value"] == "delete,compact"
        reset = PythonResource("TOPIC", topic.name, {"retention.ms": ("DELETE", None)})
        assert admin.alter_configs([reset])["topic"][topic.name] == "OK"
        assert told("TOPIC", topic.name)["retention.ms"]["value"] == "604800000"
        old = PythonResource("TOPIC", topic.name, {"retention.ms": "8"})
        assert admin.alter_configs([old], incremental=False)["topic"][topic.name] == "OK"
        assert told("TOPIC", topic.name)["retention.ms"]["value"] == "8"
        assert told("BROKER", "1")["num.partitions"]["value"] == "1"
        assert topic.name in admin.list_config_resources()["topic"]
    finally:
        admin.close()


def test_aiokafka_admin(broker, topic):
    async def run():
        admin = AIOKafkaAdminClient(bootstrap_servers=broker.bootstrap)
        await admin.start()
        try:
            changed = AIOResource("TOPIC", topic.name, {"retention.ms": "5"})
            (altered,) = await admin.alter_configs([changed])
            assert altered.resources[0][0] == NONE
            wanted = [AIOResource("TOPIC", topic.name), AIOResource("BROKER", "1")]
            told = await admin.describe_configs(wanted, include_synonyms=True)
            names = {}
            for response in told:
                for resource in response.resources:
                    assert resource[0] == NONE
                    names[resource[2]] = {config[0]: config[1] for config in resource[4]}
            assert names[TOPIC]["retention.ms"] == "5"
            assert names[BROKER]["node.id"] == "1"
        finally:
            await admin.close()

    asyncio.run(run())
