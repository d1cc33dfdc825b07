"""Writes a golden data directory of a whole node with today's broker:

    cd Tests/Conformance && python -m harness.golden ../Storage/golden/node-v2

and what it holds beside it, for `test_data_directory.py`."""

import json
import shutil
import sys
from pathlib import Path

from . import api
from .batches import Record
from .broker import Broker

# Neither content nor format: a lock, and space.
LEFT_OUT = [".lock", ".weir-reserve"]


def write(target):
    directory = target.parent / "writing"
    broker = Broker(
        directory,
        settings={"limits.metadata-reserve-bytes": 0},
    ).start()
    topics = {}
    with broker.connect() as connection:
        cluster = connection.call("metadata", 9, topics=[])
        for name, count, configs in [
            ("plain", 2, {"retention_ms": -1}),
            ("configured", 1, {"max_message_bytes": 2000, "retention_ms": -1}),
        ]:
            topic = api.create_topic(connection, name, count, **configs)
            partitions = []
            for number in range(count):
                values = [f"{name}-{number}-{index} " + "." * 50 * number for index in range(30)]
                for start in range(0, len(values), 3):
                    records = [Record(value.encode()) for value in values[start : start + 3]]
                    api.append(connection, topic, records, number)
                partitions.append(values)
            topics[name] = {"id": str(topic.id), "partitions": partitions}
        gone = api.create_topic(connection, "gone")
        connection.call("delete_topics", 6, topics=[{"name": gone.name}], timeout=10000)
    broker.stop()
    shutil.copytree(directory / "data", target, ignore=shutil.ignore_patterns(*LEFT_OUT))
    shutil.rmtree(directory)
    content = {"cluster-id": cluster.cluster_id, "topics": topics}
    target.with_suffix(".json").write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]).resolve())
