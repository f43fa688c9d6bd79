"""The same function on all cores, in processes that may be killed: a task that crashes, hangs or bursts costs itself alone.

A process runs one task at a time, so its death is the fault of that task and of no other. The deadline is a timer of the
operating system, which ends the process even inside a parser written in C; the limit of memory is one as well. Processes are
started anew, never forked (a forked child would inherit an open database and lose what it writes), outside the terminal's
foreground, so that Ctrl-C is the parent's to decide about, and they end when the parent is gone. One thread of the parent
feeds each of them, also while the parent is busy storing.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from types import FrameType, ModuleType, TracebackType
from typing import Any, BinaryIO, Generic, Self, TypeVar

from timeline.garbage import seldom_collected

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows: neither limits nor timers of this kind
    resource = None

Task = TypeVar("Task")
Answer = TypeVar("Answer")

SECONDS = 10.0
"""Between two pieces of an answer."""
MEMORY = 1_000_000_000
"""Bytes beyond those that a process has before its first task."""
_PIECES_AHEAD = 4
_TASKS_AHEAD = 64
_START = ("import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
          "from timeline.workers import answer_tasks; answer_tasks()")
_OUT_OF_MEMORY = 77
_TRIES = 3
_END = object()


class WorkerError(RuntimeError):
    """A worker process cannot be started, so no task is to blame."""


class Workers(Generic[Task, Answer]):
    """Runs `function`, which is picklable and yields its answer in pieces, over tasks. Use as a context manager.

    Where a task costs its process, its answer ends with `fallback` of the task and of what happened (``"it took longer than
    10 s"``). With `count` 0 everything runs in this process: a crash is the caller's, and only Python code is stopped
    in time.
    """

    def __init__(
        self, function: Callable[[Task], Iterable[Answer]], fallback: Callable[[Task, str], Answer],
        count: int | None = None, *, seconds: float = SECONDS, memory: int = MEMORY,
    ) -> None:
        self._function = function
        self._fallback = fallback
        self._count = (os.cpu_count() or 1) if count is None else count
        self._setup = pickle.dumps(sys.path) + pickle.dumps((function, seconds, memory))
        self._seconds = seconds
        self._memory = memory
        self._jobs: queue.Queue[_Job[Task] | None] = queue.Queue()
        self._closing = threading.Event()
        self._processes: dict[int, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        for number in range(self._count):
            threading.Thread(target=self._feed, args=(number,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing.set()
        for _ in range(self._count):
            self._jobs.put(None)
        for process in list(self._processes.values()):
            process.kill()

    def submit(self, task: Task) -> Iterator[Answer]:
        """Begin `task`; its answer, piece by piece."""
        if self._count == 0:
            return self._here(task)
        job = _Job(task)
        self._jobs.put(job)
        return job.pieces()

    def map(self, tasks: Iterable[Task]) -> Iterator[Iterator[Answer]]:
        """The answers to `tasks`, in their order, a few begun ahead of the one that is asked for."""
        ahead: deque[Iterator[Answer]] = deque()
        for task in tasks:
            ahead.append(self.submit(task))
            if len(ahead) > (_TASKS_AHEAD if self._count else 0):
                yield ahead.popleft()
        while ahead:
            yield ahead.popleft()

    def _here(self, task: Task) -> Iterator[Answer]:
        pieces = iter(self._function(task))
        try:
            while True:
                with _overdue(self._seconds):
                    piece = next(pieces, _END)
                if piece is _END:
                    return
                yield piece  # type: ignore[misc]  # _END is the only object that is no answer
        except MemoryError:
            yield self._fallback(task, "it needed more memory than there is")
        except _Overdue:
            yield self._fallback(task, f"it took longer than {self._seconds:g} s")
        except Exception as error:
            yield self._fallback(task, _named(error))

    def _feed(self, number: int) -> None:
        """Serve jobs with process `number`, which is replaced when it dies."""
        process: subprocess.Popen[bytes] | None = None
        while (job := self._jobs.get()) is not None and not self._closing.is_set():
            for tries_left in reversed(range(_TRIES)):
                given = 0
                try:
                    process = process or self._start(number)
                    for piece in self._ask(process, job.task):
                        given += 1
                        self._give(job, self._fallback(job.task, piece.what) if isinstance(piece, _Fault) else piece)
                except WorkerError as error:
                    self._give(job, error)
                except (OSError, EOFError, pickle.UnpicklingError):
                    assert process is not None
                    reason = self._obituary(process)
                    # Killed by somebody else, the system for want of memory perhaps: no fault of the task's.
                    again = tries_left and not given and process.returncode == -signal.SIGKILL
                    process = None
                    if again and not self._closing.is_set():
                        continue
                    self._give(job, self._fallback(job.task, reason))
                break
            self._give(job, _END)
        if process is not None:
            process.kill()
            process.wait()

    def _start(self, number: int) -> subprocess.Popen[bytes]:
        process = subprocess.Popen([sys.executable, "-c", _START], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, process_group=0)
        self._processes[number] = process
        stdin, stdout = _pipes(process)
        try:
            stdin.write(self._setup)
            stdin.flush()
            if pickle.load(stdout) == "ready":
                return process
        except (OSError, EOFError, pickle.UnpicklingError):
            process.wait()
        raise WorkerError(f"a worker process ended before its first task (exit status {process.returncode})")

    @staticmethod
    def _ask(process: subprocess.Popen[bytes], task: Task) -> Iterator[Any]:
        stdin, stdout = _pipes(process)
        pickle.dump(task, stdin, pickle.HIGHEST_PROTOCOL)
        stdin.flush()
        while (piece := pickle.load(stdout)) is not None:
            yield piece[0]

    def _give(self, job: _Job[Task], piece: object) -> None:
        """Put `piece` where the caller takes it; wait while it has enough, give up when nobody asks any more."""
        while not self._closing.is_set():
            with contextlib.suppress(queue.Full):
                job.taken.put(piece, timeout=0.2)
                return

    def _obituary(self, process: subprocess.Popen[bytes]) -> str:
        try:
            status = process.wait(timeout=1)
        except subprocess.TimeoutExpired:  # it only closed its pipe
            process.kill()
            status = process.wait()
        if status == _OUT_OF_MEMORY:
            return f"it needed more than {self._memory / 1e9:g} GB of memory"
        if hasattr(signal, "SIGALRM") and status == -signal.SIGALRM:
            return f"it took longer than {self._seconds:g} s"
        if status < 0:
            return f"it crashed the process that tried ({signal.Signals(-status).name})"
        return f"it ended the process that tried (exit status {status})"


class _Job(Generic[Task]):
    """A task, and the pieces of its answer so far."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.taken: queue.Queue[Any] = queue.Queue(_PIECES_AHEAD)

    def pieces(self) -> Iterator[Any]:
        while (piece := self.taken.get()) is not _END:
            if isinstance(piece, WorkerError):
                raise piece
            yield piece


@dataclasses.dataclass(frozen=True)
class _Fault:
    """What `function` raised."""

    what: str


def _named(error: Exception) -> str:
    """A fault with its place: what whoever reads the report of it needs first."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(place.filename)}:{place.lineno}"
    return f"of a fault of the program ({type(error).__name__} at {where}: {str(error)[:200]}), which is worth a bug report"


class _Overdue(BaseException):
    """Time is over; no `except Exception` of a library may catch it."""


@contextlib.contextmanager
def _overdue(seconds: float) -> Iterator[None]:
    """Raise `_Overdue` in this thread in that time. Code in C does not notice; only the main thread can be told."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise _Overdue

    before = signal.signal(signal.SIGALRM, stop)
    _alarm(seconds)
    try:
        yield
    finally:
        _alarm(0)
        signal.signal(signal.SIGALRM, before)


def _pipes(process: subprocess.Popen[bytes]) -> tuple[BinaryIO, BinaryIO]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout  # type: ignore[return-value]  # IO[bytes] of a pipe is a BinaryIO


@seldom_collected()
def answer_tasks() -> None:
    """The worker's side: the function comes first on stdin, then tasks; a piece is written as a tuple of one, None ends."""
    tasks = sys.stdin.buffer
    # what a library prints must not get among the answers
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    function, seconds, memory = pickle.load(tasks)
    _limit(memory)
    with contextlib.suppress(EOFError, OSError):  # the parent is gone: nobody waits for an answer
        _write(answers, "ready")
        while True:
            task = pickle.load(tasks)
            try:
                _alarm(seconds)
                for piece in function(task):
                    # time in which the parent does not take the answer is not the task's
                    _alarm(0)
                    _write(answers, (piece,))
                    _alarm(seconds)
                _alarm(0)
            except MemoryError:
                os._exit(_OUT_OF_MEMORY)
            except Exception as error:
                _alarm(0)
                _write(answers, (_Fault(_named(error)),))
            _write(answers, None)


def _write(answers: BinaryIO, piece: object) -> None:
    pickle.dump(piece, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


def _alarm(seconds: float) -> None:
    """End this process in that time, wherever it is then; 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit(memory: int) -> None:
    """No core files, and `memory` bytes of address space more than there are now."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    used = address_space()
    if used is not None:
        resource.setrlimit(resource.RLIMIT_AS, (used + memory, used + memory))


def address_space() -> int | None:
    """Bytes of address space that this process has; None where the system does not say, and no limit of it would work."""
    if resource is None:
        return None
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * int(resource.getpagesize())
    except (OSError, ValueError, IndexError):
        return None
