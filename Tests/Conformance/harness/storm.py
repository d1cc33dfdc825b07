"""Frames for a hostile day: random values in a valid form, mutations, cuts, lying lengths."""

import io
import random
import uuid
from dataclasses import MISSING, fields, is_dataclass
from datetime import timedelta
from types import NoneType
from typing import get_args, get_origin

from kio.index import load_request_schema
from kio.serial import entity_writer

from . import batches, messages

_NAMES = (
    "a",
    "b",
    "c.d",
    "e_f",
    "",
    "..",
    "x" * 249,
    "no such topic",
    "ü",
    "nul\0",
    "__cluster_metadata",
)
_RANGES = {"int8": 7, "int16": 15, "int32": 31, "int64": 63, "uint16": 16, "uint32": 32}


class FrameMaker:
    """Makes frames from one seed. Encoding is slow, so they are drawn from a pool."""

    def __init__(self, seed, pool=1500):
        self.random = random.Random(seed)
        self.apis = [(name, v) for name, versions in messages.VERSIONS.items() for v in versions]
        self.pool = [self._make(number) for number in range(pool)]

    def well_formed(self):
        """A frame that decodes, with values nobody would send."""
        return self.random.choice(self.pool)

    def _make(self, number):
        name, version = self.apis[number % len(self.apis)]
        body = io.BytesIO()
        cls = load_request_schema(messages.API_KEYS[name], version)
        entity_writer(cls)(body, self._value(cls))
        head = messages.header(name, version, self.random.getrandbits(31))
        return messages.with_length(head + body.getvalue())

    def broken(self):
        """A frame after which the connection may be unusable; its length may lie."""
        data = bytearray(self.well_formed())
        match self.random.randrange(9):
            case 0:
                for _ in range(self.random.randint(1, 8)):
                    data[self.random.randrange(4, len(data))] ^= 1 << self.random.randrange(8)
            case 1:
                data[self.random.randrange(4, len(data))] = self.random.choice(
                    (0, 1, 0x7F, 0x80, 0xFF)
                )
            case 2:
                position = self.random.randrange(4, len(data))
                data[position : position + 4] = self.random.choice(
                    (b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"\x80\0\0\0")
                )
                data[0:4] = (len(data) - 4).to_bytes(4, "big")
            case 3:
                data = data[: self.random.randrange(1, len(data))]
            case 4:
                del data[self.random.randrange(4, len(data)) :]
                data[0:4] = (len(data) - 4).to_bytes(4, "big")
            case 5:
                data[0:4] = self.random.getrandbits(32).to_bytes(4, "big")
            case 6:
                position = self.random.randrange(4, len(data))
                data[position:position] = self.random.randbytes(self.random.randint(1, 40))
                data[0:4] = (len(data) - 4).to_bytes(4, "big")
            case 7:
                data = bytearray(
                    messages.with_length(self.random.randbytes(self.random.randint(0, 200)))
                )
            case 8:
                data = bytearray(self.random.randbytes(self.random.randint(1, 300)))
        return bytes(data)

    def _value(self, cls):
        values = {}
        for field in fields(cls):
            if field.default is not MISSING and self.random.random() < 0.4:
                continue
            values[field.name] = self._field(field.name, field.type, field.metadata)
        return cls(**values)

    def _field(self, name, kind, metadata):
        inner = [option for option in get_args(kind) if option is not NoneType]
        if NoneType in get_args(kind):
            if self.random.random() < 0.2 and "tag" not in metadata:
                return None
            return self._field(name, inner[0], metadata)
        if get_origin(kind) is tuple:
            count = self.random.choice((0, 1, 1, 1, 2, 3, 20))
            return tuple(self._field(name, inner[0], metadata) for _ in range(count))
        if is_dataclass(kind):
            return self._value(kind)
        # A connection that waits for ever sends nothing new.
        if name == "max_wait":
            return timedelta(milliseconds=self.random.randint(-5, 20))
        # Without an answer an error closes the connection.
        if name == "acks":
            return self.random.choice((-1, -1, 1, 2))
        return self._primitive(metadata["kafka_type"])

    def _primitive(self, kind):
        match kind:
            case "bool":
                return self.random.random() < 0.5
            case "string":
                return self.random.choice(_NAMES)
            case "bytes":
                return self.random.randbytes(self.random.randint(0, 50))
            case "records":
                return self._records()
            case "uuid":
                return uuid.UUID(int=self.random.getrandbits(128))
            case "timedelta_i32":
                return timedelta(milliseconds=self.random.randint(-1, 1000))
        bits = _RANGES[kind]
        near = self.random.choice(
            (0, 0, 1, -1, 2, 10, 1000, 2**bits - 1, self.random.getrandbits(bits))
        )
        if kind.startswith("u"):
            return abs(near) % 2**bits
        low = self.random.choice((near, -near, -(2**bits)))
        return max(-(2**bits), min(2**bits - 1, low))

    def _records(self):
        records = [
            batches.Record(self.random.randbytes(self.random.randint(0, 60)), b"k")
            for _ in range(self.random.randint(0, 4))
        ]
        data = bytearray(
            batches.build(
                records,
                codec=self.random.choice(list(batches.CODECS)),
                producer=(self.random.choice((-1, 1, 2**62)), self.random.choice((-1, 0, 5))),
                sequence=self.random.choice((-1, 0, 1, 2**31 - 1)),
                attributes=self.random.choice((0, 0, 0, 8, 16, 32, 0x7FF8)),
                magic=self.random.choice((2, 2, 2, 0, 1, 3)),
                count=self.random.choice((None, None, None, 0, -1, 2**31 - 1)),
                last_offset_delta=self.random.choice((None, None, None, -1, 2**31 - 1)),
            )
        )
        for _ in range(self.random.choice((0, 0, 1, 5))):
            data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
        if self.random.random() < 0.3:
            # Bytes behind a right CRC: what a decompressor and the record walk must survive.
            data[17:21] = batches.crc32c.crc32c(bytes(data[21:])).to_bytes(4, "big")
        return bytes(data)
