"""The data directory: one process, the right format, and what happens when it goes away."""

import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from harness import api, batches
from harness.batches import Record
from harness.broker import BINARY, CONFIG, ROOT
from harness.volumes import MIB, Volume

GOLDEN = ROOT / "Tests/Storage/golden"
STORAGE = 56  # KAFKA_STORAGE_ERROR


@pytest.fixture
def volume(tmp_path):
    volume = Volume(tmp_path, "tmpfs", 48)
    yield volume
    volume.unmount()


def run(*arguments):
    command = [str(argument) for argument in (BINARY, *arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)


def serve(directory):
    """A start that is expected to fail."""
    return run(
        "serve", "--config", CONFIG, "--set", f"data-directory={directory}",
        "--set", "listeners[0].port=0", "--set", "http.enabled=false",
    )  # fmt: skip


def test_a_second_process_is_told_who_has_the_directory(start_broker):
    broker = start_broker("segments")
    result = serve(broker.directory / "data")
    assert result.returncode != 0
    assert f"in use by the process with pid {broker.pid};" in result.stderr
    assert str(broker.directory / "data") in result.stderr
    with broker.connect() as connection:
        api.create_topic(connection, "t")
    pid = broker.pid
    broker.kill()
    broker.start()
    result = serve(broker.directory / "data")
    assert f"pid {broker.pid};" in result.stderr
    assert f"pid {pid};" not in result.stderr


def test_a_read_only_directory(tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    subprocess.run(["mount", "--bind", str(source), str(target)], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(target)], check=True)
        result = serve(target)
    finally:
        subprocess.run(["umount", str(target)], check=True)
    assert result.returncode != 0
    for part in [str(target), "Read-only file system", "mount the file system for writing"]:
        assert part in result.stderr, result.stderr


@pytest.mark.parametrize("how", ["rm", "umount", "replaced"])
def test_a_directory_that_vanishes_ends_the_node(volume, start_broker, how):
    directory = volume.path / "data"
    broker = start_broker("segments", {"data-directory": directory})
    with broker.connect() as connection:
        topic = api.create_topic(connection, "t")
        api.append(connection, topic, [Record(b"x")])
        if how == "umount":
            volume.detach()
        elif how == "rm":
            shutil.rmtree(directory)
        else:
            directory.rename(volume.path / "elsewhere")
            directory.mkdir()
        began = time.monotonic()
        code = broker.wait_for_failure()
    assert code not in (0, -9, -11)
    assert time.monotonic() - began < 10
    last = broker.log_path.read_text().splitlines()[-1]
    assert str(directory) in last, broker.log_tail()
    assert "start again" in last, broker.log_tail()


# Fails every fsync of a segment once the trigger exists, and notes that it was asked.
FAULTS = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int fails(int fd, const char *call) {
  char link[64], name[4096];
  if (access(TRIGGER, F_OK) != 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, name, sizeof name - 1);
  if (n < 4) return 0;
  name[n] = 0;
  if (strcmp(name + n - 4, ".log") != 0) return 0;
  int log = open(TRIGGER, O_WRONLY | O_APPEND);
  dprintf(log, "%s %s\n", call, name);
  close(log);
  errno = EIO;
  return 1;
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  return fails(fd, "fsync") ? -1 : real(fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  return fails(fd, "fdatasync") ? -1 : real(fd);
}
"""


@pytest.fixture
def faults(tmp_path):
    """A library that fails fsyncs, and the file that makes it."""
    trigger, source, library = (tmp_path / name for name in ("trigger", "faults.c", "faults.so"))
    source.write_text(FAULTS)
    subprocess.run(
        ["cc", "-shared", "-fPIC", f'-DTRIGGER="{trigger}"', "-o", str(library), str(source),
         "-ldl"],
        check=True,
    )  # fmt: skip
    return library, trigger


@pytest.mark.parametrize("what", ["records", "metadata"])
def test_a_failed_fsync_ends_the_node_and_acknowledges_nothing(start_broker, faults, what):
    library, trigger = faults
    broker = start_broker("segments", environment={"LD_PRELOAD": str(library)})
    with broker.connect() as connection:
        topic = api.create_topic(connection, "t", flush_messages=1)
        assert api.append(connection, topic, [Record(b"kept")]) == 0
        trigger.touch()
        if what == "records":
            answer = api.produce(connection, topic, batches.build([Record(b"lost")]))
            assert answer.error_code == STORAGE, f"{answer.error_code!r}"
            assert "fsync" in answer.error_message
        else:
            response = connection.call(
                "create_topics", 7, topics=[api.creation("u")], timeout=10000
            )
            assert response.topics[0].error_code == STORAGE
    assert broker.wait_for_failure() == 1
    # Asked once: a second fsync would report success for what the first has lost.
    (line,) = trigger.read_text().splitlines()
    assert ("t-0" if what == "records" else "__cluster_metadata-0") in line
    assert "fsync of" in broker.log_path.read_text().splitlines()[-1], broker.log_tail()
    trigger.unlink()
    broker.start()
    with broker.connect() as connection:
        assert api.read_all(connection, topic)[0].value == b"kept"


def test_a_newer_format_is_refused_by_name(tmp_path):
    directory = tmp_path / "data"
    directory.mkdir()
    (directory / "weir-format").write_text("version=2\n")
    check = run("check", CONFIG, "--set", f"data-directory={directory}")
    for result in (check, serve(directory)):
        assert result.returncode != 0
        assert f"{directory} has data format version 2" in result.stderr, result.stderr
        assert "start the newer version" in result.stderr
    assert (directory / "weir-format").read_text() == "version=2\n"


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("node-*.json")))
def test_golden_nodes_start(tmp_path, start_broker, name):
    """Every landed format of a whole node's data is served for ever."""
    expected = json.loads((GOLDEN / f"{name}.json").read_text())
    directory = tmp_path / "golden"
    shutil.copytree(GOLDEN / name, directory)
    broker = start_broker("segments", {"data-directory": directory})
    with broker.connect() as connection:
        cluster = connection.call("metadata", 9, topics=[])
        assert cluster.cluster_id == expected["cluster-id"]
        for topic_name, wanted in expected["topics"].items():
            found = api.describe_topic(connection, topic_name)
            assert found.error_code == 0
            assert str(found.topic_id) == wanted["id"]
            topic = api.Topic(topic_name, found.topic_id)
            assert len(found.partitions) == len(wanted["partitions"])
            for number, values in enumerate(wanted["partitions"]):
                records = api.read_all(connection, topic, number)
                assert [record.value.decode() for record in records] == values
                offset = api.append(connection, topic, [Record(b"new")], number)
                assert offset == len(values)
        # A config of the topic is in force: batches above its max.message.bytes are refused.
        topic = api.Topic("configured", api.describe_topic(connection, "configured").topic_id)
        answer = api.produce(connection, topic, batches.build([Record(bytes(3000))]))
        assert answer.error_code == 10, f"{answer.error_code!r}"
    log = broker.log_path.read_text()
    assert "not closed cleanly" not in log
    assert "recover" not in log


def test_golden_nodes_exist():
    assert (GOLDEN / "node-v1").is_dir()
    assert Path(GOLDEN / "node-v1.json").is_file()
    assert MIB > sum(path.stat().st_size for path in (GOLDEN / "node-v1").rglob("*.log"))
