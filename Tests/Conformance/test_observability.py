"""What operators see: metrics, health, log levels, slow requests, and the bounds of HTTP."""

import http.client
import json
import re
import signal
import socket
import time

import pytest
from harness import api
from harness.batches import Record
from harness.broker import ROOT
from harness.connection import HOST


def get(broker, path, method="GET"):
    connection = http.client.HTTPConnection(HOST, broker.http_port, timeout=10)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def samples(text):
    """Name and labels to value."""
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, value = line.rsplit(" ", 1)
            found[name] = float(value)
    return found


def scrape(broker):
    status, text = get(broker, "/metrics")
    assert status == 200
    return samples(text)


@pytest.fixture
def loaded(start_broker):
    broker = start_broker("segments")
    with broker.connect() as connection:
        topic = api.create_topic(connection, "orders")
        for _ in range(20):
            api.append(connection, topic, [Record(b"x" * 100)] * 5)
        api.read_all(connection, topic)
    broker.topic = topic
    return broker


def test_traffic_is_counted(loaded):
    metrics = scrape(loaded)
    assert metrics['weir_topic_received_records_total{topic="orders"}'] == 100
    assert metrics['weir_topic_received_bytes_total{topic="orders"}'] > 100 * 100
    assert metrics['weir_topic_sent_bytes_total{topic="orders"}'] > 100 * 100
    assert metrics['weir_log_end_offset{topic="orders",partition="0"}'] == 100
    assert metrics['weir_log_high_watermark{topic="orders",partition="0"}'] == 100
    assert metrics['weir_log_size_bytes{topic="orders",partition="0"}'] > 100 * 100
    assert metrics['weir_requests_total{api="Produce"}'] == 20
    assert metrics["weir_requests_in_flight"] == 0
    assert metrics["process_resident_memory_bytes"] > 1 << 20
    assert metrics["weir_disk_usable_bytes"] > 0


def test_histograms_grow(loaded):
    name = 'weir_request_duration_seconds_count{api="Produce",stage="%s"}'
    before = scrape(loaded)
    with loaded.connect() as connection:
        api.append(connection, loaded.topic, [Record(b"one more")])
    after = scrape(loaded)
    for stage in ("queue", "local", "remote", "send", "total"):
        assert after[name % stage] == before[name % stage] + 1
    lag = "weir_event_loop_lag_seconds_count"
    time.sleep(1.2)
    assert any(v > before[k] for k, v in scrape(loaded).items() if k.startswith(lag))


def test_a_deleted_topic_is_gone(loaded):
    with loaded.connect() as connection:
        connection.call("delete_topics", 6, topics=[{"name": "orders"}], timeout=10000)
    assert not [name for name in scrape(loaded) if 'topic="orders"' in name]


def test_errors_are_counted_by_code(loaded):
    with loaded.connect() as connection:
        wanted = [(loaded.topic, [api.fetch_partition(10_000)])]
        connection.call("fetch", 12, **api.fetch_fields(wanted))
    name = 'weir_request_errors_total{api="Fetch",error="OFFSET_OUT_OF_RANGE"}'
    assert scrape(loaded)[name] == 1


def test_health(loaded):
    assert get(loaded, "/health/live") == (200, '{"status":"live"}\n')
    assert get(loaded, "/health/ready") == (200, '{"status":"ready"}\n')
    assert get(loaded, "/nothing")[0] == 404
    assert get(loaded, "/metrics", "POST")[0] == 405
    assert "/metrics" in get(loaded, "/")[1]


def test_the_dashboard_and_the_rules_name_metrics_that_exist(loaded):
    dashboard = json.loads((ROOT / "contrib/grafana/weir.json").read_text())
    texts = [t["expr"] for panel in dashboard["panels"] for t in panel.get("targets", [])]
    texts.append((ROOT / "contrib/prometheus/weir.rules.yml").read_text())
    named = set(re.findall(r"\b(?:weir|process)_[a-z_]+\b", " ".join(texts)))
    status, text = get(loaded, "/metrics")
    known = set(re.findall(r"^# TYPE (\S+)", text, re.M))
    # Made with the first error.
    known.add("weir_request_errors_total")
    known |= {name + end for name in known for end in ("_bucket", "_sum", "_count")}
    assert len(named) > 25
    assert named - known == set()


def test_sigusr1_toggles_debug(loaded):
    for level in ("debug", "info"):
        loaded.process.send_signal(signal.SIGUSR1)
        line = f"log level of root changed by SIGUSR1 level={level}"
        deadline = time.monotonic() + 5
        while line not in loaded.log_path.read_text():
            assert time.monotonic() < deadline, loaded.log_tail()
            time.sleep(0.02)


def test_slow_requests_are_logged_but_not_long_polls(start_broker):
    broker = start_broker("segments", settings={"logging.slow-request-threshold": "50ms"})
    with broker.connect() as connection:
        topic = api.create_topic(connection, "quiet")
        wanted = [(topic, [api.fetch_partition(0)])]
        connection.call("fetch", 12, **api.fetch_fields(wanted, max_wait=500, min_bytes=1))
    lines = broker.log_path.read_text().splitlines()
    assert not [line for line in lines if "slow request" in line and "api=Fetch" in line]
    broker.stop()
    eager = start_broker("segments", settings={"logging.slow-request-threshold": "1ms"})
    with eager.connect() as connection:
        api.create_topic(connection, "made")
    deadline = time.monotonic() + 5
    while "slow request" not in eager.log_path.read_text():
        assert time.monotonic() < deadline, eager.log_tail()
        time.sleep(0.02)
    line = next(t for t in eager.log_path.read_text().splitlines() if "slow request" in t)
    for word in ("api=", "correlation-id=", "queue-ms=", "local-ms=", "send-ms=", "total-ms="):
        assert word in line


@pytest.mark.parametrize(
    "bytes_",
    [
        b"\x00\x01\x02\x03" * 100,
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 100_000,
        b"GET / HTTP/1.1\r\n" + b"".join(b"h%d: x\r\n" % i for i in range(5000)),
        b"POST /metrics HTTP/1.1\r\ncontent-length: 99999999999\r\n\r\n" + b"x" * 200_000,
        b"POST /metrics HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nfffffffff\r\n",
    ],
)
def test_hostile_bytes_end_their_connection_only(loaded, bytes_):
    with socket.create_connection((HOST, loaded.http_port), timeout=10) as connection:
        try:
            connection.sendall(bytes_)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass
        except (ConnectionError, BrokenPipeError):
            pass
    assert get(loaded, "/health/live")[0] == 200


def test_more_connections_than_allowed_wait(loaded):
    held = [socket.create_connection((HOST, loaded.http_port), timeout=10) for _ in range(80)]
    try:
        time.sleep(0.2)
    finally:
        for connection in held:
            connection.close()
    assert get(loaded, "/health/ready")[0] == 200
    with loaded.connect() as connection:
        assert connection.call("api_versions", 0).error_code == 0
