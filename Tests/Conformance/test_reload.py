"""`weir reload`, SIGHUP and `weir status`: what may change while a node runs, and what may not."""

import json
import signal
import socket
import subprocess
import time

import pytest
from harness import api, batches
from harness.broker import BINARY, Broker
from harness.connection import HOST


class ReloadedBroker(Broker):
    """A broker with a configuration file of its own."""

    def write(self, text):
        self.config = self.directory / "weir.yaml"
        self.config.write_text(f"node-id: 1\n{text}\nlisteners: [{{name: PLAINTEXT}}]\n")
        return self


@pytest.fixture
def node(tmp_path):
    broker = ReloadedBroker(tmp_path / "node").write("limits: {max-connections: 50}\n")
    broker.start()
    yield broker
    if broker.is_running():
        broker.stop()


def weir(*arguments):
    return subprocess.run(
        [str(BINARY), *map(str, arguments)], capture_output=True, text=True, timeout=60
    )


def reload(node, *flags):
    return weir("reload", "--data-directory", node.directory / "data", *flags)


def can_connect(node, count):
    """Whether the node answers on `count` connections at once."""
    sockets = []
    try:
        for _ in range(count):
            connection = socket.create_connection((HOST, node.port), timeout=5)
            sockets.append(connection)
        for connection in sockets:
            connection.sendall(bytes.fromhex("0000000e001200000000000700046e616d65"))
        return all(connection.recv(4) for connection in sockets)
    except OSError:
        return False
    finally:
        for connection in sockets:
            connection.close()


def wait_for(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come true in time")


def test_live_keys_change_at_once(node):
    node.write("limits: {max-connections: 2}\n")
    printed = reload(node)
    assert printed.returncode == 0, printed.stderr
    assert "changed limits.max-connections from 50 to 2" in printed.stdout
    wait_for(lambda: can_connect(node, 2) and not can_connect(node, 3))
    node.write("limits: {max-connections: 5}\n")
    assert reload(node).returncode == 0
    wait_for(lambda: can_connect(node, 3))
    assert reload(node).stdout == "nothing differs from what runs\n"


def test_what_needs_a_restart_is_refused_with_the_reason(node):
    node.write("limits: {max-connections: 60, event-loops: 1}\ncodecs: [gzip]\n")
    for _ in range(2):
        printed = reload(node, "--json")
        assert printed.returncode == 0
        report = json.loads(printed.stdout)
        refused = {change["path"]: change["refusal"] for change in report["refused"]}
        assert set(refused) == {"limits.event-loops", "codecs[0]"}
        assert all("restart" in reason for reason in refused.values())
    assert [change["path"] for change in report["applied"]] == []


def test_nothing_changes_if_anything_is_wrong(node):
    node.write("limits: {max-connections: 1, idle-timeout: soon}\n")
    printed = reload(node)
    assert printed.returncode == 1
    assert "weir.yaml:2:44: limits.idle-timeout is soon" in printed.stderr
    assert "nothing was changed" in printed.stderr
    assert can_connect(node, 3)


def test_dry_run_changes_nothing(node):
    node.write("limits: {max-connections: 1}\n")
    printed = reload(node, "--dry-run")
    assert "would change limits.max-connections from 50 to 1" in printed.stdout
    assert can_connect(node, 3)


def test_sighup_does_the_same(node):
    node.write("limits: {max-connections: 2, event-loops: 1}\n")
    node.process.send_signal(signal.SIGHUP)
    wait_for(lambda: can_connect(node, 2) and not can_connect(node, 3))
    log = node.log_path.read_text()
    assert "changed limits.max-connections from 50 to 2" in log
    assert "not changed limits.event-loops" in log


def test_status_tells_what_runs(node):
    printed = weir("status", "--data-directory", node.directory / "data", "--json")
    status = json.loads(printed.stdout)
    assert status["pid"] == node.pid
    assert status["listeners"][0]["port"] == node.port
    assert status["config"] == str(node.config)
    node.stop()
    printed = weir("status", "--data-directory", node.directory / "data")
    assert printed.returncode == 1
    assert "no node answers at" in printed.stderr


def test_kafka_defaults_change_at_once_below_dynamic_ones(node):
    def limit(connection):
        resource = {
            "resource_type": 4,
            "resource_name": "1",
            "configuration_keys": ["message.max.bytes"],
        }
        response = connection.call(
            "describe_configs", 4, resources=[resource], include_synonyms=True
        )
        (config,) = response.results[0].configs
        return [(synonym.value, synonym.source) for synonym in config.synonyms]

    def produce_error(connection, topic):
        data = batches.build([batches.Record(b"x" * 500)])
        return api.produce(connection, topic, data).error_code

    with node.connect() as connection:
        topic = api.create_topic(connection, "t")
        assert produce_error(connection, topic) == 0
        node.write("defaults: {message.max.bytes: 300, num.partitions: 4}\n")
        printed = reload(node)
        assert printed.returncode == 0, printed.stderr
        assert "defaults.message.max.bytes" in printed.stdout
        assert limit(connection) == [("300", 4), ("1048588", 5)]
        assert produce_error(connection, topic) == 10
        created = connection.call("create_topics", 7, topics=[api.creation("new", -1, -1)])
        assert created.topics[0].num_partitions == 4
        change = {"name": "message.max.bytes", "config_operation": 0, "value": "900"}
        resource = {"resource_type": 4, "resource_name": "", "configs": [change]}
        altered = connection.call("incremental_alter_configs", 1, resources=[resource])
        assert altered.responses[0].error_code == 0
        assert produce_error(connection, topic) == 0
        node.write("defaults: {message.max.bytes: 200}\n")
        assert reload(node).returncode == 0
        assert limit(connection) == [("900", 3), ("200", 4), ("1048588", 5)]
        assert produce_error(connection, topic) == 0
