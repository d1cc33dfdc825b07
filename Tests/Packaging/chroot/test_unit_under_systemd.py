"""weir.service under a systemd that really runs it: confined, reloaded, restarted, stopped."""

import re
import shutil
import time

import pytest
import shipped


@pytest.fixture
def booted(machine):
    package = machine.copy_in(shipped.debian_package())
    shutil.copy("/etc/resolv.conf", machine.root / "etc/resolv.conf")
    machine.run("apt-get", "update")
    machine.run("apt-get", "install", "--yes", package, timeout=300)
    booted = machine.boot()
    booted.run("systemctl", "start", "weir")
    return booted


def show(booted, name):
    return booted.run("systemctl", "show", "--value", "-p", name, "weir").stdout.strip()


def wait_for(condition, complaint, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, complaint()
        time.sleep(0.1)


def records(booted, topic, text=None):
    if text is not None:
        return booted.run("weir", "produce", topic, input=text)
    return booted.run("weir", "consume", topic, "--offset", "beginning", "--exit-at-end").stdout


@pytest.mark.base("systemd")
def test_the_unit(booted):
    """One boot for all of it: what follows needs what went before."""
    is_confined(booted)
    every_codec_works(booted)
    a_wrong_file_changes_nothing(booted)
    a_crash_is_in_the_journal_and_the_node_comes_back(booted)
    a_stop_is_in_order(booted)
    a_wrong_file_is_a_failed_start(booted)


def is_confined(booted):
    pid = show(booted, "MainPID")
    status = dict(
        line.split(":\t", 1)
        for line in booted.run("cat", f"/proc/{pid}/status").stdout.splitlines()
        if ":\t" in line
    )
    user = booted.run("id", "-u", "weir").stdout.strip()
    assert status["Uid"].split() == [user] * 4
    assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")
    assert {status[key] for key in ("CapEff", "CapPrm", "CapBnd", "CapAmb")} == {"0" * 16}
    assert show(booted, "StatusText").startswith("Serving")
    limits = booted.run("cat", f"/proc/{pid}/limits").stdout
    # A container may have less than the unit asks for; what there is is taken.
    assert re.search(r"Max open files\s+(\d+)\s+\1\s", limits), limits
    # No step of the start was refused: libraries, plugins from sealed memory, threads.
    assert "not permitted" not in booted.journal() and "denied" not in booted.journal()


def every_codec_works(booted):
    for codec in ("none", "gzip", "snappy", "lz4", "zstd"):
        topic = f"kept-{codec}"
        setting = f"compression.type={stored(codec)}"
        booted.run("weir", "topic", "create", topic, "--config", setting)
        records(booted, topic, "one\ntwo\n")
        assert records(booted, topic) == "one\ntwo\n"


def stored(codec):
    return "uncompressed" if codec == "none" else codec


def a_wrong_file_changes_nothing(booted):
    booted.run("sed", "-i", "s/^node-id: 1$/node-id: x/", "/etc/weir/weir.yaml")
    assert booted.run("systemctl", "reload", "weir", check=False).returncode != 0
    assert "node-id" in booted.journal()
    booted.run("sed", "-i", "s/^node-id: x$/node-id: 1/", "/etc/weir/weir.yaml")
    booted.run("systemctl", "reload", "weir")
    assert show(booted, "ActiveState") == "active"


def a_crash_is_in_the_journal_and_the_node_comes_back(booted):
    booted.run("systemctl", "kill", "--kill-whom=main", "--signal=SEGV", "weir")
    wait_for(lambda: "Backtrace took" in booted.journal(), booted.journal)
    # The signal does not come again by itself, as that of a bad access would.
    booted.run("systemctl", "kill", "--kill-whom=main", "--signal=SEGV", "weir")
    wait_for(lambda: show(booted, "NRestarts") == "1", booted.journal)
    wait_for(lambda: show(booted, "ActiveState") == "active", booted.journal)
    assert re.search(r"SelectableEventLoop\.run\(\) \+ \d+ in weir", booted.journal())
    assert records(booted, "kept-zstd") == "one\ntwo\n"


def a_stop_is_in_order(booted):
    booted.run("systemctl", "stop", "weir")
    assert (show(booted, "Result"), show(booted, "ExecMainStatus")) == ("success", "0")


def a_wrong_file_is_a_failed_start(booted):
    booted.run("sed", "-i", "s/^node-id: 1$/node-id: x/", "/etc/weir/weir.yaml")
    assert booted.run("systemctl", "start", "weir", check=False).returncode != 0
    assert "/etc/weir/weir.yaml:" in booted.journal()
