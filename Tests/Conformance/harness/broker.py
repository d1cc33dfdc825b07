"""A broker under test: one process, its own port and data directory, ended by its own pid."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from .connection import HOST, Connection, ConnectionClosed

ROOT = Path(__file__).resolve().parents[3]
BINARY = Path(os.environ.get("WEIR_BIN", ROOT / ".build/release/weir")).resolve()
CONFIG = ROOT / "etc/weir.yaml"
BACKENDS = ("segments", "memory")
START_TIMEOUT = 20.0
STOP_TIMEOUT = 30.0


def free_port():
    """A loopback port that nothing uses at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


class Broker:
    """`weir serve` with a data directory of its own.

    `settings` are further `--set` pairs. A stopped or killed broker can be started again on the
    same port and data. What it prints goes to `log_path`; a failed start or stop shows its end.
    `prefix` is a command that runs it (`prlimit`), `environment` is added to the test's own.
    """

    def __init__(self, directory, backend="segments", settings=None, prefix=(), environment=None):
        self.directory = Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.backend = backend
        self.settings = dict(settings or {})
        self.prefix = [str(part) for part in prefix]
        self.environment = {**os.environ, **(environment or {})}
        self.port = free_port()
        self.http_port = free_port()
        self.config = CONFIG
        self.log_path = self.directory / "broker.log"
        self.process = None

    @property
    def bootstrap(self):
        return f"{HOST}:{self.port}"

    @property
    def pid(self):
        return self.process.pid

    def start(self):
        """Starts the process and waits until the port answers ApiVersions."""
        assert self.process is None, "already running"
        settings = {
            "listeners[0].port": self.port,
            "http.port": self.http_port,
            "data-directory": self.directory / "data",
            "storage.default": self.backend,
            # Many tests write records with old times: nothing goes unless a test asks for it.
            "defaults.log.initial.task.delay.ms": 3_600_000,
        } | self.settings
        command = [*self.prefix, str(BINARY), "serve", "--config", str(self.config)]
        for key, value in settings.items():
            command += ["--set", f"{key}={value}"]
        with self.log_path.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd=self.directory,
                env=self.environment,
            )
        self._wait_until_it_answers()
        return self

    def stop(self):
        """SIGTERM; the broker must drain and exit with 0."""
        code = self._end(signal.SIGTERM)
        assert code == 0, f"exit code {code} after SIGTERM, expected 0\n{self.log_tail()}"

    def kill(self):
        """SIGKILL, whatever it is doing."""
        self._end(signal.SIGKILL)

    def wait_for_failure(self, seconds=15.0):
        """The exit code of a broker that ends by itself."""
        assert self.process is not None, "not running"
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still there {seconds} s later\n{self.log_tail()}") from None
        self.process = None
        return code

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def connect(self, timeout=10.0):
        return Connection(self.port, timeout)

    def resident_bytes(self, field="VmRSS"):
        """Resident memory now, or its peak with `VmHWM`."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1]) * 1024
        raise AssertionError(f"no {field} of process {self.pid}")

    def log_tail(self, lines=30):
        text = self.log_path.read_text(errors="replace").splitlines()
        return "\n".join(["--- end of the broker's log ---", *text[-lines:]])

    def _end(self, number):
        assert self.process is not None, "not running"
        process, self.process = self.process, None
        early = process.poll()
        assert early is None, f"the broker had ended by itself with {early}\n{self.log_tail()}"
        process.send_signal(number)
        try:
            return process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise AssertionError(f"still there {STOP_TIMEOUT} s later\n{self.log_tail()}") from None

    def _wait_until_it_answers(self):
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline:
            code = self.process.poll()
            if code is not None:
                self.process = None
                raise AssertionError(f"weir serve ended with {code}\n{self.log_tail()}")
            try:
                with self.connect(timeout=2.0) as connection:
                    connection.call("api_versions", 0)
                    return
            except (ConnectionError, ConnectionClosed, TimeoutError):
                time.sleep(0.02)
        self.kill()
        raise AssertionError(f"no answer within {START_TIMEOUT} s\n{self.log_tail()}")
