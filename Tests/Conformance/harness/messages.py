"""Kafka messages from plain Python values, by the independent implementation `kio`.

`request(api, version, **fields)` builds the request of that version. Nested structures are given
as dictionaries, arrays as lists and milliseconds as integers; a field that is not given takes its
schema default, or zero, empty or null. A field that exists only in other versions of the same
message is dropped, so that one call site can serve every version; a name that no version knows is
an error.
"""

import datetime
import functools
import io
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType
from typing import get_args, get_origin

from kio.index import load_request_schema, load_response_schema
from kio.schema.index import schema_name_map
from kio.schema.request_header.v1.header import RequestHeader as HeaderV1
from kio.schema.request_header.v2.header import RequestHeader as HeaderV2
from kio.serial import entity_reader, entity_writer
from kio.static.constants import EntityType

API_KEYS = {
    "produce": 0,
    "fetch": 1,
    "list_offsets": 2,
    "metadata": 3,
    "find_coordinator": 10,
    "api_versions": 18,
    "create_topics": 19,
    "delete_topics": 20,
    "delete_records": 21,
    "init_producer_id": 22,
    "offset_for_leader_epoch": 23,
    "describe_log_dirs": 35,
    "create_partitions": 37,
    "describe_quorum": 55,
    "update_features": 57,
    "describe_cluster": 60,
    "describe_producers": 61,
    "unregister_broker": 64,
    "describe_topic_partitions": 75,
    "describe_configs": 32,
    "alter_configs": 33,
    "incremental_alter_configs": 44,
    "list_config_resources": 74,
}

# The ranges a broker answers; Produce is advertised from 0 for the sake of librdkafka.
VERSIONS = {
    "produce": range(3, 14),
    "fetch": range(4, 19),
    "list_offsets": range(1, 12),
    "metadata": range(0, 14),
    "find_coordinator": range(0, 7),
    "api_versions": range(0, 5),
    "create_topics": range(2, 8),
    "delete_topics": range(1, 7),
    "delete_records": range(0, 3),
    "init_producer_id": range(0, 6),
    "offset_for_leader_epoch": range(2, 5),
    "describe_log_dirs": range(1, 6),
    "create_partitions": range(0, 4),
    "describe_quorum": range(0, 3),
    "update_features": range(0, 3),
    "describe_cluster": range(0, 3),
    "describe_producers": range(0, 1),
    "unregister_broker": range(0, 1),
    "describe_topic_partitions": range(0, 1),
    "describe_configs": range(1, 5),
    "alter_configs": range(0, 3),
    "incremental_alter_configs": range(0, 2),
    "list_config_resources": range(0, 2),
}

CLIENT_ID = "conformance"


def request(api, version, **values):
    """The request of one version as a kio value."""
    cls = load_request_schema(API_KEYS[api], version)
    return _build(cls, values, _names_of_all_versions(api))


def frame(api, version, correlation_id, **values):
    """A whole request as bytes: length, header and body."""
    return with_length(
        header(api, version, correlation_id) + encode(request(api, version, **values))
    )


def header(api, version, correlation_id, client_id=CLIENT_ID):
    """A request header as bytes, version 1 or 2 as the request asks."""
    flexible = load_request_schema(API_KEYS[api], version).__flexible__
    cls = HeaderV2 if flexible else HeaderV1
    return encode(
        cls(
            request_api_key=API_KEYS[api],
            request_api_version=version,
            correlation_id=correlation_id,
            client_id=client_id,
        )
    )


def with_length(body):
    return len(body).to_bytes(4, "big") + body


def encode(value):
    out = io.BytesIO()
    entity_writer(type(value))(out, value)
    return out.getvalue()


def decode_response(api, version, payload):
    """Correlation id and response of a frame without its length. Trailing bytes are an error."""
    cls = load_response_schema(API_KEYS[api], version)
    head, head_size = entity_reader(cls.__header_schema__)(payload, 0)
    body, body_size = entity_reader(cls)(payload, head_size)
    left = len(payload) - head_size - body_size
    if left:
        raise ValueError(f"{api} v{version}: {left} bytes after the response")
    return head.correlation_id, body


def _build(cls, values, known):
    unknown = set(values) - known
    if unknown:
        raise TypeError(f"{cls.__name__} has no field {sorted(unknown)}; known: {sorted(known)}")
    arguments = {}
    for field in fields(cls):
        if field.name in values:
            arguments[field.name] = _convert(field.type, values[field.name], known)
        elif field.default is MISSING:
            arguments[field.name] = _zero(field)
    return cls(**arguments)


def _convert(kind, value, known):
    if value is None:
        return None
    options = [option for option in get_args(kind) if option is not NoneType]
    if get_origin(kind) is tuple:
        return tuple(_convert(options[0], item, known) for item in value)
    if NoneType in get_args(kind):
        return _convert(options[0], value, known)
    if is_dataclass(kind):
        return _build(kind, value, known)
    if issubclass(kind, datetime.timedelta) and isinstance(value, int):
        return datetime.timedelta(milliseconds=value)
    return value


def _zero(field):
    kind = field.type
    if NoneType in get_args(kind):
        return None
    if get_origin(kind) is tuple:
        return ()
    if issubclass(kind, datetime.timedelta):
        return datetime.timedelta(0)
    if issubclass(kind, str):
        return ""
    return False if kind is bool else 0


@functools.cache
def _names_of_all_versions(api):
    names = set()
    for version, kinds in schema_name_map[api].items():
        if EntityType.request in kinds:
            _collect(load_request_schema(API_KEYS[api], version), names)
    return frozenset(names)


def _collect(cls, names):
    for field in fields(cls):
        names.add(field.name)
        for part in (field.type, *get_args(field.type)):
            for inner in (part, *get_args(part)):
                if is_dataclass(inner):
                    _collect(inner, names)
