"""What tests ask for by name."""

import itertools

import pytest

from . import api
from .broker import BACKENDS, Broker
from .clients import CLIENTS

_numbers = itertools.count(1)

# Records of 10 MB and some room for what surrounds them.
LARGE_RECORDS = {"max_message_bytes": 11_000_000}


@pytest.fixture(scope="session", params=BACKENDS)
def _shared_broker(request, tmp_path_factory):
    broker = Broker(tmp_path_factory.mktemp(request.param), backend=request.param)
    broker.start()
    yield broker
    broker.stop()


@pytest.fixture
def broker(_shared_broker):
    """A running broker that other tests use too, once for each backend."""
    yield _shared_broker
    if not _shared_broker.is_running():
        tail = _shared_broker.log_tail()
        _shared_broker.process = None
        _shared_broker.start()
        pytest.fail(f"the broker ended during this test\n{tail}")


@pytest.fixture
def backend(broker):
    return broker.backend


@pytest.fixture
def start_broker(tmp_path):
    """Starts a broker of the test's own: `start_broker(backend, {"setting": value})`."""
    started = []

    def start(backend="segments", settings=None, **options):
        broker = Broker(tmp_path / f"broker-{len(started)}", backend, settings, **options)
        started.append(broker)
        return broker.start()

    yield start
    for broker in started:
        if broker.is_running():
            broker.stop()


@pytest.fixture
def connection(broker):
    with broker.connect() as connection:
        yield connection


@pytest.fixture
def new_topic(broker):
    """Creates a topic with a name of its own: `new_topic(partitions=1, cleanup_policy="compact")`.

    It is deleted after the test, so that a backend in memory does not fill up."""
    created = []

    def create(partitions=1, **configs):
        with broker.connect() as connection:
            topic = api.create_topic(connection, unique_name(), partitions, **configs)
        created.append({"name": topic.name})
        return topic

    yield create
    if broker.is_running():
        with broker.connect() as connection:
            connection.call("delete_topics", 6, topics=created, timeout=10000)


@pytest.fixture
def topic(new_topic):
    return new_topic()


@pytest.fixture(params=CLIENTS)
def client(request):
    return CLIENTS[request.param]


def unique_name(prefix="topic"):
    return f"{prefix}-{next(_numbers)}"
