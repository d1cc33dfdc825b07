"""Random and mutated frames at the port: the broker stays up and its memory stays bounded."""

import contextlib
import os
import random
import selectors
import socket
import time

from harness import api, batches, messages
from harness.clients import CLIENTS
from harness.connection import HOST, ConnectionClosed
from harness.storm import FrameMaker

SEED = int(os.environ.get("WEIR_SEED", random.SystemRandom().randrange(1 << 32)))
FRAMES = 300_000
SECONDS = 60
CONNECTIONS = 48
FRAMES_A_CONNECTION = 24
PATIENCE = 2.0
MEMORY_LIMIT = 300 << 20
SETTINGS = {"limits.max-partitions": 300}


class Visitor:
    """One connection that says its piece, listens and goes.

    Every other one says that it will send no more, and stays until the broker closes too. The rest
    leave when the broker closes or has been silent for a while."""

    def __init__(self, port, data, number):
        self.socket = socket.socket()
        self.socket.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            self.socket.connect((HOST, port))
        self.data = memoryview(data)
        self.is_polite = number % 2 == 0
        self.hope()

    def hope(self):
        """As long as something comes, more may come."""
        self.until = time.monotonic() + (PATIENCE if self.is_polite else PATIENCE / 8)

    def write(self):
        """True when everything is sent."""
        sent = self.socket.send(self.data)
        self.data = self.data[sent:]
        if not self.data and self.is_polite:
            # The broker may have answered the frame by closing.
            with contextlib.suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)
        return not self.data

    def read(self):
        """False when the broker has closed."""
        self.hope()
        return bool(self.socket.recv(1 << 18))


def storm(port, pieces):
    """Sends each piece on a connection of its own, at most CONNECTIONS at a time. Returns how many
    the broker closed."""
    selector = selectors.DefaultSelector()
    closed = 0
    pieces = enumerate(pieces)
    visitors = set()

    def leave(visitor):
        selector.unregister(visitor.socket)
        visitor.socket.close()
        visitors.discard(visitor)

    def admit():
        while len(visitors) < CONNECTIONS and (numbered := next(pieces, None)) is not None:
            visitor = Visitor(port, numbered[1], numbered[0])
            visitors.add(visitor)
            selector.register(visitor.socket, selectors.EVENT_READ | selectors.EVENT_WRITE, visitor)

    admit()
    while visitors:
        for key, events in selector.select(0.05):
            visitor = key.data
            try:
                if events & selectors.EVENT_WRITE and visitor.write():
                    selector.modify(visitor.socket, selectors.EVENT_READ, visitor)
                if events & selectors.EVENT_READ and not visitor.read():
                    raise ConnectionResetError
            except BlockingIOError:
                continue
            except ConnectionError:
                closed += 1
                leave(visitor)
        now = time.monotonic()
        for visitor in [v for v in visitors if v.until < now]:
            leave(visitor)
        admit()
    return closed


def pieces(maker, count):
    """Byte strings of several well-formed frames and a broken one at the end."""
    for _ in range(count):
        frames = [maker.well_formed() for _ in range(FRAMES_A_CONNECTION - 1)]
        yield b"".join([*frames, maker.broken()])


def open_bad_company(stack, port, wanted):
    """Half-open connections and readers that never read, for the whole of the storm."""
    for number in range(100):
        idle = stack.enter_context(socket.create_connection((HOST, port)))
        idle.sendall(messages.frame("metadata", 12, 1, topics=[])[: number % 20])
    for _ in range(10):
        deaf = stack.enter_context(socket.create_connection((HOST, port)))
        deaf.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            for number in range(200):
                deaf.send(messages.frame("fetch", 12, number, **wanted))


def check_alive(broker):
    try:
        with broker.connect() as connection:
            assert connection.call("api_versions", 0).error_code == 0
    except (OSError, ConnectionClosed) as error:
        state = "is still there" if broker.is_running() else "has ended"
        raise AssertionError(
            f"no answer ({error}), the process {state}, WEIR_SEED={SEED}\n{broker.log_tail(200)}"
        ) from None


def test_the_broker_survives_a_storm_of_frames(start_broker):
    print(f"\nrepeat with WEIR_SEED={SEED}")
    broker = start_broker("segments", SETTINGS)
    pid = broker.pid
    with broker.connect() as connection:
        topic = api.create_topic(connection, "precious", max_message_bytes=2 << 20)
        for name in ("a", "b", "c.d"):
            api.create_topic(connection, name, partitions=3)
        for number in range(200):
            api.append(connection, topic, [batches.Record(b"%d" % number + bytes(5000))])
    wanted = api.fetch_fields([(topic, [api.fetch_partition(0)])])
    maker = FrameMaker(SEED)
    start = time.monotonic()
    sent = closed = 0
    with contextlib.ExitStack() as stack:
        open_bad_company(stack, broker.port, wanted)
        while sent < FRAMES:
            share = FRAMES // 20 // FRAMES_A_CONNECTION
            closed += storm(broker.port, pieces(maker, share))
            sent += share * FRAMES_A_CONNECTION
            check_alive(broker)
            resident = broker.resident_bytes()
            assert resident < MEMORY_LIMIT, (
                f"{resident >> 20} MiB after {sent} frames, WEIR_SEED={SEED}"
            )
    elapsed = time.monotonic() - start
    peak = broker.resident_bytes("VmHWM")
    print(f"{sent} frames in {elapsed:.1f} s, peak {peak >> 20} MiB, {closed} connections closed")
    assert peak < MEMORY_LIMIT
    assert closed > 0
    assert broker.pid == pid and broker.is_running()
    with broker.connect() as connection:
        values = [record.value for record in api.read_all(connection, topic)]
    assert values == [b"%d" % number + bytes(5000) for number in range(200)]
    for client in CLIENTS.values():
        client.produce(broker.bootstrap, "after-the-storm", [batches.Record(client.name.encode())])
    found = CLIENTS["kcat"].read(broker.bootstrap, "after-the-storm", 0, len(CLIENTS))
    assert [record.value.decode() for record in found] == list(CLIENTS)
    assert elapsed < SECONDS, f"{elapsed:.1f} s"
