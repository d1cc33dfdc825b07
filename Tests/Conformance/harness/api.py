"""The requests the raw tests send most, with defaults for what a test does not care about."""

import uuid
from dataclasses import dataclass

from . import batches

CONSUMER = -1
EARLIEST, LATEST, MAX_TIMESTAMP, EARLIEST_LOCAL, LATEST_TIERED = -2, -1, -3, -4, -5
PRODUCE_VERSION = 12
FETCH_VERSION = 12


@dataclass(frozen=True)
class Topic:
    name: str
    id: uuid.UUID


def create_topic(connection, name, partitions=1, replication_factor=1, **configs):
    """Creates a topic and answers its `Topic`. Config names have `_` for `.`."""
    topic = creation(name, partitions, replication_factor, **configs)
    response = connection.call("create_topics", 7, topics=[topic], timeout=10000)
    (result,) = response.topics
    assert result.error_code == 0, f"create {name}: {result.error_code!r} {result.error_message}"
    return Topic(name, result.topic_id)


def creation(name, partitions=1, replication_factor=1, **configs):
    """One topic of a CreateTopics request."""
    pairs = [{"name": key.replace("_", "."), "value": str(value)} for key, value in configs.items()]
    return {
        "name": name,
        "num_partitions": partitions,
        "replication_factor": replication_factor,
        "configs": pairs,
    }


def produce_fields(topic, data, partition=0, acks=-1):
    """The fields of a Produce request with one partition, for every version."""
    partitions = [{"index": partition, "records": data}]
    named = {"name": topic.name, "topic_id": topic.id, "partition_data": partitions}
    return {"acks": acks, "timeout": 10000, "topic_data": [named]}


def produce(connection, topic, data, partition=0, acks=-1, version=PRODUCE_VERSION):
    """Sends one batch and returns the answer for its partition."""
    response = connection.call("produce", version, **produce_fields(topic, data, partition, acks))
    return response.responses[0].partition_responses[0]


def append(connection, topic, records, partition=0, **options):
    """Produces records as one batch, which must be accepted, and returns its base offset."""
    answer = produce(connection, topic, batches.build(records, **options), partition)
    assert answer.error_code == 0, f"{answer.error_code!r} {answer.error_message}"
    return answer.base_offset


def fetch_partition(offset, partition=0, max_bytes=1 << 20, epoch=-1):
    return {
        "partition": partition,
        "fetch_offset": offset,
        "partition_max_bytes": max_bytes,
        "current_leader_epoch": epoch,
    }


def fetch_fields(topics, max_wait=0, min_bytes=0, max_bytes=1 << 24, session=(0, -1), forgotten=()):
    """The fields of a Fetch request for every version. `topics` is [(Topic, [partition, ...])] and
    `forgotten` is [(Topic, [index, ...])]."""
    return {
        "replica_id": CONSUMER,
        "max_wait": max_wait,
        "min_bytes": min_bytes,
        "max_bytes": max_bytes,
        "session_id": session[0],
        "session_epoch": session[1],
        "topics": [{"topic": t.name, "topic_id": t.id, "partitions": p} for t, p in topics],
        "forgotten_topics_data": [
            {"topic": t.name, "topic_id": t.id, "partitions": p} for t, p in forgotten
        ],
    }


def fetch(connection, topic, offset, partition=0, epoch=-1, partition_max_bytes=1 << 24, **options):
    """Fetches from one partition and returns the answer for it."""
    version = options.pop("version", FETCH_VERSION)
    wanted = fetch_partition(offset, partition, partition_max_bytes, epoch)
    response = connection.call("fetch", version, **fetch_fields([(topic, [wanted])], **options))
    # Versions before 7 have no error of the whole request.
    assert getattr(response, "error_code", 0) == 0, f"{response.error_code!r}"
    return response.responses[0].partitions[0]


def read_all(connection, topic, partition=0, offset=0):
    """Every record from an offset to the high watermark."""
    records = []
    while True:
        answer = fetch(connection, topic, offset, partition)
        assert answer.error_code == 0, f"{answer.error_code!r} at offset {offset}"
        found = batches.records_of(answer.records or b"")
        records += [record for record in found if record.offset >= offset]
        if not found:
            assert offset == answer.high_watermark, f"nothing at {offset}, {answer.high_watermark=}"
            return records
        offset = found[-1].offset + 1


def list_offset(connection, topic, timestamp, partition=0, version=10, epoch=-1):
    """The answer of ListOffsets for one partition."""
    wanted = {"partition_index": partition, "timestamp": timestamp, "current_leader_epoch": epoch}
    response = connection.call(
        "list_offsets",
        version,
        replica_id=CONSUMER,
        timeout=5000,
        topics=[{"name": topic.name, "partitions": [wanted]}],
    )
    return response.topics[0].partitions[0]


def describe_topic(connection, name, auto_create=False, version=12):
    """The topic's entry of a Metadata response."""
    response = connection.call(
        "metadata", version, topics=[{"name": name}], allow_auto_topic_creation=auto_create
    )
    return response.topics[0]


def new_producer(connection):
    """A producer (id, epoch) of its own."""
    answer = connection.call("init_producer_id", 4, transaction_timeout=60000)
    assert answer.error_code == 0, f"{answer.error_code!r}"
    return answer.producer_id, answer.producer_epoch


def leader_epoch(connection, topic, partition=0):
    for found in describe_topic(connection, topic.name).partitions:
        if found.partition_index == partition:
            return found.leader_epoch
    raise AssertionError(f"{topic.name} has no partition {partition}")
