"""Record batches of format 2, written out by hand so that a test can also make wrong ones."""

import gzip
import struct
import time
from dataclasses import dataclass, field

import cramjam
import crc32c

CODECS = {"none": 0, "gzip": 1, "snappy": 2, "lz4": 3, "zstd": 4}
LOG_APPEND_TIME = 0x08
TRANSACTIONAL = 0x10
CONTROL = 0x20

_HEAD = struct.Struct(">qiibI")
_BODY = struct.Struct(">hiqqqhii")
OVERHEAD = _HEAD.size + _BODY.size


@dataclass
class Record:
    """One record. `offset` is set on those that were read."""

    value: bytes | None
    key: bytes | None = None
    headers: tuple = ()
    timestamp: int | None = None
    offset: int | None = None


@dataclass
class Batch:
    base_offset: int
    leader_epoch: int
    attributes: int
    last_offset_delta: int
    base_timestamp: int
    max_timestamp: int
    producer_id: int
    producer_epoch: int
    base_sequence: int
    count: int
    records: list = field(default_factory=list)

    @property
    def codec(self):
        return self.attributes & 7

    @property
    def last_offset(self):
        return self.base_offset + self.last_offset_delta


def now():
    """Milliseconds since the epoch."""
    return int(time.time() * 1000)


def build(
    records,
    codec="none",
    producer=(-1, -1),
    sequence=-1,
    attributes=0,
    magic=2,
    count=None,
    last_offset_delta=None,
    corrupt_crc=False,
):
    """A batch of `Record`s. `producer` is (id, epoch); `count` and `last_offset_delta` may lie."""
    moment = now()
    stamps = [moment if r.timestamp is None else r.timestamp for r in records] or [moment]
    payload = b"".join(_record(r, i, stamps[i] - stamps[0]) for i, r in enumerate(records))
    body = _BODY.pack(
        attributes | CODECS[codec],
        len(records) - 1 if last_offset_delta is None else last_offset_delta,
        stamps[0],
        max(stamps),
        producer[0],
        producer[1],
        sequence,
        len(records) if count is None else count,
    ) + compress(codec, payload)
    crc = crc32c.crc32c(body) ^ (0xFFFF if corrupt_crc else 0)
    return _HEAD.pack(0, len(body) + 9, -1, magic, crc) + body


def parse(data):
    """Every whole batch of a `records` field; a batch cut short at the end is left out."""
    found = []
    position = 0
    while position + 12 <= len(data):
        base_offset, length, epoch, magic, crc = _HEAD.unpack_from(data, position)
        end = position + 12 + length
        if end > len(data):
            break
        assert magic == 2, f"batch at {base_offset} has magic {magic}"
        body = data[position + _HEAD.size : end]
        assert crc == crc32c.crc32c(body), f"batch at {base_offset} has a wrong CRC"
        found.append(_parse_body(base_offset, epoch, body))
        position = end
    return found


def records_of(data):
    """Every record of every whole batch."""
    return [record for batch in parse(data) for record in batch.records]


def compress(codec, data):
    match codec:
        case "none":
            return data
        case "gzip":
            return gzip.compress(data, 6)
        case "snappy":
            return _xerial_snappy(data)
        case "lz4":
            return bytes(cramjam.lz4.compress(data))
        case "zstd":
            return bytes(cramjam.zstd.compress(data))


def decompress(codec, data):
    match codec:
        case 0:
            return data
        case 1:
            return gzip.decompress(data)
        case 2:
            return _plain_snappy(data)
        case 3:
            return bytes(cramjam.lz4.decompress(data))
        case 4:
            return bytes(cramjam.zstd.decompress(data))
    raise ValueError(f"codec {codec}")


def varint(value):
    """A zigzag varint of up to 64 bits."""
    value = (value << 1) ^ (value >> 63)
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _record(record, index, timestamp_delta):
    out = b"\x00" + varint(timestamp_delta) + varint(index)
    out += _sized(record.key) + _sized(record.value)
    out += varint(len(record.headers))
    for name, value in record.headers:
        out += _sized(name.encode()) + _sized(value)
    return varint(len(out)) + out


def _sized(data):
    return varint(-1) if data is None else varint(len(data)) + data


def _parse_body(base_offset, epoch, body):
    batch = Batch(base_offset, epoch, *_BODY.unpack_from(body))
    reader = _Reader(decompress(batch.codec, body[_BODY.size :]))
    for _ in range(batch.count):
        reader.varint()
        reader.skip(1)
        timestamp = batch.base_timestamp + reader.varint()
        if batch.attributes & LOG_APPEND_TIME:
            timestamp = batch.max_timestamp
        offset = base_offset + reader.varint()
        key, value = reader.sized(), reader.sized()
        headers = tuple((reader.sized().decode(), reader.sized()) for _ in range(reader.varint()))
        batch.records.append(Record(value, key, headers, timestamp, offset))
    return batch


def _xerial_snappy(data):
    """The framing of Kafka's Java client: a header, then blocks of at most 32 KiB."""
    out = b"\x82SNAPPY\x00" + struct.pack(">ii", 1, 1)
    for start in range(0, len(data), 32768):
        block = bytes(cramjam.snappy.compress_raw(data[start : start + 32768]))
        out += struct.pack(">i", len(block)) + block
    return out


def _plain_snappy(data):
    if not data.startswith(b"\x82SNAPPY\x00"):
        return bytes(cramjam.snappy.decompress_raw(data))
    out, position = b"", 16
    while position < len(data):
        (length,) = struct.unpack_from(">i", data, position)
        out += bytes(cramjam.snappy.decompress_raw(data[position + 4 : position + 4 + length]))
        position += 4 + length
    return out


class _Reader:
    def __init__(self, data):
        self.data = data
        self.position = 0

    def skip(self, count):
        self.position += count

    def varint(self):
        value = shift = 0
        while True:
            byte = self.data[self.position]
            self.position += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return (value >> 1) ^ -(value & 1)

    def sized(self):
        length = self.varint()
        if length < 0:
            return None
        self.position += length
        return self.data[self.position - length : self.position]
