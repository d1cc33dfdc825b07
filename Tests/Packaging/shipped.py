"""Where the archive is, and the Debian packages that the documentation names."""

import os
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "contrib/packaging/README.md"
PAGE = ROOT / "Sources/Kernel/Kernel.docc/RunInProduction.md"
# Where this machine builds, where its Swift is, and the folders of its users.
_FOLDERS = [str(ROOT), str(Path(shutil.which("swift") or "/nowhere/usr/bin/swift").resolve())]
_FOLDERS[1] = _FOLDERS[1].split("/usr/bin/")[0]
MACHINE_PATH = re.compile(
    b"(?:" + b"|".join(re.escape(folder).encode() for folder in _FOLDERS)
    + rb"|/root|/h[o]me/\w+)/[\w./+-]+"
)


def version():
    """What `weir --version` will say: the one place that has it."""
    source = (ROOT / "Sources/Kernel/WeirVersion.swift").read_text()
    return re.search(r'text = "([^"]+)"', source).group(1)


def archive(suffix=""):
    path = Path(
        os.environ.get(
            "WEIR_ARCHIVE",
            ROOT / f"dist/weir-{version()}-linux-{os.uname().machine}{suffix}.tar.gz",
        )
    )
    assert path.is_file(), f"{path} is missing; run `make dist` first"
    return path


def debian_package():
    found = sorted((ROOT / "dist").glob(f"weir_{version()}_*.deb"))
    assert len(found) == 1, f"dist has {len(found)} weir_{version()}_*.deb; run `make deb` first"
    return found[0]


def documented_packages(path=README):
    """The packages of the one line `apt-get install ... libyaml...` of a page."""
    lines = [line for line in path.read_text().splitlines() if "libyaml-0-2" in line]
    assert len(lines) == 1, f"{path} names the system packages on {len(lines)} lines"
    words = lines[0].replace("`", " ").split()
    return sorted(word for word in words if re.fullmatch(r"lib[\w.+-]*[\w+]|zlib1g", word))


def package_of_library(soname):
    """The Debian package on this machine that a library comes from."""
    listing = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    paths = [
        line.split("=> ")[1]
        for line in listing.stdout.splitlines()
        if line.strip().startswith(soname + " ") and "=> " in line
    ]
    for path in paths:
        for candidate in (path, path.removeprefix("/usr"), "/usr" + path):
            found = subprocess.run(["dpkg-query", "-S", candidate], capture_output=True, text=True)
            if found.returncode == 0:
                return found.stdout.split(":")[0]
    raise AssertionError(f"no Debian package on this machine has {soname}")


if __name__ == "__main__":
    print(",".join(documented_packages()))
