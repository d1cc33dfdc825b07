"""The Debian package: installed, started as its unit says, upgraded, removed, purged."""

import re
import socket
import stat

import pytest
import shipped
from machine import free_port

ENABLED = "/etc/systemd/system/multi-user.target.wants/weir.service"


@pytest.fixture
def installed(machine):
    package = machine.copy_in(shipped.debian_package())
    machine.run("dpkg", "--install", package)
    return machine


def exec_start(machine):
    unit = (machine.root / "lib/systemd/system/weir.service").read_text()
    return re.search(r"(?m)^ExecStart=(.*)$", unit).group(1).split()


def test_depends_on_what_is_documented_and_installs(installed):
    fields = installed.run("dpkg-query", "-W", "-f", "${Depends}", "weir").stdout
    names = {word.split(" (")[0].strip() for word in fields.split(",")}
    assert names == {*shipped.documented_packages(), "adduser"}
    status = installed.run("dpkg-query", "-W", "-f", "${Status} ${Version}", "weir").stdout
    assert status == f"install ok installed {shipped.version()}"
    assert installed.run("weir", "--version").stdout.strip() == shipped.version()


def test_makes_its_user_and_folder_and_starts_nothing(installed):
    user = installed.run("getent", "passwd", "weir").stdout.split(":")
    assert user[5:] == ["/var/lib/weir", "/usr/sbin/nologin\n"]
    folder = (installed.root / "var/lib/weir").stat()
    assert (folder.st_uid, stat.S_IMODE(folder.st_mode)) == (int(user[2]), 0o750)
    assert not (installed.root / ENABLED.lstrip("/")).is_symlink()
    assert installed.run("weir", "check", "/etc/weir/weir.yaml", user="weir").returncode == 0


def test_its_files_are_whole(installed):
    assert installed.run("dpkg", "--verify", "weir").stdout == ""


def test_runs_as_its_user_and_tells_the_service_manager(installed):
    port = free_port()
    path = installed.root / "run/notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(path))
        path.chmod(0o666)
        listener.settimeout(30)
        server = installed.serve(
            *exec_start(installed),
            *("--set", f"listeners.PLAINTEXT.port={port}"),
            user="weir:weir",
            environment={"NOTIFY_SOCKET": "/run/notify"},
        )
        assert heard(listener, "READY=1").splitlines()[1].startswith("STATUS=Serving")
        assert owner(installed, "var/lib/weir/meta.properties") == owner(
            installed, "var/lib/weir"
        )
        server.wait_until_it_listens(port).stop()
        assert heard(listener, "STOPPING=1")


def test_an_upgrade_keeps_the_configuration_and_the_records(installed):
    configuration = installed.root / "etc/weir/weir.yaml"
    text = configuration.read_text().replace("node-id: 1", "node-id: 7")
    configuration.write_text(text)
    (installed.root / "var/lib/weir/kept").write_text("kept")
    package = f"/srv/{shipped.debian_package().name}"
    installed.run("dpkg", "--force-confold", "--install", package)
    assert configuration.read_text() == text
    assert (installed.root / "var/lib/weir/kept").read_text() == "kept"


def test_a_purge_leaves_records_and_nothing_else(installed):
    (installed.root / "var/lib/weir/kept").write_text("kept")
    said = installed.run("dpkg", "--purge", "weir").stdout
    assert "/var/lib/weir" in said
    assert (installed.root / "var/lib/weir/kept").read_text() == "kept"
    for gone in ("etc/weir", "usr/bin/weir", "usr/lib/weir", "usr/share/doc/weir"):
        assert not (installed.root / gone).exists(), gone


def test_a_purge_of_an_unused_node_leaves_nothing(installed):
    installed.run("dpkg", "--purge", "weir")
    assert not (installed.root / "var/lib/weir").exists()


def heard(listener, line):
    """The next notification that has the line; those before it are passed over."""
    while True:
        text = listener.recv(65536).decode()
        if line in text.splitlines():
            return text


def owner(machine, path):
    return (machine.root / path).stat().st_uid
