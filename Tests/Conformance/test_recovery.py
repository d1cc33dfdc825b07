"""After `kill -9`: logs are recovered in the background, clients are served meanwhile."""

import re
import threading
import time
import urllib.error
import urllib.request

from harness import api
from harness.batches import Record

TOPICS, PARTITIONS = 4, 100
COUNT = TOPICS * PARTITIONS


def lines(broker, text):
    return [line for line in broker.log_path.read_text().splitlines() if text in line]


def wait_for_line(broker, text, seconds=30.0):
    deadline = time.monotonic() + seconds
    while not lines(broker, text):
        assert time.monotonic() < deadline, broker.log_tail()
        time.sleep(0.02)


def fill(broker):
    with broker.connect() as connection:
        topics = [api.create_topic(connection, f"t-{i}", PARTITIONS) for i in range(TOPICS)]
        for topic in topics:
            for partition in range(PARTITIONS):
                api.append(connection, topic, [Record(b"x" * 5000)] * 20, partition)
    return topics


class Readiness(threading.Thread):
    """Asks /health/ready until it says yes; what it said before is in `answers`."""

    def __init__(self, broker):
        super().__init__(daemon=True)
        self.url = f"http://127.0.0.1:{broker.http_port}/health/ready"
        self.answers = []
        self.is_ready = threading.Event()

    def run(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(self.url, timeout=5) as answer:
                    assert answer.status == 200
                    return self.is_ready.set()
            except urllib.error.HTTPError as refusal:
                assert refusal.code == 503
                self.answers.append(refusal.read().decode())
            except OSError:
                pass
            time.sleep(0.005)


def test_progress_and_service_after_a_kill(start_broker):
    broker = start_broker("segments")
    topics = fill(broker)
    broker.kill()
    readiness = Readiness(broker)
    readiness.start()
    broker.start()
    with broker.connect() as connection:
        # The last log of all, before the background is through or after: clients do not wait.
        assert len(api.read_all(connection, topics[-1], PARTITIONS - 1)) == 20
        wait_for_line(broker, f"recovered {COUNT} logs")
        for topic in topics:
            for partition in range(PARTITIONS):
                assert api.list_offset(connection, topic, api.LATEST, partition).offset == 20
    assert readiness.is_ready.wait(30)
    found = [re.search(rf"recovering (\d+) of {COUNT} logs", text) for text in readiness.answers]
    counts = [int(match.group(1)) for match in found if match]
    assert counts, readiness.answers[-3:]
    assert counts == sorted(counts)
    (begin,) = lines(broker, "the last stop was not clean")
    assert re.search(rf"recovering 0 of {COUNT} logs", begin)


def test_no_recovery_after_a_clean_stop(start_broker):
    broker = start_broker("segments")
    fill(broker)
    broker.stop()
    broker.start()
    assert not lines(broker, "recover")


def test_a_stop_amid_recovery_is_clean_and_the_next_start_goes_on(start_broker):
    broker = start_broker("segments")
    topics = fill(broker)
    broker.kill()
    broker.start()
    broker.stop()
    broker.start()
    with broker.connect() as connection:
        for topic in topics:
            assert len(api.read_all(connection, topic, 0)) == 20
