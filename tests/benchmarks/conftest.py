"""Prints what the benchmarks found when they are done."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.measuring import FIGURES


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if FIGURES:
        terminalreporter.section("figures")
        for line in FIGURES:
            terminalreporter.write_line(line)
