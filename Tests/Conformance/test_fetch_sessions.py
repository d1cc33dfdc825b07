"""Incremental fetch sessions (KIP-227)."""

import pytest
from harness import api
from harness.batches import Record, records_of

NOT_FOUND, INVALID_EPOCH = 70, 71
VERSIONS = [7, 12, 13, 17]


class Session:
    """A fetch session over one connection; `fetch` sends the next epoch unless told otherwise."""

    def __init__(self, connection, version):
        self.connection = connection
        self.version = version
        self.id, self.epoch = 0, 0

    def fetch(self, topics=(), forgotten=(), epoch=None, **options):
        session = (self.id, self.epoch if epoch is None else epoch)
        fields = api.fetch_fields(list(topics), session=session, forgotten=forgotten, **options)
        response = self.connection.call("fetch", self.version, **fields)
        if response.error_code == 0:
            self.id, self.epoch = response.session_id, session[1] + 1
        return response

    def values(self, *arguments, **options):
        """{(topic, partition): [value, ...]} of the answer."""
        response = self.fetch(*arguments, **options)
        assert response.error_code == 0, response
        return {
            (t.topic_id if self.version >= 13 else t.topic, p.partition_index): [
                record.value for record in records_of(p.records or b"")
            ]
            for t in response.responses
            for p in t.partitions
        }

    def key(self, topic, partition=0):
        return (topic.id if self.version >= 13 else topic.name, partition)


@pytest.fixture(params=VERSIONS)
def session(request, connection):
    return Session(connection, request.param)


def both(topic, offset=0):
    return [(topic, [api.fetch_partition(offset, partition=p) for p in range(2)])]


def test_full_then_incremental(connection, new_topic, session):
    topic = new_topic(partitions=2)
    first, second = session.key(topic, 0), session.key(topic, 1)
    assert session.values(both(topic)) == {first: [], second: []}
    assert session.id > 0
    assert session.values() == {}
    api.append(connection, topic, [Record(b"a")], partition=1)
    assert session.values() == {second: [b"a"]}
    # Without a new offset the same records come again.
    assert session.values() == {second: [b"a"]}
    moved = [(topic, [api.fetch_partition(1, partition=1)])]
    values = session.values(moved)
    assert values.get(second, []) == [] and first not in values
    assert session.values() == {}


def test_partitions_are_added_and_forgotten(connection, new_topic, session):
    topic, other = new_topic(partitions=2), new_topic()
    for target, partition in ((topic, 0), (topic, 1), (other, 0)):
        api.append(connection, target, [Record(b"x")], partition=partition)
    here, there, added = session.key(topic, 0), session.key(topic, 1), session.key(other)
    assert set(session.values(both(topic))) == {here, there}
    assert set(session.values([(other, [api.fetch_partition(0)])])) == {here, there, added}
    assert set(session.values(forgotten=[(topic, [1])])) == {here, added}
    everything = [(topic, [0]), (other, [0])]
    assert session.values(forgotten=everything, max_wait=200, min_bytes=1) == {}


def test_an_incremental_fetch_waits(connection, new_topic, session):
    topic = new_topic(partitions=2)
    session.fetch(both(topic))
    with connection.__class__(connection.socket.getpeername()[1]) as other:
        fields = api.fetch_fields(
            [], session=(session.id, session.epoch), max_wait=5000, min_bytes=1
        )
        connection.send("fetch", session.version, **fields)
        api.append(other, topic, [Record(b"late")], partition=1)
    (found,) = connection.receive().responses
    assert [p.partition_index for p in found.partitions] == [1]


def test_wrong_epochs_and_ids(new_topic, session):
    topic = new_topic(partitions=2)
    session.fetch(both(topic))
    assert session.fetch(epoch=5).error_code == INVALID_EPOCH
    assert session.fetch().error_code == 0
    session.id += 1000
    assert session.fetch().error_code == NOT_FOUND


def test_a_full_fetch_with_the_final_epoch_closes_the_session(connection, new_topic, session):
    topic = new_topic(partitions=2)
    session.fetch(both(topic))
    closing = session.id
    response = session.fetch(both(topic), epoch=-1)
    assert (response.error_code, response.session_id) == (0, 0)
    session.id, session.epoch = closing, 1
    assert session.fetch().error_code == NOT_FOUND


def test_epoch_0_replaces_the_session(connection, new_topic, session):
    topic = new_topic(partitions=2)
    session.fetch(both(topic))
    old = session.id
    response = session.fetch(both(topic), epoch=0)
    assert response.error_code == 0
    assert response.session_id not in (0, old)
    session.id, session.epoch = old, 1
    assert session.fetch().error_code == NOT_FOUND


def test_without_a_session(connection, new_topic, session):
    topic = new_topic(partitions=2)
    for _ in range(2):
        session.id = 0
        response = session.fetch(both(topic), epoch=-1)
        assert (response.error_code, response.session_id) == (0, 0)
        assert len(response.responses[0].partitions) == 2


def test_an_error_is_answered_each_time(connection, new_topic, session):
    topic = new_topic(partitions=2)
    session.fetch([(topic, [api.fetch_partition(0), api.fetch_partition(9, partition=1)])])
    for _ in range(2):
        (found,) = session.fetch().responses[0].partitions
        assert (found.partition_index, found.error_code) == (1, 1)
