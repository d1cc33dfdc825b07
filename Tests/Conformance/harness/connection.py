"""One TCP connection that speaks Kafka frames, for requests no client library would send."""

import socket
import struct

from . import messages

HOST = "127.0.0.1"


class ConnectionClosed(Exception):
    """The broker closed the connection where an answer was expected."""


class Connection:
    """A blocking connection. Not for use from several threads."""

    def __init__(self, port, timeout=10.0):
        self.socket = socket.create_connection((HOST, port), timeout=timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._correlation_id = 0
        self._pending = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.socket.close()

    def call(self, api, version, **fields):
        """Sends one request and returns its response."""
        self.send(api, version, **fields)
        return self.receive()

    def send(self, api, version, **fields):
        """Sends one request, whose response a later `receive` takes; returns its correlation id."""
        self._correlation_id += 1
        self.socket.sendall(messages.frame(api, version, self._correlation_id, **fields))
        self._pending.append((api, version, self._correlation_id))
        return self._correlation_id

    def expect_no_answer(self):
        """Forgets the request sent last, as it has acks=0."""
        self._pending.pop()

    def receive(self):
        """The response to the oldest request that has none yet."""
        api, version, expected = self._pending.pop(0)
        payload = self.receive_payload()
        correlation_id, body = messages.decode_response(api, version, payload)
        if correlation_id != expected:
            raise AssertionError(f"answer {correlation_id} came where {expected} ({api}) was due")
        return body

    def send_bytes(self, data):
        self.socket.sendall(data)

    def receive_payload(self):
        """One frame without its length."""
        (length,) = struct.unpack(">i", self._read(4))
        return self._read(length)

    def is_closed_by_peer(self):
        """True when the broker closes within the timeout, False when it sends something instead."""
        try:
            return self.socket.recv(1) == b""
        except ConnectionError:
            return True
        except TimeoutError:
            return False

    def _read(self, count):
        chunks = bytearray()
        while len(chunks) < count:
            try:
                chunk = self.socket.recv(min(count - len(chunks), 1 << 20))
            except ConnectionResetError:
                chunk = b""
            if not chunk:
                raise ConnectionClosed(f"closed after {len(chunks)} of {count} bytes")
            chunks += chunk
        return bytes(chunks)
