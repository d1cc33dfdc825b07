"""`weir log verify` on directories that a broker wrote: sound, running, killed, damaged, golden."""

import json
import shutil

import pytest
from harness.broker import ROOT
from harness.cli import Cli, run

GOLDEN = ROOT / "Tests/Storage/golden"


def verify(*paths, code=0):
    """The findings and the summary."""
    done = run("log", "verify", "--json", *paths)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == code, (done.returncode, lines, done.stderr)
    return lines[:-1], lines[-1], done.stderr


@pytest.fixture
def broker(start_broker):
    broker = start_broker()
    cli = Cli(broker)
    cli.ok("topic", "create", "plain", "--partitions", 2, "--config", "segment.bytes=1048576")
    cli.ok("topic", "create", "packed")
    values = "".join(f"record {index} {'x' * 400}\n" for index in range(6000))
    cli.ok("produce", "plain", "--partition", 0, "--batch-size", 20000, stdin=values)
    for codec in ("gzip", "snappy", "lz4", "zstd"):
        cli.ok("produce", "packed", "--compression", codec, stdin=values)
    return broker


def data(broker):
    return broker.directory / "data"


def test_what_a_broker_writes_is_sound(broker):
    findings, running, warning = verify(data(broker))
    assert findings == [] and "in use by a broker" in warning
    assert running["segments"] >= 5 and running["unopened-batches"] == {}
    assert running["records"] > 30000
    broker.stop()
    findings, stopped, warning = verify(data(broker))
    assert findings == [] and warning == ""
    assert stopped["errors"] == stopped["warnings"] == 0
    text = run("log", "verify", data(broker)).stdout
    assert "0 errors, 0 warnings" in text


def test_a_killed_broker_leaves_nothing_that_is_wrong(broker):
    broker.kill()
    findings, summary, _ = verify(data(broker))
    assert summary["errors"] == 0, findings
    # A torn tail is what a crash in the middle of a write leaves.
    with (sorted((data(broker) / "packed-0").glob("*.log"))[-1]).open("ab") as log:
        log.write(b"\0\0\0\0")
    findings, summary, _ = verify(data(broker))
    assert [finding["rule"] for finding in findings] == ["torn-tail"]
    assert (summary["errors"], summary["warnings"]) == (0, 1)
    # Opening the log cuts it.
    broker.start()
    Cli(broker).ok("consume", "packed", "--count", 1)
    broker.stop()
    assert "torn-tail" not in {finding["rule"] for finding in verify(data(broker))[0]}


def test_damage_is_found_where_it_is(broker):
    broker.stop()
    log = sorted((data(broker) / "plain-0").glob("*.log"))[0]
    content = bytearray(log.read_bytes())
    content[5000] ^= 0x10
    log.write_bytes(content)
    findings, summary, _ = verify(data(broker), code=1)
    assert summary["errors"] == 1
    (finding,) = findings
    assert finding["rule"] == "bad-checksum" and finding["file"] == str(log)
    assert finding["position"] <= 5000 and finding["remedy"]
    # A log and a segment alone say the same.
    assert verify(log.parent, code=1)[0] == findings
    assert verify(log, code=1)[0] == findings
    line = run("log", "verify", log).stdout.splitlines()[0]
    assert line.startswith(f"{log}:{finding['position']}: error: ")


def test_a_missing_segment_and_a_damaged_index(broker):
    broker.stop()
    first, second, *_ = sorted((data(broker) / "plain-0").glob("*.log"))
    index = first.with_suffix(".index")
    index.write_bytes(index.read_bytes()[:-3])
    for suffix in (".log", ".index", ".timeindex"):
        second.with_suffix(suffix).unlink()
    findings, _, _ = verify(data(broker), code=1)
    rules = {finding["rule"] for finding in findings}
    assert {"missing-segment", "offset-index"} <= rules


def test_the_golden_directory(tmp_path):
    """Its blobs are three bytes of nothing, which is said; the logs are sound."""
    copy = tmp_path / "golden"
    shutil.copytree(GOLDEN / "segments-v1", copy)
    findings, summary, _ = verify(copy, code=1)
    assert {finding["file"].rsplit("/", 1)[1] for finding in findings} == {
        "00000000000000000018.snapshot",
        "00000000000000000009.txnindex",
        "00000000000000000020-0000000003.checkpoint",
    }
    for finding in findings:
        (copy / "golden-0" / finding["file"].rsplit("/", 1)[1]).unlink()
    findings, summary, _ = verify(copy)
    assert findings == []
    assert (summary["logs"], summary["segments"], summary["records"]) == (2, 5, 30)


def test_the_golden_node():
    findings, summary, _ = verify(GOLDEN / "node-v1")
    assert findings == [] and summary["logs"] > 1


def test_what_is_not_there(tmp_path):
    done = run("log", "verify", tmp_path / "nothing")
    assert done.returncode == 1 and "No such file" in done.stderr
    other = tmp_path / "notes.txt"
    other.write_text("hello")
    assert verify(other, code=1)[0][0]["rule"] == "unknown-file"
