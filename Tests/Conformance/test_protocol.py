"""Framing, version negotiation and the order of answers."""

import pytest
from harness import api, batches, messages
from harness.connection import Connection
from harness.fixtures import unique_name

COORDINATOR_NOT_AVAILABLE = 15
BROKER_ID_NOT_REGISTERED = 102
EVERY_VERSION = [(name, v) for name, versions in messages.VERSIONS.items() for v in versions]


@pytest.mark.parametrize("version", messages.VERSIONS["api_versions"])
def test_api_versions_lists_exactly_what_works(connection, version):
    response = connection.call(
        "api_versions", version, client_software_name="a", client_software_version="1"
    )
    assert response.error_code == 0
    offered = {entry.api_key: (entry.min_version, entry.max_version) for entry in response.api_keys}
    expected = {
        messages.API_KEYS[name]: (versions.start, versions.stop - 1)
        for name, versions in messages.VERSIONS.items()
    }
    expected[messages.API_KEYS["produce"]] = (0, 13)
    assert offered == expected
    assert connection.call("metadata", 12, topics=[]).brokers


@pytest.mark.parametrize("version", [5, 9, 32767])
def test_unknown_version_of_api_versions_answers_version_0(connection, version):
    head = messages.header("api_versions", 4, 77)
    head = head[:2] + version.to_bytes(2, "big") + head[4:]
    connection.send_bytes(messages.with_length(head + b"\x02a\x021\x00 and fields of the future"))
    correlation_id, response = messages.decode_response(
        "api_versions", 0, connection.receive_payload()
    )
    assert correlation_id == 77
    assert response.error_code == 35
    assert (18, 0, 4) in [(k.api_key, k.min_version, k.max_version) for k in response.api_keys]
    # The client asks again on the same connection with a version it was offered.
    assert (
        connection.call(
            "api_versions", 3, client_software_name="a", client_software_version="1"
        ).error_code
        == 0
    )


def test_client_software_name_must_be_well_formed(connection):
    response = connection.call(
        "api_versions", 3, client_software_name="-no-", client_software_version="1"
    )
    assert response.error_code == 42


@pytest.mark.parametrize(("name", "version"), EVERY_VERSION, ids=lambda value: str(value))
def test_every_version_is_answered(connection, topic, name, version):
    """Each response decodes to its last byte and carries no error."""
    data = batches.build([batches.Record(b"value")])
    api.append(connection, topic, [batches.Record(b"first")])
    fields = {
        "produce": api.produce_fields(topic, data),
        "fetch": api.fetch_fields([(topic, [api.fetch_partition(0)])]),
        "list_offsets": {
            "replica_id": api.CONSUMER,
            "topics": [
                {
                    "name": topic.name,
                    "partitions": [{"partition_index": 0, "timestamp": api.LATEST}],
                }
            ],
        },
        "metadata": {"topics": [{"name": topic.name}]},
        "find_coordinator": {"key": "group", "key_type": 0, "coordinator_keys": ["group"]},
        "api_versions": {"client_software_name": "name", "client_software_version": "1"},
        "create_topics": {"topics": [api.creation(unique_name())], "timeout": 10000},
        "delete_topics": {
            "topics": [{"name": topic.name}],
            "topic_names": [topic.name],
            "timeout": 10000,
        },
        "init_producer_id": {"transaction_timeout": 60000, "producer_id": -1, "producer_epoch": -1},
        "offset_for_leader_epoch": {
            "replica_id": api.CONSUMER,
            "topics": [
                {
                    "topic": topic.name,
                    "partitions": [{"partition": 0, "leader_epoch": 0, "current_leader_epoch": -1}],
                }
            ],
        },
        "describe_cluster": {"endpoint_type": 1},
        "delete_records": {
            "topics": [{"name": topic.name, "partitions": [{"partition_index": 0, "offset": 0}]}],
            "timeout": 10000,
        },
        "create_partitions": {
            "topics": [{"name": topic.name, "count": 2, "assignments": None}],
            "timeout": 10000,
        },
        "describe_quorum": {
            "topics": [
                {"topic_name": "__cluster_metadata", "partitions": [{"partition_index": 0}]}
            ]
        },
        "update_features": {
            "feature_updates": [
                {"feature": "metadata.version", "max_version_level": 25, "upgrade_type": 1}
            ]
        },
        "describe_producers": {"topics": [{"name": topic.name, "partition_indexes": [0]}]},
        "unregister_broker": {"broker_id": 99},
        "describe_topic_partitions": {"topics": [{"name": topic.name}]},
        "describe_log_dirs": {"topics": [{"topic": topic.name, "partitions": [0]}]},
        "describe_configs": {"resources": [{"resource_type": 2, "resource_name": topic.name}]},
        "alter_configs": {"resources": [{"resource_type": 2, "resource_name": topic.name}]},
        "incremental_alter_configs": {
            "resources": [{"resource_type": 2, "resource_name": topic.name}]
        },
        "list_config_resources": {"resource_types": []},
    }[name]
    response = connection.call(name, version, **fields)
    # There are no coordinators yet; librdkafka takes a broker without the key for an old one.
    # And no broker but the one that must stay.
    expected = {
        "find_coordinator": COORDINATOR_NOT_AVAILABLE,
        "unregister_broker": BROKER_ID_NOT_REGISTERED,
    }.get(name, 0)
    assert set(error_codes(response)) == {expected}, response
    if name == "fetch":
        (found,) = batches.records_of(response.responses[0].partitions[0].records)
        assert found.value == b"first"
    # The connection is still in step.
    assert connection.call("api_versions", 0).error_code == 0


