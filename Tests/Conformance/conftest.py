from harness.fixtures import (  # noqa: F401
    _shared_broker,
    backend,
    broker,
    client,
    connection,
    new_topic,
    start_broker,
    topic,
)
