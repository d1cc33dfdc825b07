"""`weir topic`, `cluster`, `log-dirs`, `completions` and `manual`, the built program."""

import os
import pty
import re
import subprocess

import pytest
from harness.broker import BINARY
from harness.cli import Cli, rows, run
from harness.fixtures import unique_name


@pytest.fixture
def cli(broker):
    return Cli(broker)


def test_topics_are_created_listed_and_deleted(cli):
    name, other = unique_name("cli"), unique_name("cli")
    (created,) = cli.json("topic", "create", name, "--partitions", 3)
    assert (created["name"], created["partitions"]) == (name, 3)
    assert f"Created topic {other}" in cli.ok("topic", "create", other)
    listed = {topic["name"]: topic for topic in cli.json("topic", "list", "--pattern", "cli-*")}
    assert listed[name]["partitions"] == 3 and listed[name]["id"] == created["id"]
    assert other in listed
    assert [name, "3", "1", created["id"]] in rows(cli.ok("topic", "list"))
    assert cli.json("topic", "list", "--pattern", "no-such-*") == []
    assert f"Deleted topic {name}." in cli.ok("topic", "delete", name, other)
    assert name not in cli.ok("topic", "list")


def test_creating_again(cli):
    name = unique_name("cli")
    cli.ok("topic", "create", name)
    assert "TOPIC_ALREADY_EXISTS" in cli.fails("topic", "create", name)
    assert "exists already" in cli.ok("topic", "create", name, "--if-not-exists")
    assert cli.json("topic", "create", name, "--if-not-exists") == [
        {"name": name, "existed": True}
    ]
    assert "Could create" in cli.ok("topic", "create", name + "-x", "--validate-only")
    cli.ok("topic", "delete", name)


def test_deleting_by_pattern_and_what_is_not_there(cli):
    prefix = unique_name("gone")
    for index in range(3):
        cli.ok("topic", "create", f"{prefix}-{index}")
    assert len(cli.json("topic", "delete", "--pattern", f"{prefix}-*")) == 3
    assert "no topic matches" in cli.fails("topic", "delete", "--pattern", f"{prefix}-*")
    assert "UNKNOWN_TOPIC" in cli.fails("topic", "delete", prefix)
    assert cli.ok("topic", "delete", prefix, "--if-exists") == ""


def test_one_topic_that_is_missing_does_not_spare_the_others(cli):
    name = unique_name("cli")
    cli.ok("topic", "create", name)
    assert "no-such-topic" in cli.fails("topic", "delete", "no-such-topic", name)
    assert name not in cli.ok("topic", "list")


def test_deleting_on_a_terminal_asks(cli, broker):
    """On a terminal nothing is deleted without a yes; --yes is one."""
    name = unique_name("cli")
    cli.ok("topic", "create", name)
    command = [str(BINARY), "topic", "delete", name, "--bootstrap-server", broker.bootstrap]
    cases = [("n\n", [], True), ("y\n", [], False), ("", ["--yes"], False)]
    for answer, flags, is_there in cases:
        cli.ok("topic", "create", name, "--if-not-exists")
        controller, terminal = pty.openpty()
        process = subprocess.Popen(command + flags, stdin=terminal, stderr=terminal)
        os.close(terminal)
        os.write(controller, answer.encode())
        code = process.wait(timeout=60)
        os.close(controller)
        assert (code == 1) == is_there
        assert (name in cli.ok("topic", "list")) == is_there


def test_describing_several_topics(cli):
    prefix = unique_name("many")
    names = [f"{prefix}-{index}" for index in range(2)]
    for name in names:
        cli.ok("topic", "create", name, "--partitions", 2)
    cli.ok("produce", names[0], "--partition", 1, stdin="a\nb\nc\n")
    described = cli.json("topic", "describe", "--pattern", f"{prefix}*", "--configs", "none")
    assert [topic["name"] for topic in described] == names
    ends = [partition["end-offset"] for partition in described[0]["partitions"]]
    assert ends == [0, 3]
    assert described[0]["configs"] is None
    text = cli.ok("topic", "describe", *names)
    assert all(f"topic   {name}" in text for name in names)
    assert ["1", "1", "0", "1", "1", "0", "3"] in rows(text)
    cli.ok("topic", "delete", *names)


def test_growing_a_topic(cli):
    name = unique_name("cli")
    cli.ok("topic", "create", name)
    assert "Could alter" in cli.ok("topic", "alter", name, "--partitions", 4, "--validate-only")
    assert len(cli.json("topic", "describe", name)[0]["partitions"]) == 1
    assert cli.json("topic", "alter", name, "--partitions", 4)[0]["altered"] == name
    assert len(cli.json("topic", "describe", name)[0]["partitions"]) == 4
    assert "INVALID_PARTITIONS" in cli.fails("topic", "alter", name, "--partitions", 2)
    assert "UNKNOWN_TOPIC" in cli.fails("topic", "alter", "no-such-topic", "--partitions", 2)
    cli.ok("topic", "delete", name)


