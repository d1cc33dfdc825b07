"""Sequences and epochs of idempotent producers, batch by batch."""

import pytest
from harness import api
from harness.batches import Record, build

OUT_OF_ORDER_SEQUENCE, DUPLICATE_SEQUENCE = 45, 46
INVALID_PRODUCER_EPOCH, PRODUCER_FENCED = 47, 90
HIGHEST_SEQUENCE = 2**31 - 1


class Sender:
    """One idempotent producer that sends batches of a given size at a given sequence."""

    def __init__(self, connection, topic, producer=None):
        self.connection = connection
        self.topic = topic
        self.producer = producer or api.new_producer(connection)

    def send(self, sequence, count=1, partition=0):
        """(error, base offset) of a batch."""
        data = build([Record(b"%d" % sequence)] * count, producer=self.producer, sequence=sequence)
        answer = api.produce(self.connection, self.topic, data, partition)
        return answer.error_code, answer.base_offset

    def with_epoch(self, epoch):
        return Sender(self.connection, self.topic, (self.producer[0], epoch))


@pytest.fixture
def sender(connection, topic):
    return Sender(connection, topic)


def end_of(sender):
    return api.list_offset(sender.connection, sender.topic, api.LATEST).offset


@pytest.mark.parametrize("version", range(0, 6))
def test_each_producer_id_is_new(connection, version):
    answers = [
        connection.call(
            "init_producer_id", version, transaction_timeout=1000, producer_id=-1, producer_epoch=-1
        )
        for _ in range(3)
    ]
    assert [a.error_code for a in answers] == [0, 0, 0]
    assert len({a.producer_id for a in answers}) == 3
    assert all(a.producer_id >= 0 and a.producer_epoch == 0 for a in answers)


@pytest.mark.parametrize("version", range(0, 6))
def test_transactional_ids_are_refused(connection, version):
    answer = connection.call(
        "init_producer_id",
        version,
        transactional_id="t",
        transaction_timeout=60000,
        producer_id=-1,
        producer_epoch=-1,
    )
    assert answer.error_code != 0
    assert answer.producer_id == -1


def test_sequences_in_order(sender):
    assert [sender.send(0, 3), sender.send(3, 2), sender.send(5)] == [(0, 0), (0, 3), (0, 5)]


def test_duplicates_of_the_last_five_answer_the_first_offset(sender):
    sizes = [1, 4, 2, 3, 1, 2]
    sent, sequence = [], 0
    for size in sizes:
        sent.append((sequence, size, sender.send(sequence, size)))
        sequence += size
    assert all(answer[0] == 0 for _, _, answer in sent)
    for sequence, size, answer in sent[-5:]:
        assert sender.send(sequence, size) == answer
    for sequence, size, answer in reversed(sent[-5:]):
        assert sender.send(sequence, size) == answer
    assert sender.send(0, 1)[0] in (OUT_OF_ORDER_SEQUENCE, DUPLICATE_SEQUENCE)
    assert end_of(sender) == sum(sizes)


def test_duplicates_in_flight(sender):
    """The duplicate of a batch that is still being stored waits for the original."""
    data = build([Record(b"v")], producer=sender.producer, sequence=0)
    for _ in range(20):
        sender.connection.send("produce", 9, **api.produce_fields(sender.topic, data))
    answers = [sender.connection.receive().responses[0].partition_responses[0] for _ in range(20)]
    assert {(a.error_code, a.base_offset) for a in answers} == {(0, 0)}
    assert end_of(sender) == 1


def test_pipelined_sequences(sender):
    for sequence in range(50):
        data = build([Record(b"v")], producer=sender.producer, sequence=sequence)
        sender.connection.send("produce", 9, **api.produce_fields(sender.topic, data))
    answers = [sender.connection.receive().responses[0].partition_responses[0] for _ in range(50)]
    assert [(a.error_code, a.base_offset) for a in answers] == [(0, n) for n in range(50)]


def test_a_gap_is_out_of_order(sender):
    assert sender.send(0) == (0, 0)
    assert sender.send(2) == (OUT_OF_ORDER_SEQUENCE, -1)
    assert sender.send(1) == (0, 1)
    assert sender.send(2) == (0, 2)
    assert end_of(sender) == 3


def test_a_batch_that_overlaps_the_last_is_out_of_order(sender):
    assert sender.send(0, 3) == (0, 0)
    assert sender.send(2, 2)[0] == OUT_OF_ORDER_SEQUENCE
    assert sender.send(0, 2)[0] in (OUT_OF_ORDER_SEQUENCE, DUPLICATE_SEQUENCE)


def test_unknown_producer_may_begin_anywhere(connection, topic):
    """Its earlier records may have been deleted by retention."""
    sender = Sender(connection, topic, (987654321, 3))
    assert sender.send(17) == (0, 0)
    assert sender.send(19)[0] == OUT_OF_ORDER_SEQUENCE
    assert sender.send(18) == (0, 1)


def test_sequences_wrap(sender):
    assert sender.send(HIGHEST_SEQUENCE - 1) == (0, 0)
    assert sender.send(HIGHEST_SEQUENCE, 3) == (0, 1)
    assert sender.send(2) == (0, 4)
    assert sender.send(HIGHEST_SEQUENCE, 3) == (0, 1)


def test_old_epochs_are_fenced(sender):
    assert sender.send(0) == (0, 0)
    newer = sender.with_epoch(1)
    assert newer.send(0) == (0, 1)
    assert sender.send(1)[0] in (INVALID_PRODUCER_EPOCH, PRODUCER_FENCED)
    assert sender.send(0)[0] in (INVALID_PRODUCER_EPOCH, PRODUCER_FENCED)
    assert newer.send(1) == (0, 2)
    assert end_of(sender) == 3


def test_a_new_epoch_begins_at_zero(sender):
    assert sender.send(0) == (0, 0)
    assert sender.with_epoch(1).send(1)[0] == OUT_OF_ORDER_SEQUENCE
    assert sender.with_epoch(1).send(0) == (0, 1)


def test_partitions_have_sequences_of_their_own(connection, new_topic):
    sender = Sender(connection, new_topic(partitions=2))
    assert sender.send(0, partition=0) == (0, 0)
    assert sender.send(0, partition=1) == (0, 0)
    assert sender.send(1, partition=1) == (0, 1)
    assert sender.send(2, partition=0)[0] == OUT_OF_ORDER_SEQUENCE


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_state_survives_a_restart(start_broker, end):
    broker = start_broker("segments")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "kept")
        sender = Sender(connection, topic)
        fenced = Sender(connection, topic)
        answers = [sender.send(sequence) for sequence in range(8)]
        assert fenced.send(0)[0] == fenced.with_epoch(1).send(0)[0] == 0
    getattr(broker, end)()
    broker.start()
    with broker.connect() as connection:
        again = Sender(connection, topic, sender.producer)
        assert [again.send(sequence) for sequence in range(3, 8)] == answers[3:]
        assert again.send(9)[0] == OUT_OF_ORDER_SEQUENCE
        assert again.send(8) == (0, 10)
        assert Sender(connection, topic, fenced.producer).send(1)[0] in (
            INVALID_PRODUCER_EPOCH,
            PRODUCER_FENCED,
        )
        fresh = api.new_producer(connection)
        assert fresh[0] not in (sender.producer[0], fenced.producer[0]), "a producer id came twice"
