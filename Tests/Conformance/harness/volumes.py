"""Small file systems of a test's own. They need root, as the storage suite does."""

import errno
import os
import subprocess
import time

MIB = 1 << 20


class Volume:
    """A mounted file system: `tmpfs` in memory, or `ext4` in an image."""

    def __init__(self, directory, kind, mebibytes):
        self.path = directory / "volume"
        self.path.mkdir()
        self.kind = kind
        if kind == "tmpfs":
            _run("mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", self.path)
        else:
            image = directory / "image"
            with image.open("wb") as file:
                file.truncate(mebibytes * MIB)
            _run("mkfs.ext4", "-q", image)
            _run("mount", "-o", "loop", image, self.path)

    @property
    def usable(self):
        volume = os.statvfs(self.path)
        return volume.f_bavail * volume.f_frsize

    @property
    def total(self):
        volume = os.statvfs(self.path)
        return volume.f_blocks * volume.f_frsize

    def fill(self, name="foreign"):
        """A stranger takes every block, down to the last."""
        with (self.path / name).open("ab", buffering=0) as file:
            size = MIB
            while size > 0:
                try:
                    file.write(b"\x55" * size)
                except OSError as error:
                    assert error.errno == errno.ENOSPC, error
                    size //= 2

    def empty(self, name="foreign"):
        (self.path / name).unlink()

    def detach(self):
        """What an operator's `umount -l` does: it is gone for whoever looks for it."""
        _run("umount", "-l", self.path)

    def unmount(self):
        """Leaves nothing mounted, whatever still uses it."""
        deadline = time.monotonic() + 5
        while os.path.ismount(self.path):
            lazily = ["-l"] if time.monotonic() > deadline else []
            subprocess.run(["umount", *lazily, self.path], stderr=subprocess.DEVNULL, check=False)
            if os.path.ismount(self.path):
                time.sleep(0.1)


def _run(*command):
    subprocess.run([str(part) for part in command], check=True)
