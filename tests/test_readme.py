"""The Python of the README runs as it stands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

import timeline

ROOT = Path(__file__).resolve().parents[1]
BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)


def test_the_blocks_of_the_readme_run_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    shutil.copytree(ROOT / "seeds" / "reports", tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"timeline": timeline}
    for block in BLOCKS:
        exec(compile(block, "README.md", "exec"), names)
    march = names["march"]
    assert set(march["event_type"]) >= {"exercise", "statement"}
    assert march["quote"].notna().all()
