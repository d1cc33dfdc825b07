"""The built program, run against a broker as a person or a script would."""

import json
import subprocess

from .broker import BINARY

TIMEOUT = 60


def run(*arguments, stdin=None):
    """Runs `weir` and gives the finished process; standard input is no terminal."""
    return subprocess.run(
        [str(BINARY), *map(str, arguments)],
        input=stdin or "",
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
    )


class Cli:
    """`weir` with the broker's address.

    `ok` wants success, `fails` a failure that says why."""

    def __init__(self, broker):
        self.broker = broker

    def __call__(self, *arguments, stdin=None):
        return run(*arguments, "--bootstrap-server", self.broker.bootstrap, stdin=stdin)

    def ok(self, *arguments, stdin=None):
        done = self(*arguments, stdin=stdin)
        assert done.returncode == 0, f"{arguments}: {done.returncode}\n{done.stderr}"
        return done.stdout

    def json(self, *arguments):
        """The values that a command prints, one a line."""
        return [json.loads(line) for line in self.ok(*arguments, "--json").splitlines()]

    def fails(self, *arguments, code=1):
        done = self(*arguments)
        assert done.returncode == code, f"{arguments}: {done.returncode}\n{done.stdout}"
        assert done.stderr.strip()
        return done.stderr


def rows(text):
    """The cells of a table, which two blanks or more keep apart."""
    return [line.split() for line in text.splitlines() if line.strip()]
