"""The same functions on all cores: a pool of processes that survives the death of one of them.

Workers are spawned, never forked: a forked child would inherit an open database and lose what it writes. They ignore
Ctrl-C, so that the parent decides what to finish. A task that kills its worker is tried once more alone; if it kills that
one too, its answer is the `fallback`, and the others are not disturbed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Generic, Self, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Workers(Generic[Task, Answer]):
    """Runs `function`, which must be importable by name, over lists of tasks, in order. Use as a context manager.

    With `count` 0 or 1 everything runs in this process, where a crash is the caller's.
    """

    def __init__(
        self, function: Callable[[Task], Answer], fallback: Callable[[Task], Answer], count: int | None = None
    ) -> None:
        self._function = function
        self._fallback = fallback
        self._count = (os.cpu_count() or 1) if count is None else count
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def map(self, tasks: Sequence[Task]) -> list[Answer]:
        """The answers to `tasks`, in their order."""
        if self._count <= 1:
            return [self._function(task) for task in tasks]
        if self._pool is None:
            self._pool = self._new_pool(self._count)
        try:
            return list(self._pool.map(self._function, tasks))
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = None
            return [self._alone(task) for task in tasks]

    def _alone(self, task: Task) -> Answer:
        with self._new_pool(1) as pool:
            try:
                return pool.submit(self._function, task).result()
            except BrokenProcessPool:
                return self._fallback(task)

    @staticmethod
    def _new_pool(count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_start)
