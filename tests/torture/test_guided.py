"""The same laws with inputs that coverage finds, not chance."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .settings import INPUTS, SEED, scaled

pytestmark = pytest.mark.torture

ROOT = Path(__file__).resolve().parents[2]
RUNS = {"readers": 60_000, "date finder": 120_000, "dateline finder": 60_000, "front matter": 120_000,
        "query header": 40_000, "CSV writer": 400_000}


@pytest.mark.parametrize("law", RUNS)
def test_no_input_breaks_a_law(law: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("atheris", reason="atheris has no wheel for this system")
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.guided", law, str(scaled(RUNS[law])), str(inputs)], cwd=ROOT,
        env=os.environ | {"TIMELINE_SEED": str(SEED)}, capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    counted = dict(re.findall(r"stat::(\w+):\s+(\d+)", done.stderr))
    covered = re.findall(r"\bcov: (\d+)", done.stderr)
    assert int(counted["number_of_executed_units"]) >= scaled(RUNS[law])
    INPUTS[f"{law}, guided"] += int(counted["number_of_executed_units"])
    with capsys.disabled():
        print(f"\n{law}, guided: {int(counted['number_of_executed_units']):,} inputs, {covered[-1]} branches reached, "
              f"{sum(1 for _ in inputs.iterdir())} worth keeping, slowest {counted['slowest_unit_time_sec']} s")
