"""The archive on a system that holds the packages it names and nothing else."""

import re
import signal
import subprocess

import pytest
import shipped
from machine import HOST, free_port

CODECS = ("none", "gzip", "snappy", "lz4", "zstd")


@pytest.fixture
def home(machine):
    """The folder of the unpacked archive, as the machine sees it."""
    return machine.unpack(shipped.archive(), "/opt")


def kcat(port, *arguments, text=None):
    return subprocess.run(
        ["kcat", "-q", "-b", f"{HOST}:{port}", "-X", "socket.timeout.ms=10000", *arguments],
        input=text,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout


def serve(machine, home, *settings, **options):
    port = free_port()
    pairs = [
        f"listeners.PLAINTEXT.port={port}",
        'storage.topics=[{pattern: "memory-*", backend: memory}]',
        *settings,
    ]
    sets = [word for pair in pairs for word in ("--set", pair)]
    server = machine.serve(
        f"{home}/bin/weir", "serve", "--config", f"{home}/etc/weir.yaml", *sets, **options
    )
    return server.wait_until_it_listens(port), port


def test_the_machine_has_no_swift_and_no_packages_beyond_the_documentation(machine):
    documented = set(shipped.documented_packages())
    bare = machine.installed()
    assert documented <= bare
    assert not [name for name in bare if "swift" in name or "python" in name or "-dev" in name]
    assert machine.run("sh", "-c", "command -v swift", check=False).returncode != 0


def test_every_library_is_found(machine, home):
    files = machine.run("find", home, "-name", "*.so", "-o", "-path", "*/bin/weir").stdout.split()
    assert len(files) > 10
    for file in files:
        assert "not found" not in machine.run("ldd", file).stdout, file


def test_says_its_version_and_checks_its_configuration(machine, home):
    version = machine.run(f"{home}/bin/weir", "--version").stdout
    assert version == shipped.version() + "\n"
    checked = machine.run(f"{home}/bin/weir", "check", f"{home}/etc/weir.yaml").stdout
    assert "/var/lib/weir" in checked


@pytest.mark.parametrize("backend", ["segments", "memory"])
def test_kcat_writes_and_reads_with_every_codec(machine, home, backend):
    server, port = serve(machine, home)
    for codec in CODECS:
        topic = f"{backend}-{codec}"
        lines = "".join(f"{codec} {number} {'x' * 200}\n" for number in range(500))
        kcat(port, "-P", "-t", topic, "-z", codec, text=lines)
        assert kcat(port, "-C", "-t", topic, "-o", "beginning", "-e") == lines, topic
    server.stop()


def test_compresses_anew_with_every_codec(machine, home):
    """The broker's own codec libraries work, not only the client's."""
    server, port = serve(machine, home)
    for codec in CODECS[1:]:
        machine.run(
            *(f"{home}/bin/weir", "topic", "create", f"kept-{codec}"),
            *("--bootstrap-server", f"{HOST}:{port}", "--config", f"compression.type={codec}"),
        )
        kcat(port, "-P", "-t", f"kept-{codec}", "-z", "none", text="one\ntwo\n")
        assert kcat(port, "-C", "-t", f"kept-{codec}", "-o", "beginning", "-e") == "one\ntwo\n"
    server.stop()


def test_records_survive_a_restart(machine, home):
    server, port = serve(machine, home)
    kcat(port, "-P", "-t", "kept", "-X", "acks=all", text="one\ntwo\n")
    server.stop()
    server, port = serve(machine, home)
    assert kcat(port, "-C", "-t", "kept", "-o", "beginning", "-e") == "one\ntwo\n"
    server.stop()


def crash(server):
    """The text of a crash. A signal that was sent does not come again by itself, as a bad access
    would: the second one meets the handler that the first one took away."""
    server.process.send_signal(signal.SIGSEGV)
    server.wait_for_text("Backtrace took")
    server.process.send_signal(signal.SIGSEGV)
    assert server.process.wait(60) == -signal.SIGSEGV
    return server.text


def test_a_crash_prints_a_backtrace_whose_lines_the_debug_archive_knows(machine, home):
    server, _ = serve(machine, home)
    text = crash(server)
    assert "Program crashed" in text
    frame = re.search(r"0x(\w+) SelectableEventLoop\.run\(\) \+ \d+ in weir$", text, re.MULTILINE)
    assert frame, text
    image = re.search(r"^0x(\w+)\S+ (\w+) weir ", text, re.MULTILINE)
    assert image, text

    top = machine.root / machine.unpack(shipped.archive("-debug"), "/tmp").lstrip("/")
    name = image[2]
    lines = subprocess.run(
        [
            *("addr2line", "-i", "-e", top / f"lib/debug/.build-id/{name[:2]}/{name[2:]}.debug"),
            hex(int(frame[1], 16) - int(image[1], 16)),
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert re.search(r"/SelectableEventLoop\.swift:\d+$", lines, re.MULTILINE), lines
