"""kcat: the command line client, one process a call."""

import itertools
import subprocess
import tempfile
from pathlib import Path

from ..batches import Record
from .common import READ_TIMEOUT, REQUEST_BYTES

_END_OF_RECORD = "<|record|>"
_END_OF_KEY = "<|key|>"
_FILE_BYTES = 32_768


class KcatClient:
    """Sends neighbours that differ only in key and value together.

    It cannot set timestamps or send an empty value that is not null, and prints header values as
    text."""

    name = "kcat"

    def produce(
        self, bootstrap, topic, records, partition=0, codec="none", acks="all", idempotent=False
    ):
        options = [
            *("-P", "-b", bootstrap, "-t", topic, "-p", str(partition), "-z", codec),
            *("-X", f"acks={acks}", "-X", f"enable.idempotence={str(idempotent).lower()}"),
            *("-X", f"message.max.bytes={REQUEST_BYTES}", "-X", "message.timeout.ms=15000"),
            *("-X", "linger.ms=5"),
        ]
        for record in records:
            if record.timestamp is not None or record.value == b"":
                raise ValueError(f"kcat cannot send {record}")
        for (headers, keyed, large), group in itertools.groupby(records, _shape):
            extra = [part for name, value in headers for part in ("-H", _header(name, value))]
            group = list(group)
            if large:
                for record in group:
                    self._send_file(options + extra, record)
            else:
                self._send_lines(options + extra, group, keyed)
        return [None] * len(records)

    def read(self, bootstrap, topic, offset, count, partition=0):
        return self._read(bootstrap, topic, str(offset), count, partition)

    def read_from_time(self, bootstrap, topic, timestamp, count, partition=0):
        return self._read(bootstrap, topic, f"s@{timestamp}", count, partition)

    def _send_lines(self, options, records, keyed):
        options = [*options, "-Z", "-D", _END_OF_RECORD]
        if keyed:
            options += ["-K", _END_OF_KEY]
        lines = []
        for record in records:
            key = record.key + _END_OF_KEY.encode() if keyed else b""
            lines.append(key + (record.value or b""))
        run(options, b"".join(line + _END_OF_RECORD.encode() for line in lines))

    def _send_file(self, options, record):
        if record.key is not None:
            options = [*options, "-k", record.key.decode()]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "value"
            path.write_bytes(record.value)
            run([*options, str(path)])

    def _read(self, bootstrap, topic, start, count, partition):
        output = run(
            [
                *("-C", "-b", bootstrap, "-t", topic, "-p", str(partition), "-o", start),
                *("-c", str(count), "-q", "-X", "check.crcs=true"),
                *("-X", f"fetch.message.max.bytes={REQUEST_BYTES}"),
                *("-X", f"fetch.max.bytes={REQUEST_BYTES}"),
                *("-X", f"receive.message.max.bytes={2 * REQUEST_BYTES}"),
                *("-f", r"%o %T %K %S %h\n%k%s\n"),
            ]
        )
        records = []
        position = 0
        while position < len(output):
            end = output.index(b"\n", position)
            offset, stamp, key_size, size, headers = output[position:end].split(b" ", 4)
            position = end + 1
            key, position = _take(output, position, int(key_size))
            value, position = _take(output, position, int(size))
            position += 1
            records.append(Record(value, key, _headers(headers), int(stamp), int(offset)))
        if len(records) < count:
            raise TimeoutError(f"{len(records)} of {count} records read")
        return records


def run(arguments, stdin=b""):
    """Runs kcat and returns what it printed; another exit code than 0 raises with its message."""
    try:
        done = subprocess.run(
            ["kcat", *arguments], input=stdin, capture_output=True, timeout=READ_TIMEOUT
        )
    except subprocess.TimeoutExpired as late:
        raise TimeoutError(
            f"kcat {arguments[0]} had printed {len(late.output or b'')} bytes"
        ) from None
    if done.returncode != 0:
        raise RuntimeError(
            f"kcat ended with {done.returncode}: {done.stderr.decode(errors='replace')}"
        )
    return done.stdout


def _shape(record):
    return record.headers, record.key is not None, len(record.value or b"") > _FILE_BYTES


def _header(name, value):
    return name if value is None else f"{name}={value.decode()}"


def _headers(text):
    pairs = (item.partition(b"=") for item in text.split(b",") if item)
    return tuple((name.decode(), None if value == b"NULL" else value) for name, _, value in pairs)


def _take(output, position, size):
    if size < 0:
        return None, position
    return output[position : position + size], position + size
