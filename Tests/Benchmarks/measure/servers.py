"""The processes that are measured: Weir and the floor, each pinned to the server's core."""

import atexit
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
WEIR = Path(os.environ.get("WEIR_BIN", ROOT / ".build/release/weir")).resolve()
TOOLS = ROOT / "Tests/Benchmarks/.build/release"
CONFIG = ROOT / "etc/weir.yaml"
HOST = "127.0.0.1"
SERVER_CORE, CLIENT_CORE = 0, 1
TICK = os.sysconf("SC_CLK_TCK")
API_VERSIONS = bytes.fromhex("0000000f00120000000000010005") + b"bench"


ALL_CORES = os.sched_getaffinity(0)


def pin(core):
    """What a child runs to stay on one core, or to get back all of them."""
    return lambda: os.sched_setaffinity(0, ALL_CORES if core is None else {core})


def cpu_seconds(pid):
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def resident(pid):
    """Resident bytes: all, and those of no file."""
    status = Path(f"/proc/{pid}/status").read_text()
    values = dict(line.split(":", 1) for line in status.splitlines())
    return tuple(int(values[name].split()[0]) * 1024 for name in ("VmRSS", "RssAnon"))


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


class Weir:
    """`weir serve` on a data directory; `core` None leaves it all cores and the default loops."""

    def __init__(self, directory, core=None, settings=None):
        self.directory = Path(directory)
        self.core = core
        self.port = free_port()
        self.settings = {
            "listeners[0].port": self.port,
            "http.port": 0,
            "data-directory": self.directory / "data",
        } | (settings or {})
        if core is not None:
            self.settings["limits.event-loops"] = 1
        self.process = None

    @property
    def pid(self):
        return self.process.pid

    @property
    def bootstrap(self):
        return f"{HOST}:{self.port}"

    def start(self):
        """Returns the seconds from spawn to the first answer of ApiVersions."""
        self.directory.mkdir(parents=True, exist_ok=True)
        command = [str(WEIR), "serve", "--config", str(CONFIG)]
        for key, value in self.settings.items():
            command += ["--set", f"{key}={value}"]
        began = time.monotonic()
        with (self.directory / "weir.log").open("ab") as log:
            self.process = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd=self.directory,
                preexec_fn=pin(self.core),
            )
        atexit.register(self.process.kill)  # does nothing once it has been waited for
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() - began > 60:
                log = (self.directory / "weir.log").read_text()[-2000:]
                raise SystemExit(f"bench: weir does not answer\n{log}")
            time.sleep(0.001)
        return time.monotonic() - began

    def _answers(self):
        try:
            with socket.create_connection((HOST, self.port), timeout=60) as connection:
                connection.sendall(API_VERSIONS)
                return len(connection.recv(8)) == 8
        except OSError:
            return False

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Floor:
    """`weir-floor` with a file of its own."""

    def __init__(self, path):
        self.path = Path(path)
        self.process = subprocess.Popen(
            [str(TOOLS / "weir-floor"), str(self.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=pin(SERVER_CORE),
        )
        self.port = int(self.process.stdout.readline().split()[1])

    @property
    def pid(self):
        return self.process.pid

    def own_figures(self):
        """What it says of its last connection: CPU seconds per GB, GB/s."""
        words = self.process.stdout.readline().split()
        return float(words[7]), float(words[9])

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)
        self.path.unlink()


def load(*arguments):
    """Runs `weir-load` on the client's core: bytes moved, seconds."""
    done = subprocess.run(
        [str(TOOLS / "weir-load"), *map(str, arguments)],
        capture_output=True,
        text=True,
        preexec_fn=pin(CLIENT_CORE),
    )
    if done.returncode != 0:
        raise SystemExit(f"bench: weir-load {arguments}: {done.stderr}")
    words = done.stdout.split()
    return int(words[1]), float(words[3])
