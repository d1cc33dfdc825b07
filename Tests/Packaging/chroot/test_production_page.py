"""The page "Run Weir in production", its commands word for word as a new user would type them.

A fenced block is `sh`, then the ways of installing it is for (`package`, `archive`; none means
both) and `online` if it needs the network. Each block runs in one shell that stops at the first
command that fails.
"""

import re
import shutil

import pytest
import shipped

HOME = "/srv"


class Block:
    def __init__(self, line, words, text):
        self.line = line
        self.ways = [word for word in words if word != "online"] or ["package", "archive"]
        self.is_online = "online" in words
        self.script = f"set -eu\ncd {HOME}\n{text}"


def blocks(way):
    page = shipped.PAGE.read_text()
    found = [
        Block(page[: m.start()].count("\n") + 1, m[1].split(), m[2])
        for m in re.finditer(r"(?ms)^```sh([^\n]*)\n(.*?)^```$", page)
    ]
    assert {way for block in found for way in block.ways} == {"package", "archive"}
    return [block for block in found if way in block.ways]


@pytest.mark.base("systemd")
@pytest.mark.parametrize("way", ["package", "archive"])
def test_works_word_for_word(machine, way):
    machine.copy_in(shipped.debian_package() if way == "package" else shipped.archive(), HOME)
    shutil.copy("/etc/resolv.conf", machine.root / "etc/resolv.conf")
    wanted = blocks(way)
    # What needs the network comes first: the booted machine has a loopback interface only.
    online = [block for block in wanted if block.is_online]
    assert wanted[: len(online)] == online
    for block in online:
        machine.run("bash", "-c", block.script, timeout=300)

    booted = machine.boot()
    seen = {}
    for block in wanted[len(online) :]:
        result = booted.run("bash", "-c", block.script, check=False)
        assert result.returncode == 0, (
            f"{shipped.PAGE.name}, line {block.line}: status {result.returncode}\n"
            f"{block.script}\n{result.stdout}\n{result.stderr}\n{booted.journal()}"
        )
        seen[block.line] = result.stdout
    text = "\n".join(seen.values())
    assert text.count("hello\n") == 2, text
    assert 'Status: "Serving' in text, text
    assert not (machine.root / "etc/weir").exists()
    assert list((machine.root / "var/lib/weir").iterdir()) != []
