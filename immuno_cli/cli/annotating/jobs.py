"""Tasks done by several processes, with their answers in order.

A process gets its next task while it does one. It ends when the program ends, however that happens: the connection
between the two is closed then.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Any, Final, NamedTuple

from immuno_cli.annotate.collections.answering import TaskResult, Work
from immuno_cli.annotate.collections.tasks import Task
from immuno_cli.cli.annotating.reading import MUCH
from immuno_cli.errors import FileError

_AHEAD: Final = 2
"""Tasks that a process has at a time: one to do, and one that waits."""
_MOST_ALWAYS: Final = 8
"""Processes that may be asked for on any machine. More than there are processors gain nothing, and take memory."""


class _Worker(NamedTuple):
    process: BaseProcess
    connection: Connection


def count_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def answers(tasks: Iterator[Task], work: Work, jobs: int | None) -> Generator[TaskResult, None, None]:
    """Yield the answers to the tasks in their order, done by so many processes; 1 is this one.

    With None, this process does the first 10 MB. If there is more, as many as there are processors do the rest. Close
    the generator.
    """
    if jobs is None:
        has_more = yield from _first_tasks(tasks, work)
        if not has_more:
            return
        jobs = count_processors()
    jobs = min(jobs, max(_MOST_ALWAYS, count_processors()))
    if jobs == 1:
        yield from (work(task) for task in tasks)
        return
    with workers(work, jobs) as answers_of:
        yield from answers_of(tasks)


def _first_tasks(tasks: Iterator[Task], work: Work) -> Generator[TaskResult, None, bool]:
    """Yield the answers to tasks of 10 MB together, and return whether there may be more tasks."""
    consumed = 0
    for task in tasks:
        yield work(task)
        consumed += task.consumed
        if consumed >= MUCH:
            return True
    return False


@contextmanager
def workers(work: Work, jobs: int) -> Iterator[Callable[[Iterable[Task]], Iterator[TaskResult]]]:
    """Give a function that does tasks in so many processes. All of them end with the block."""
    started: list[_Worker] = []
    try:
        _start(started, work, jobs)
        yield lambda tasks: _in_order(tasks, started)
    finally:
        for worker in started:
            worker.process.terminate()
            worker.connection.close()
        for worker in started:
            worker.process.join()


def _start(started: list[_Worker], work: Work, jobs: int) -> None:
    """Start the processes. Signals wait until each has decided what it does about them."""
    forks = _can_fork()
    context = multiprocessing.get_context("fork" if forks else "spawn")
    with _signals_held():
        for _ in range(jobs):
            ours, theirs = context.Pipe()
            inherited = [*(worker.connection for worker in started), ours] if forks else []
            arguments = (work, theirs, inherited)
            process = context.Process(target=_serve, args=arguments, daemon=True)  # type: ignore[attr-defined]
            process.start()
            theirs.close()
            started.append(_Worker(process, ours))


def _can_fork() -> bool:
    """Return whether a copy of this process is safe: Linux, and no other thread, which might hold a lock.

    Threads that a library started count as well.
    """
    if sys.platform != "linux":
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - numbers are counted, no paths are needed
    except OSError:
        return False


@contextmanager
def _signals_held() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _in_order(tasks: Iterable[Task], started: Sequence[_Worker]) -> Iterator[TaskResult]:
    """Yield the answers to the tasks. Each process in turn gets one, so the answers come in turn as well."""
    waiting: deque[_Worker] = deque()
    for task, worker in zip(tasks, cycle(started), strict=False):
        if len(waiting) == _AHEAD * len(started):
            yield _receive(waiting.popleft())
        _send(worker, task)
        waiting.append(worker)
    while waiting:
        yield _receive(waiting.popleft())


def _send(worker: _Worker, task: Task) -> None:
    try:
        worker.connection.send(task)
    except OSError:
        raise _ended(worker) from None


def _receive(worker: _Worker) -> TaskResult:
    try:
        answer = worker.connection.recv()
    except (EOFError, OSError):
        raise _ended(worker) from None
    if isinstance(answer, BaseException):
        raise answer
    return answer  # type: ignore[no-any-return]


def _ended(worker: _Worker) -> FileError:
    worker.process.join(1)
    code = worker.process.exitcode or 0
    why = f"signal {-code}" if code < 0 else f"code {code}"
    return FileError(
        f"a process ended before its work was done ({why})", hint="If memory is short, use fewer processes: --jobs N."
    )


def _serve(work: Work, connection: Connection, inherited: Sequence[Connection]) -> None:
    """Do tasks until there are no more. This is the whole life of a process."""
    _let_parent_decide()
    for one in inherited:  # a copy that stays open would hide that the program has ended
        one.close()
    tasks: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_receive_tasks, args=(connection, tasks), daemon=True).start()
    while True:
        task = tasks.get()
        try:
            connection.send(_done(work, task))
        except OSError:
            return


def _done(work: Work, task: Task) -> TaskResult | BaseException:
    try:
        return work(task)
    except Exception as error:  # noqa: BLE001 - the program raises it
        return error


def _receive_tasks(connection: Connection, tasks: "SimpleQueue[Any]") -> None:
    """Put the tasks that come into a queue: the program never waits for a process that waits for the program."""
    try:
        while True:
            tasks.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)  # the program has ended, whatever the other thread does


def _let_parent_decide() -> None:
    """Ignore Ctrl-C, which every process of a terminal gets, and end at once when the program ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
