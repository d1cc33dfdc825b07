"""Random values of kio's classes, and what kio says about fields, to hold against our schema."""

import dataclasses
import datetime
import io
import re
import types
import typing
import uuid

from codec import TEXTS
from kio.schema.errors import ErrorCode
from kio.serial import entity_reader, entity_writer
from kio.static.constants import EntityType

INTEGERS = {
    "int8": (8, True),
    "int16": (16, True),
    "int32": (32, True),
    "int64": (64, True),
    "uint8": (8, False),
    "uint16": (16, False),
    "uint32": (32, False),
    "uint64": (64, False),
}
ERRORS = list(ErrorCode)


def classes():
    """(kind, Kafka's name, version, class) of everything that kio has."""
    import importlib
    import pkgutil

    import kio.schema

    for module in pkgutil.walk_packages(kio.schema.__path__, "kio.schema."):
        match = re.fullmatch(
            r"kio\.schema\.\w+\.v(\d+)\.(request|response|header|data)", module.name
        )
        if match is None:
            continue
        loaded = importlib.import_module(module.name)
        for name, cls in vars(loaded).items():
            kind = getattr(cls, "__type__", None)
            if cls.__class__ is type and cls.__module__ == module.name and kind in KINDS:
                yield KINDS[kind], name, int(match[1]), cls


KINDS = {
    EntityType.request: "request",
    EntityType.response: "response",
    EntityType.header: "header",
    EntityType.data: "data",
}


def inner(annotation):
    """Type without `| None`, and whether None was there."""
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        left = [a for a in typing.get_args(annotation) if a is not type(None)]
        return left[0], True
    return annotation, False


def random_entity(rng, cls, depth=0):
    values = {}
    for field in dataclasses.fields(cls):
        if "tag" in field.metadata and rng.random() < 0.3:
            if field.default is not dataclasses.MISSING:
                values[field.name] = field.default
                continue
        values[field.name] = random_field(rng, field, depth)
    return cls(**values)


def random_field(rng, field, depth):
    annotation, optional = inner(field.type)
    tagged = "tag" in field.metadata
    kafka = field.metadata.get("kafka_type")
    if optional and kafka not in ("uuid",) and rng.random() < 0.25:
        if not tagged or field.default is None:
            return None
    if typing.get_origin(annotation) is tuple:
        item, item_optional = inner(typing.get_args(annotation)[0])
        count = rng.choice([0, 1, 2, 3] if depth < 2 else [0, 1])
        return tuple(random_one(rng, item, kafka, depth + 1) for _ in range(count))
    return random_one(rng, annotation, kafka, depth)


def random_one(rng, annotation, kafka, depth):
    if dataclasses.is_dataclass(annotation):
        return random_entity(rng, annotation, depth + 1)
    if kafka in INTEGERS:
        bits, signed = INTEGERS[kafka]
        low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)
        return annotation(rng.choice([low, high, 0, 1, rng.randint(low, high)]))
    if kafka == "bool":
        return rng.random() < 0.5
    if kafka == "float64":
        return rng.choice([0.0, -1.5, 1e308, rng.random()])
    if kafka == "uuid":
        return rng.choice([None, uuid.UUID(bytes=rng.randbytes(16))])
    if kafka == "string":
        return annotation(rng.choice(TEXTS))
    if kafka in ("bytes", "records"):
        return annotation(rng.randbytes(rng.choice([0, 1, 61, 127, 128, 400])))
    if kafka == "error_code":
        return rng.choice(ERRORS)
    if kafka == "timedelta_i32":
        return datetime.timedelta(milliseconds=rng.choice([0, 1, 2**31 - 1, -1, -(2**31)]))
    if kafka == "timedelta_i64":
        return datetime.timedelta(milliseconds=rng.choice([0, 1, 2**40, -1]))
    if kafka == "datetime_i64":
        return datetime.datetime.fromtimestamp(rng.randrange(1, 2**32), datetime.UTC)
    raise ValueError(f"no values of {kafka} {annotation}")


def encode(entity):
    buffer = io.BytesIO()
    entity_writer(type(entity))(buffer, entity)
    return buffer.getvalue()


def decode(cls, data):
    value, size = entity_reader(cls)(data, 0)
    if size != len(data):
        raise ValueError(f"kio read {size} of {len(data)} bytes")
    return value


def shape(cls):
    """(name, tag, is array, class of structures) of each field, in wire order."""
    rows = []
    for field in dataclasses.fields(cls):
        annotation, _ = inner(field.type)
        is_array = typing.get_origin(annotation) is tuple
        item = inner(typing.get_args(annotation)[0])[0] if is_array else annotation
        nested = item if dataclasses.is_dataclass(item) else None
        rows.append((field.name, field.metadata.get("tag"), is_array, nested))
    return rows


def our_name(name, ours):
    """kio drops the unit of times, adds `_` to words of Python, and parts KRaft into two words."""
    for candidate in (name, name.rstrip("_"), name + "_ms", name.replace("k_raft", "kraft")):
        if candidate in ours:
            return candidate
    return name
