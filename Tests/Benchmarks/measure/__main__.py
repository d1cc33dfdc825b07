"""Runs the cases and puts their figures between the markers of RESULTS.md."""

import datetime
import os
import platform
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from .cases import CASES, TITLES
from .servers import ALL_CORES, CLIENT_CORE, ROOT, SERVER_CORE

RESULTS = ROOT / "Tests/Benchmarks/RESULTS.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def machine():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((x.split(":")[1].strip() for x in lines if x.startswith("model name")), "?")
    return f"{os.cpu_count()} cores of {model}, Linux {platform.release()}"


def main(names):
    # Ended early, it leaves neither servers nor data behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    unknown = [name for name in names if name not in CASES]
    if unknown:
        raise SystemExit(f"bench: no case {unknown[0]}; there are: {', '.join(CASES)}")
    if not {CLIENT_CORE, SERVER_CORE} <= ALL_CORES:
        raise SystemExit(f"bench: needs cores 0 and 1, has {sorted(ALL_CORES)}")
    # librdkafka runs here, on the client's core; servers choose their own.
    os.sched_setaffinity(0, {CLIENT_CORE})
    base = os.environ.get("BENCH_DIR", ROOT / ".build")
    directory = Path(tempfile.mkdtemp(prefix="bench-", dir=base))
    lines = [f"{datetime.date.today()}, {machine()}.", ""]
    began = time.monotonic()
    try:
        for name in names or CASES:
            print(f"bench: {name}", file=sys.stderr)
            part = [f"### {TITLES[name]}", "", *CASES[name](directory)]
            print("\n".join(part))
            lines += part
    finally:
        shutil.rmtree(directory)
    print(f"bench: {time.monotonic() - began:.0f} s", file=sys.stderr)
    if not names:
        head, rest = RESULTS.read_text().split(BEGIN)
        tail = rest.split(END)[1]
        RESULTS.write_text("\n".join([head + BEGIN, "", *lines, END]) + tail)


main(sys.argv[1:])
