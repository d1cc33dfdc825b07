"""A small encoder, decoder and generator of random values, driven by the schema text.

A value is a dict from field names to values; `_tags` holds unknown tagged fields as a dict.
"""

import struct

SCALARS = {
    "bool": ">?",
    "int8": ">b",
    "int16": ">h",
    "uint16": ">H",
    "int32": ">i",
    "uint32": ">I",
    "int64": ">q",
    "float64": ">d",
}
LIMITS = {
    "int8": (-(2**7), 2**7 - 1),
    "int16": (-(2**15), 2**15 - 1),
    "uint16": (0, 2**16 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "uint32": (0, 2**32 - 1),
    "int64": (-(2**63), 2**63 - 1),
}
TEXTS = [
    "",
    "a",
    "topic-1",
    "\u00e9\u4e16\U0001f600",
    "\x00",
    '"\\\n',
    "x" * 126,
    "y" * 127,
    "z" * 300,
]


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


class Codec:
    def __init__(self, message, version):
        self.message = message
        self.version = version
        self.flexible = message.flexible(version)

    # Defaults

    def default(self, field):
        if field.default == "null":
            return None
        if field.is_array:
            return []
        if field.type == "string":
            return field.default or ""
        if field.type in ("bytes", "records"):
            return b""
        if field.type == "uuid":
            return bytes(16)
        if field.type == "bool":
            return field.default == "true"
        if field.type == "float64":
            return float(field.default or 0)
        if field.type in LIMITS:
            return int(field.default or 0)
        return self.default_struct(self.message.structs[field.type])

    def default_struct(self, fields):
        value = {f.name: self.default(f) for f in fields if f.exists(self.version)}
        if self.flexible:
            value["_tags"] = {}
        return value

    # Encoding

    def encode(self, value):
        return self.encode_struct(self.message.fields, value)

    def encode_struct(self, fields, value):
        out = b""
        tagged = dict(value.get("_tags", {}))
        for field in fields:
            if not field.exists(self.version):
                continue
            if field.tag is None:
                out += self.encode_field(field, value[field.name])
            elif value[field.name] != self.default(field):
                tagged[field.tag] = self.encode_field(field, value[field.name])
        if self.flexible:
            out += varint(len(tagged))
            for tag in sorted(tagged):
                out += varint(tag) + varint(len(tagged[tag])) + tagged[tag]
        return out

    def count(self, number, width):
        """A length of `width` bytes, or compact; None for null."""
        if self.flexible and width:
            return varint(0 if number is None else number + 1)
        return struct.pack(">h" if width == 2 else ">i", -1 if number is None else number)

    def encode_field(self, field, value):
        if field.is_array:
            head = self.count(None if value is None else len(value), 4)
            return head + b"".join(self.encode_one(field, item) for item in value or [])
        if field.type[0].isupper() and field.null_first is not None:
            if value is None:
                return b"\xff"
            return b"\x01" + self.encode_one(field, value)
        return self.encode_one(field, value)

    def encode_one(self, field, value):
        if field.type in SCALARS:
            return struct.pack(SCALARS[field.type], value)
        if field.type == "uuid":
            return value
        if field.type == "string":
            raw = None if value is None else value.encode()
            size = None if raw is None else len(raw)
            if field.plain:
                return struct.pack(">h", -1 if raw is None else size) + (raw or b"")
            return self.count(size, 2) + (raw or b"")
        if field.type in ("bytes", "records"):
            return self.count(None if value is None else len(value), 4) + (value or b"")
        return self.encode_struct(self.message.structs[field.type], value)

    # Decoding

    def decode(self, data):
        self.data, self.at = data, 0
        value = self.decode_struct(self.message.fields)
        if self.at != len(data):
            raise ValueError(f"{len(data) - self.at} bytes left")
        return value

    def take(self, count):
        if count < 0 or self.at + count > len(self.data):
            raise ValueError(f"{count} bytes wanted at {self.at} of {len(self.data)}")
        self.at += count
        return self.data[self.at - count : self.at]

    def uvarint(self):
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def number(self, width, plain=False):
        if self.flexible and not plain:
            value = self.uvarint()
            return None if value == 0 else value - 1
        value = struct.unpack(">h" if width == 2 else ">i", self.take(width))[0]
        return None if value == -1 else value

    def decode_struct(self, fields):
        value = {}
        tagged = {}
        for field in fields:
            if not field.exists(self.version):
                continue
            if field.tag is None:
                value[field.name] = self.decode_field(field)
            else:
                value[field.name] = self.default(field)
                tagged[field.tag] = field
        if self.flexible:
            value["_tags"] = {}
            for _ in range(self.uvarint()):
                tag, size = self.uvarint(), self.uvarint()
                end = self.at + size
                if tag in tagged:
                    value[tagged[tag].name] = self.decode_field(tagged[tag])
                else:
                    value["_tags"][tag] = self.take(size)
                if self.at != end:
                    raise ValueError(f"tag {tag} is not {size} bytes")
        return value

    def decode_field(self, field):
        if field.is_array:
            count = self.number(4)
            return None if count is None else [self.decode_one(field) for _ in range(count)]
        if field.type[0].isupper() and field.null_first is not None:
            return None if self.take(1)[0] >= 0x80 else self.decode_one(field)
        return self.decode_one(field)

    def decode_one(self, field):
        if field.type in SCALARS:
            size = struct.calcsize(SCALARS[field.type])
            return struct.unpack(SCALARS[field.type], self.take(size))[0]
        if field.type == "uuid":
            return self.take(16)
        if field.type == "string":
            count = self.number(2, field.plain)
            return None if count is None else self.take(count).decode()
        if field.type in ("bytes", "records"):
            count = self.number(4)
            return None if count is None else self.take(count)
        return self.decode_struct(self.message.structs[field.type])

    # Random values

    def random(self, rng, depth=0):
        return self.random_struct(rng, self.message.fields, depth)

    def random_struct(self, rng, fields, depth):
        value = {f.name: self.random_field(rng, f, depth) for f in fields if f.exists(self.version)}
        if self.flexible:
            value["_tags"] = {}
            if rng.random() < 0.15:
                used = {f.tag for f in fields if f.tag is not None and f.exists(self.version)}
                for tag in rng.sample(range(0, 300), 2):
                    if tag not in used:
                        value["_tags"][tag] = rng.randbytes(rng.choice([0, 1, 5, 130]))
        return value

    def random_field(self, rng, field, depth):
        if field.nullable(self.version) and rng.random() < 0.25:
            return None
        if field.tag is not None and rng.random() < 0.3:
            default = self.default(field)
            if default is not None or field.nullable(self.version):
                return default
        if field.is_array:
            count = rng.choice([0, 1, 2, 3] if depth < 2 else [0, 1])
            return [self.random_one(rng, field, depth + 1) for _ in range(count)]
        return self.random_one(rng, field, depth)

    def random_one(self, rng, field, depth):
        if field.type in LIMITS:
            low, high = LIMITS[field.type]
            return rng.choice([low, high, 0, 1, high // 3, rng.randint(low, high)])
        if field.type == "bool":
            return rng.random() < 0.5
        if field.type == "float64":
            return rng.choice([0.0, -1.5, 1e308, 5e-324, float("inf"), rng.random()])
        if field.type == "uuid":
            return rng.choice([bytes(16), b"\xff" * 16, rng.randbytes(16)])
        if field.type == "string":
            return rng.choice(TEXTS)
        if field.type in ("bytes", "records"):
            return rng.randbytes(rng.choice([0, 1, 61, 127, 128, 400]))
        return self.random_struct(rng, self.message.structs[field.type], depth + 1)
