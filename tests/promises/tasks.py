"""What is done to workers: tasks that go well, and tasks that cost the process that runs them."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from collections.abc import Iterator

ATTACKS = ("crash", "exit", "kill", "hang", "loop", "burst", "raise")


def answer(task: str) -> Iterator[str]:
    """Yields the task twice, unless it is an attack."""
    yield task
    match task.removeprefix("late "):
        case "crash":
            ctypes.string_at(0)
        case "exit":
            os._exit(3)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(600)
        case "loop":
            while True:
                pass
        case "burst":
            held = [bytearray(50_000_000) for _ in range(100)]
            yield str(len(held))
        case "raise":
            raise ValueError("bad")
        case "print":
            os.write(1, b"noise")
            print("noise")
        case "many":
            yield from map(str, range(1000))
    yield task


def fallback(task: str, reason: str) -> str:
    return f"{task}: {reason}"
