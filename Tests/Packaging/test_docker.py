"""What can be said of the Dockerfile without an engine that builds it."""

import json
import re

import pytest
import shipped

TEXT = (shipped.ROOT / "contrib/docker/Dockerfile").read_text()


@pytest.fixture(scope="module")
def steps():
    """Instruction and argument of each step, continued lines joined, comments gone."""
    lines = [line for line in TEXT.splitlines() if not line.lstrip().startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [tuple(line.split(maxsplit=1)) for line in joined.splitlines() if line.strip()]


def of(steps, name):
    return [argument for instruction, argument in steps if instruction == name]


def test_installs_the_documented_packages_and_no_others(steps):
    words = next(run for run in of(steps, "RUN") if "apt-get" in run).split("&&")[1].split()
    packages = sorted(word for word in words[2:] if not word.startswith("-"))
    assert packages == shipped.documented_packages()


def test_what_it_adds_is_what_make_dist_makes(steps):
    assert of(steps, "COPY") == []
    (added,) = of(steps, "ADD")
    source, target = added.split()
    archive = shipped.archive()
    name = archive.name.removesuffix(".tar.gz")
    assert shipped.ROOT / source.replace("${ARCHIVE}", name) == archive
    assert target == "/opt"
    example = re.search(r"ARCHIVE=(\S+)", TEXT).group(1)
    assert example == f"weir-{shipped.version()}-linux-x86_64"


def test_runs_as_a_user_of_its_own_and_stops_in_order(steps):
    assert of(steps, "USER") == ["weir"]
    assert of(steps, "STOPSIGNAL") == ["SIGTERM"]
    assert of(steps, "VOLUME") == ["/var/lib/weir"]
    assert json.loads(of(steps, "ENTRYPOINT")[0]) == ["weir"]


def test_the_health_check_is_a_command(steps):
    (check,) = of(steps, "HEALTHCHECK")
    command = json.loads(check.split(" CMD ")[1])
    assert command[:2] == ["bash", "-c"] and "/health/ready" in command[2]