@pytest.mark.parametrize(
    "arguments",
    [
        ("topic", "alter", "a"),
        ("topic", "alter", "a", "--partitions", "0"),
        ("topic", "alter", "a", "--config", "novalue"),
        ("topic", "alter", "a", "--config", "b=1", "--delete-config", "b"),
        ("topic", "alter", "a", "--delete-config", "b=1"),
        ("topic", "delete"),
        ("topic", "delete", "a", "--pattern", "b"),
        ("topic", "describe"),
        ("topic", "delete-records", "a"),
        ("topic", "delete-records", "a", "--offset", "1", "--before", "1d"),
        ("topic", "delete-records", "a", "--offset", "-1"),
        ("topic", "delete-records", "a", "--before", "yesterday"),
        ("topic", "delete-records", "a", "--before", "2026-02-30"),
        ("config", "describe"),
        ("config", "describe", "--topic", "a", "--broker", "1"),
        ("config", "describe", "--topic", ""),
        ("config", "alter", "--topic", "a"),
        ("config", "list", "--kind", "nonsense"),
        ("cluster", "unregister"),
        ("log-dirs", "--sort", "colour"),
        ("log", "verify"),
        ("completions", "tcsh"),
    ],
)
def test_called_wrongly(arguments):
    """Such commands end with 2 before they look for a broker."""
    done = run(*arguments)
    assert done.returncode == 2, done.stderr
    assert done.stderr and not done.stdout


def test_nobody_listens(cli):
    done = run("cluster", "describe", "--bootstrap-server", "127.0.0.1:1", "--json")
    assert done.returncode == 1 and not done.stdout
    assert '"errors"' in done.stderr


def test_the_cluster(cli, broker):
    (cluster,) = cli.json("cluster", "describe")
    assert cluster["controller"] == 1 and len(cluster["cluster-id"]) == 22
    (described,) = cluster["brokers"]
    assert (described["id"], described["port"]) == (1, broker.port)
    features = {feature["name"]: feature for feature in cluster["features"]}
    assert features["metadata.version"]["level"] == 25
    text = cli.ok("cluster", "describe")
    assert cluster["cluster-id"] in text and ["1", broker.bootstrap, "-", "serving"] in rows(text)
    assert features == {feature["name"]: feature for feature in cli.json("cluster", "features")}


def test_api_versions(cli):
    apis = {api["key"]: api for api in cli.json("cluster", "api-versions")}
    assert apis[0]["name"] == "Produce" and apis[0]["max-version"] == 13
    assert apis[18]["used-version"] == apis[18]["max-version"]
    assert cli.json("cluster", "api-versions", "--broker", 1) == list(apis.values())
    assert "no broker 7" in cli.fails("cluster", "api-versions", "--broker", 7)


def test_log_directories(cli, backend):
    name = unique_name("cli")
    cli.ok("topic", "create", name, "--partitions", 2)
    cli.ok("produce", name, "--partition", 1, stdin="record\n" * 50)
    dirs = cli.json("log-dirs", "--topic", name)
    sizes = {
        replica["partition"]: replica["bytes"] for dir in dirs for replica in dir["partitions"]
    }
    assert sizes.keys() == {0, 1} and sizes[1] > sizes[0] == 0
    assert sum(dir["bytes"] for dir in dirs) == sizes[1]
    table = rows(cli.ok("log-dirs", "--topic", name, "--bytes"))
    first = next(row for row in table if row[0] == name)
    assert first[:3] == [name, "1", str(sizes[1])], "the largest stands first"
    assert "UNKNOWN_TOPIC" in cli.fails("log-dirs", "--topic", "no-such-topic")
    assert "no broker 7" in cli.fails("log-dirs", "--broker", 7)
    cli.ok("topic", "delete", name)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions(shell):
    done = run("completions", shell)
    assert done.returncode == 0
    for word in ("topic", "delete-records", "log-dirs", "verify", "bootstrap-server"):
        assert word in done.stdout
    if shell == "bash":
        checked = subprocess.run(["bash", "-n"], input=done.stdout, text=True, check=False)
        assert checked.returncode == 0


def commands(*path):
    """Every command without subcommands, from the help of its parents."""
    text = run(*path, "--help").stdout
    if "SUBCOMMANDS:" not in text:
        yield path, text
        return
    for line in text.split("SUBCOMMANDS:")[1].splitlines():
        # A name stands behind two blanks; what is further in goes on with the line before.
        name = re.match(r"  ([a-z][a-z-]*)( |$)", line)
        if name and name[1] != "help":
            yield from commands(*path, name[1])


def test_the_manual_names_every_command_and_option():
    done = run("manual")
    assert done.returncode == 0
    manual = done.stdout.replace("\\-", "-")
    found = 0
    for path, text in commands():
        assert f'.SS "weir {" ".join(path)}' in manual, path
        section = manual.split(f'.SS "weir {" ".join(path)}')[1].split(".SS ")[0]
        for option in re.split(r"[\s,/]+", text.split("OPTIONS:")[-1]):
            if option.startswith("--") and option not in ("--help", "--version", "--"):
                assert option.split("=")[0] in section, (path, option)
                found += 1
    assert found > 80
    assert all(len(line) == 0 or line[0] != "'" for line in done.stdout.splitlines())