def error_codes(value):
    """Every error code of a response, at any depth."""
    if isinstance(value, tuple):
        for item in value:
            yield from error_codes(item)
    for name in getattr(value, "__dataclass_fields__", ()):
        if name == "error_code":
            yield value.error_code
        else:
            yield from error_codes(getattr(value, name))


@pytest.mark.parametrize("key", [-1, 4, 17, 94, 999, 32767])
def test_unknown_api_key_closes_the_connection(connection, key):
    head = messages.header("metadata", 1, 5)
    connection.send_bytes(
        messages.with_length(key.to_bytes(2, "big", signed=True) + head[2:] + b"\0\0\0\0")
    )
    assert connection.is_closed_by_peer()


@pytest.mark.parametrize(
    ("name", "version"),
    [("produce", 2), ("fetch", 3), ("fetch", 19), ("metadata", 14), ("create_topics", 1)],
)
def test_version_out_of_range_closes_the_connection(connection, name, version):
    head = messages.header(name, messages.VERSIONS[name].start, 5)
    connection.send_bytes(
        messages.with_length(head[:2] + version.to_bytes(2, "big") + head[4:] + bytes(40))
    )
    assert connection.is_closed_by_peer()


@pytest.mark.parametrize("length", [-1, -(2**31), 0, 3, 2**31 - 1])
def test_impossible_frame_length_closes_the_connection(broker, connection, length):
    connection.send_bytes(length.to_bytes(4, "big", signed=True) + b"\0\0\0")
    assert connection.is_closed_by_peer()
    with broker.connect() as other:
        assert other.call("api_versions", 0).error_code == 0


def test_malformed_body_closes_that_connection_only(broker, connection):
    with broker.connect() as other:
        head = messages.header("metadata", 12, 5)
        connection.send_bytes(messages.with_length(head + b"\xff\xff\xff\xff\x0f"))
        assert connection.is_closed_by_peer()
        assert other.call("api_versions", 0).error_code == 0


def test_frame_may_arrive_byte_by_byte(connection):
    for byte in messages.frame("metadata", 12, 9, topics=[]):
        connection.send_bytes(bytes([byte]))
    correlation_id, response = messages.decode_response(
        "metadata", 12, connection.receive_payload()
    )
    assert correlation_id == 9
    assert len(response.brokers) == 1


def test_client_id_may_be_null(connection):
    head = messages.header("metadata", 12, 9, client_id=None)
    connection.send_bytes(
        messages.with_length(head + messages.encode(messages.request("metadata", 12, topics=[])))
    )
    assert messages.decode_response("metadata", 12, connection.receive_payload())[0] == 9


def test_unknown_tagged_fields_are_skipped(connection):
    head = messages.header("metadata", 12, 9)
    body = messages.encode(messages.request("metadata", 12, topics=[]))
    # One unknown tag 5000 of three bytes, in the header and at the end of the body.
    tags = b"\x01" + b"\x88\x27" + b"\x03abc"
    connection.send_bytes(messages.with_length(head[:-1] + tags + body[:-1] + tags))
    assert messages.decode_response("metadata", 12, connection.receive_payload())[0] == 9


def test_pipelined_requests_are_answered_in_order(connection, topic):
    """A long poll in front holds back quick requests behind it, and none is lost."""
    connection.send(
        "fetch",
        12,
        **api.fetch_fields([(topic, [api.fetch_partition(0)])], max_wait=300, min_bytes=1),
    )
    for number in range(60):
        match number % 4:
            case 0:
                connection.send("metadata", 12, topics=[{"name": topic.name}])
            case 1:
                data = batches.build([batches.Record(b"%d" % number)])
                connection.send("produce", 9, **api.produce_fields(topic, data))
            case 2:
                connection.send("api_versions", 0)
            case 3:
                connection.send(
                    "fetch", 12, **api.fetch_fields([(topic, [api.fetch_partition(0)])])
                )
    answers = [connection.receive() for _ in range(61)]
    offsets = [
        a.responses[0].partition_responses[0].base_offset
        for a in answers
        if "ProduceResponse" in type(a).__name__
    ]
    assert offsets == list(range(15))


def test_a_waiting_fetch_does_not_hold_up_other_connections(broker, connection, topic):
    connection.send(
        "fetch",
        12,
        **api.fetch_fields([(topic, [api.fetch_partition(0)])], max_wait=5000, min_bytes=1),
    )
    with Connection(broker.port, timeout=2.0) as other:
        api.append(other, topic, [batches.Record(b"wakes it")])
    assert connection.receive().responses[0].partitions[0].records
