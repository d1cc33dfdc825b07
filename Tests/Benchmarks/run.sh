#!/bin/bash
# Measures the release build beside the C floor and writes the figures into RESULTS.md.
#
#   Tests/Benchmarks/run.sh               everything, about five minutes on two idle cores
#   Tests/Benchmarks/run.sh transfers     one part: transfers, clients, scale or start
#
# BENCH_DIR is where data goes (a temporary folder under .build by default), BENCH_BYTES how much a
# transfer moves.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

swift build -c release --package-path Tests/Benchmarks >&2
python=$(Tests/Scripts/venv)
PYTHONPATH=Tests/Benchmarks exec "$python" -m measure "$@"
