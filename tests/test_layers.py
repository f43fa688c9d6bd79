"""Imports point one way, and heavy libraries are imported only where they are used."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "timeline"

# A module may import from its own layer's folder and from layers with a smaller number.
LAYERS = {
    "errors": 0, "garbage": 0, "resources": 1, "near": 1, "dates": 1, "model": 2, "clean": 2, "text": 3, "lexicon": 3,
    "readers": 4, "walk": 3, "timex": 4, "extract": 4, "merge": 4, "store": 4,
    "select": 4, "query": 5, "view": 5, "export": 6, "identity": 5, "reading": 5, "intake": 6, "streaming": 5,
    "derivation": 6, "workers": 1, "pipeline": 7, "library": 8, "cluster": 8, "cli": 9,
}
# Stages that share a number do not import each other.
MODULES = sorted(PACKAGE.rglob("*.py"))


def part(dotted: str) -> str:
    """``timeline.dates.span`` belongs to ``dates``."""
    return dotted.split(".")[1] if "." in dotted else ""


def imports(path: Path, *, at_top: bool = False) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if at_top else list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "timeline")
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]
    if own in ("__init__", "__main__"):
        return
    assert own in LAYERS, f"{own} has no place in the order of layers; give it one in this test and in CONTRIBUTING.md"
    for name in imports(path):
        if not name.startswith("timeline.") or not (theirs := part(name)) or theirs == own or theirs.startswith("__"):
            continue
        # dates.resolve() is promised there; it imports the stage it fronts when called, and its types for checkers alone
        if path == PACKAGE / "dates" / "__init__.py" and name not in imports(path, at_top=True):
            continue
        assert LAYERS[theirs] < LAYERS[own], f"{path.name} imports {name}, which is not below it"


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("timeline", ["duckdb", "pydantic", "dateparser", "rich", "typer", "yaml"]),
        ("timeline.dates", ["duckdb", "pydantic", "dateparser", "rich", "typer"]),
        ("timeline.cli", ["duckdb", "pydantic", "dateparser", "ahocorasick_rs"]),
    ],
)
def test_import_stays_light(module: str, absent: list[str]) -> None:
    code = f"import sys, {module}; print(*[m for m in {absent!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
