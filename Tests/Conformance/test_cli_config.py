"""`weir config`, configs of `weir topic`, `weir topic delete-records`, the quorum."""

import time

import pytest
from harness.cli import Cli, rows
from harness.fixtures import unique_name


@pytest.fixture
def cli(broker):
    return Cli(broker)


@pytest.fixture
def name(cli):
    name = unique_name("conf")
    cli.ok("topic", "create", name, "--partitions", 2, "--config", "retention.ms=1234567")
    yield name
    cli.ok("topic", "delete", name, "--if-exists")


def configs(cli, *target):
    return {entry["name"]: entry for entry in cli.json("config", "describe", *target)}


def test_only_what_somebody_chose_is_shown(cli, name):
    shown = configs(cli, "--topic", name)
    assert shown["retention.ms"]["value"] == "1234567"
    assert shown["retention.ms"]["source"] == "topic"
    assert all(entry["source"] != "default" for entry in shown.values())
    every = configs(cli, "--topic", name, "--all")
    assert every["cleanup.policy"] | {"value": "delete", "type": "list"} == every["cleanup.policy"]
    assert len(every) > len(shown)
    table = rows(cli.ok("config", "describe", "--topic", name))
    assert ["retention.ms", "1234567", "topic"] in table
    (one,) = cli.json("config", "describe", "cleanup.policy", "--topic", name, "--verbose")
    assert one["documentation"] and one["synonyms"]
    assert "log.cleanup.policy" in cli.ok(
        "config", "describe", "cleanup.policy", "--topic", name, "--verbose"
    )
    assert "no config 'nonsense'" in cli.fails("config", "describe", "nonsense", "--topic", name)


def test_altering_a_topics_configs(cli, name):
    change = ("--set", "retention.ms=7", "--append", "cleanup.policy=compact")
    cli.ok("config", "alter", "--topic", name, *change)
    shown = configs(cli, "--topic", name)
    assert shown["retention.ms"]["value"] == "7"
    assert shown["cleanup.policy"]["value"] == "delete,compact"
    back = ("--subtract", "cleanup.policy=delete", "--delete-config", "retention.ms")
    cli.ok("topic", "alter", name, *back)
    shown = configs(cli, "--topic", name)
    assert shown["cleanup.policy"]["value"] == "compact" and "retention.ms" not in shown


def test_nothing_changes_on_a_failure_or_a_check(cli, name):
    before = configs(cli, "--topic", name)
    error = cli.fails("topic", "alter", name, "--config", "retention.ms=soon")
    assert "INVALID_CONFIG" in error and name in error
    # Both parts are checked before either is done.
    cli.fails("topic", "alter", name, "--partitions", 1, "--config", "retention.ms=9")
    cli.ok("topic", "alter", name, "--config", "retention.ms=9", "--validate-only")
    cli.ok("config", "alter", "--topic", name, "--set", "retention.ms=9", "--validate-only")
    assert configs(cli, "--topic", name) == before
    (described,) = cli.json("topic", "describe", name)
    assert len(described["partitions"]) == 2
    both = cli.json("topic", "alter", name, "--partitions", 3, "--config", "retention.ms=9")
    assert both == [{"altered": name, "partitions": 3, "configs": ["retention.ms"]}]


def test_describing_a_topic_with_its_configs(cli, name):
    (own,) = cli.json("topic", "describe", name)
    assert own["configs"].keys() == {"retention.ms"}
    (every,) = cli.json("topic", "describe", name, "--configs", "all")
    assert every["configs"]["cleanup.policy"]["source"] == "default"
    assert every["configs"]["cleanup.policy"]["documentation"]
    assert "config  retention.ms=1234567" in cli.ok("topic", "describe", name)


def test_broker_configs(cli):
    try:
        cli.ok("config", "alter", "--broker-defaults", "--set", "log.retention.ms=86400000")
        defaults = configs(cli, "--broker-defaults")
        assert defaults["log.retention.ms"]["source"] == "broker-defaults"
        broker = configs(cli, "--broker", 1)
        assert broker["log.retention.ms"]["value"] == "86400000"
        assert configs(cli, "--broker", 1, "--all")["node.id"]["read-only"]
    finally:
        cli.ok("config", "alter", "--broker-defaults", "--delete", "log.retention.ms")
    assert "log.retention.ms" not in configs(cli, "--broker-defaults")
    assert "no broker 9" in cli.fails("config", "describe", "--broker", 9)


def test_loggers(cli):
    done = cli("config", "describe", "--broker-logger", 1)
    # A broker whose levels are fixed says so.
    assert done.returncode == 0 or "INVALID_REQUEST" in done.stderr


def test_other_resources(cli):
    group = unique_name("group")
    cli.ok("config", "alter", "--group", group, "--set", "consumer.session.timeout.ms=50000")
    assert configs(cli, "--group", group)["consumer.session.timeout.ms"]["value"] == "50000"
    listed = cli.json("config", "list", "--kind", "group")
    assert {"resource-type": "group", "resource": group} in listed
    cli.ok("config", "alter", "--group", group, "--delete", "consumer.session.timeout.ms")
    kinds = {entry["resource-type"] for entry in cli.json("config", "list")}
    assert "broker" in kinds


def test_deleting_records(cli, name):
    cli.ok("produce", name, "--partition", 0, stdin="record\n" * 10)
    (cut,) = cli.json("topic", "delete-records", name, "--partition", 0, "--offset", 4)
    assert cut == {"topic": name, "partition": 0, "start-offset": 4}
    assert "OFFSET_OUT_OF_RANGE" in cli.fails(
        "topic", "delete-records", name, "--partition", 0, "--offset", 11
    )
    (kept,) = cli.json("topic", "delete-records", name, "--partition", 0, "--before", "1h")
    assert kept["start-offset"] == 4, "nothing is that old"
    now = int(time.time() * 1000) + 60_000
    (all_gone,) = cli.json("topic", "delete-records", name, "--partition", 0, "--before", now)
    assert all_gone["start-offset"] == 10
    assert ["0", "10"] in rows(cli.ok("topic", "delete-records", name, "--offset", "end"))
    assert "has no partition 9" in cli.fails(
        "topic", "delete-records", name, "--partition", 9, "--offset", 0
    )


def test_the_quorum(cli):
    (cluster,) = cli.json("cluster", "describe")
    quorum = cluster["quorum"]
    assert quorum["leader"] == 1 and [voter["id"] for voter in quorum["voters"]] == [1]
    assert quorum["voters"][0]["end-offset"] >= quorum["high-watermark"] > 0
    assert "leader 1" in cli.ok("cluster", "describe")


def test_unregistering(cli):
    assert cli.fails("cluster", "unregister", 42, "--yes")
