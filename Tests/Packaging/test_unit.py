"""The systemd unit: well-formed, as closed as it can be, and in step with the configuration."""

import re
import subprocess

import shipped

UNIT = shipped.ROOT / "contrib/systemd/weir.service"
TEXT = UNIT.read_text()


def value(key):
    values = re.findall(rf"(?m)^{key}=(.*)$", TEXT)
    assert len(values) == 1, f"{key} is there {len(values)} times"
    return values[0]


def analyze(*arguments):
    return subprocess.run(
        ["systemd-analyze", *arguments], capture_output=True, text=True, check=False
    )


def test_systemd_understands_every_line(tmp_path):
    # The program and its user are not installed on this machine.
    text = TEXT.replace("/usr/bin/weir", "/bin/true").replace("=weir\n", "=daemon\n")
    unit = tmp_path / "weir.service"
    unit.write_text(text)
    result = analyze("verify", "--man=no", str(unit))
    assert (result.returncode, result.stderr) == (0, "")


def test_exposure_is_low():
    result = analyze("security", "--offline=yes", "--threshold=20", str(UNIT))
    assert result.returncode == 0, result.stdout
    print(result.stdout.splitlines()[-1])


def test_the_stop_timeout_leaves_time_to_drain():
    drain = re.search(
        r"(?m)^  drain-timeout: (\d+)s$", (shipped.ROOT / "etc/weir.yaml").read_text()
    )
    # Once for requests and once for plugins.
    assert int(value("TimeoutStopSec")) > 2 * int(drain.group(1))


def test_the_commands_are_those_of_the_package():
    assert value("ExecStart") == "/usr/bin/weir serve --config /etc/weir/weir.yaml"
    assert value("ExecReload") == "/usr/bin/weir reload --config /etc/weir/weir.yaml"
    assert (value("Type"), value("User"), value("StateDirectory")) == ("notify", "weir", "weir")
