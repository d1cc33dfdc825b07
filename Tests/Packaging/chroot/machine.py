"""A bare Debian system with a changed root: files of its own, the network of this machine."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

BASES = Path(os.environ.get("WEIR_PACKAGE_TEST", "/nonexistent"))
HOST = "127.0.0.1"
START_TIMEOUT = 30.0
STOP_TIMEOUT = 40.0


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


class Machine:
    """`root` is an overlay in memory over the bare system; nothing of it is kept.

    The mounts are in the mount namespace that `run` made and go with it.
    """

    def __init__(self, base, folder):
        assert (BASES / base).is_dir(), "start these tests with Tests/Packaging/chroot/run"
        self.folder = folder
        self.root = folder / "root"
        self.root.mkdir()
        layers = folder / "layers"
        layers.mkdir()
        _mount("-t", "tmpfs", "-o", "size=1g,mode=755", "tmpfs", layers)
        for name in ("upper", "work"):
            (layers / name).mkdir()
        options = f"lowerdir={BASES / base},upperdir={layers}/upper,workdir={layers}/work"
        _mount("-t", "overlay", "-o", options, "overlay", self.root)
        _mount("-t", "proc", "proc", self.root / "proc")
        _mount("--bind", "/dev", self.root / "dev")
        self._mounts = [self.root / "dev", self.root / "proc", self.root, layers]
        self._servers = []
        self._booted = None

    def unpack(self, archive, folder):
        """What `tar -xf ARCHIVE -C FOLDER` as root does; gives the path inside the machine."""
        with tarfile.open(archive) as tar:
            top = tar.next().name
            tar.extractall(self.root / folder.lstrip("/"), filter="tar")
        return f"{folder}/{top}"

    def run(self, *command, user=None, timeout=120, check=True, text=True, **options):
        result = subprocess.run(
            self._command(command, user), capture_output=True, text=text, timeout=timeout, **options
        )
        if check:
            assert result.returncode == 0, (
                f"{command} ended with {result.returncode}\n{result.stdout}\n{result.stderr}"
            )
        return result

    def installed(self):
        listing = self.run("dpkg-query", "-W", "-f", "${Package}\\n").stdout
        return set(listing.split())

    def serve(self, *command, user=None, environment=None):
        """Starts a server in the machine; `Server.stop` or the end of the test ends it."""
        log = self.folder / f"server-{len(self._servers)}.log"
        server = Server(self._command(command, user), log, environment or {})
        self._servers.append(server)
        return server

    def copy_in(self, file, folder="/srv"):
        target = self.root / folder.lstrip("/") / file.name
        shutil.copy(file, target)
        return f"{folder}/{file.name}"

    def boot(self):
        """Boots the machine's systemd in a container with a loopback interface of its own."""
        for mount in (self.root / "dev", self.root / "proc"):
            subprocess.run(["umount", mount], check=True)
        self._mounts = self._mounts[2:]
        self._booted = Booted(self.root, self.folder / "boot.log")
        return self._booted

    def close(self):
        if self._booted:
            self._booted.halt()
        for server in self._servers:
            server.kill()
        for mount in self._mounts:
            subprocess.run(["umount", "--lazy", mount], check=True)

    def _command(self, command, user):
        who = [f"--userspec={user}"] if user else []
        return ["chroot", *who, str(self.root), *map(str, command)]


class Server:
    """A process of this test's own. `chroot` becomes the server: its pid is the server's."""

    def __init__(self, command, log, environment):
        self.log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **environment},
            )

    @property
    def pid(self):
        return self.process.pid

    def wait_until_it_listens(self, port):
        def listens():
            try:
                socket.create_connection((HOST, port), timeout=1).close()
            except OSError:
                return False
            return True

        return self._wait_until(listens, f"nothing listens on {port}")

    def wait_for_text(self, text):
        return self._wait_until(lambda: text in self.text, f"the log has no '{text}'")

    def _wait_until(self, condition, complaint):
        deadline = time.monotonic() + START_TIMEOUT
        while not condition():
            assert self.process.poll() is None, f"ended with {self.process.returncode}\n{self.text}"
            assert time.monotonic() < deadline, f"{complaint}\n{self.text}"
            time.sleep(0.05)
        return self

    def stop(self):
        """SIGTERM; the server must drain and exit with 0."""
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(STOP_TIMEOUT) == 0, self.text

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    @property
    def text(self):
        return self.log.read_text(errors="replace")


class Booted:
    """A running systemd. Commands run beside it, in its namespaces."""

    def __init__(self, root, log):
        self.log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [
                    *("systemd-nspawn", "--quiet", "--directory", str(root), "--boot"),
                    *("--register=no", "--keep-unit", "--private-network", "--console=pipe"),
                ],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        self.leader = None
        self._wait_until(self._has_leader, "no init process")
        self._wait_until(self._has_started, "systemd does not come up")

    def run(self, *command, check=True, timeout=120, **options):
        result = subprocess.run(
            [
                *("nsenter", "--target", str(self.leader)),
                *("--mount", "--uts", "--ipc", "--net", "--pid", "--wd"),
                *("env", "-i", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
                *("HOME=/root", "LANG=C.UTF-8", "SYSTEMD_PAGER=", *map(str, command)),
            ],
            capture_output=True,
            text=True,
            timeout=timeout,
            **options,
        )
        if check:
            assert result.returncode == 0, (
                f"{command} ended with {result.returncode}\n{result.stdout}\n{result.stderr}\n"
                + self.journal()
            )
        return result

    def journal(self):
        return self.run("journalctl", "--no-pager", "-u", "weir", check=False).stdout

    def halt(self):
        """The container's init and everything below it end."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def _has_leader(self):
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        found = children.read_text().split()
        for pid in found:
            if Path(f"/proc/{pid}/comm").read_text().strip() == "systemd":
                self.leader = int(pid)
        return self.leader is not None

    def _has_started(self):
        state = self.run("systemctl", "is-system-running", check=False).stdout.strip()
        return state in ("running", "degraded")

    def _wait_until(self, condition, complaint):
        deadline = time.monotonic() + 60
        while not condition():
            text = self.log.read_text(errors="replace")
            assert self.process.poll() is None, f"{self.process.returncode}\n{text}"
            assert time.monotonic() < deadline, f"{complaint}\n{text}"
            time.sleep(0.1)


def _mount(*arguments):
    subprocess.run(["mount", *map(str, arguments)], check=True)


@pytest.fixture
def machine(request, tmp_path):
    marker = request.node.get_closest_marker("base")
    machine = Machine(marker.args[0] if marker else "archive", tmp_path)
    yield machine
    machine.close()
