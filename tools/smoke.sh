#!/bin/sh
# Install a built wheel without development tools and use it as a newcomer would: sh tools/smoke.sh PYTHON WHEEL
set -eu
python=$1
wheel=$2
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check --constraint "$here/constraints.txt" "$wheel"
cp "$wheel" "$work/"
cd "$work"  # away from the checkout, so that nothing is found there by accident
timeline=$work/venv/bin/timeline
"$timeline" --help > help.txt
grep -q ingest help.txt
"$timeline" --db demo.duckdb demo > demo.txt
grep -q 'stated' demo.txt
"$timeline" --db demo.duckdb query drills-by-month -f csv > drills.csv
test "$(wc -l < drills.csv)" -gt 1
"$timeline" --db demo.duckdb export events.csv
test "$(head -1 events.csv | tr ',' '\n' | wc -l)" -eq 28
test "$(wc -l < events.csv)" -gt 5
"$timeline" --db demo.duckdb verify
"$timeline" dates "three days ago" --on 2022-03-10 | grep -q 2022-03-07
echo "smoke test of $(basename "$wheel"): passed"
