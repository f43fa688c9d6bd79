import os
import socket
import threading

import pytest

from timeline.errors import ReadError
from timeline.walk import identities, open_regular, safe_walk


def names(root, **kwargs):
    return [
        os.path.relpath(os.fsdecode(found.path), root)
        for found in safe_walk(os.fsencode(root), **kwargs)
        if not found.skipped
    ]


def skipped(root):
    return {
        os.path.relpath(os.fsdecode(found.path), root): found.skipped
        for found in safe_walk(os.fsencode(root))
        if found.skipped
    }


@pytest.fixture
def hostile(tmp_path):
    root = tmp_path / "reports"
    (root / "b" / "deep").mkdir(parents=True)
    (root / "b" / "deep" / "two.md").write_text("two")
    (root / "a.md").write_text("one")
    (root / ".hidden.md").write_text("hidden")
    (root / ".git").mkdir()
    (root / ".git" / "config.txt").write_text("hidden")
    (tmp_path / "outside.md").write_text("outside")
    (root / "link.md").symlink_to(tmp_path / "outside.md")
    (root / "loop").symlink_to(root)
    (root / "dangling.md").symlink_to("nowhere")
    os.mkfifo(root / "pipe.md")
    os.link(root / "a.md", root / "z-same-as-a.md")
    return root


def test_each_file_once_sorted_nothing_hidden_nothing_outside(hostile):
    assert names(hostile) == ["a.md", "b/deep/two.md"]


def test_what_is_no_file_is_named_with_its_reason(hostile):
    found = skipped(hostile)
    assert sorted(found) == ["dangling.md", "link.md", "loop", "pipe.md"]
    assert found["link.md"] == "a link; links are not followed, name the file it points to"
    assert found["pipe.md"].startswith("a FIFO")


def test_a_socket_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a socket's name may have 108 bytes only
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.md")
        assert skipped(tmp_path) == {"s.md": "a socket, not a file"}


def test_the_database_is_never_opened(hostile):
    assert names(hostile, skip=identities(hostile / "a.md", hostile / "missing.wal")) == ["b/deep/two.md"]


def test_any_name_and_any_depth(tmp_path):
    odd = os.fsencode(tmp_path) + b"/caf\xe9\nb.md"
    with open(odd, "wb"):
        pass
    here = os.open(tmp_path, os.O_RDONLY)
    opened = [here]
    try:
        for _ in range(300):
            os.mkdir("d", dir_fd=opened[-1])
            opened.append(os.open("d", os.O_RDONLY, dir_fd=opened[-1]))
            if len(opened) > 2:
                os.close(opened.pop(-2))
    finally:
        for descriptor in opened:
            os.close(descriptor)
    assert [found.path for found in safe_walk(os.fsencode(tmp_path))] == [odd]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.symlink_to(__file__), "a link"),
        (os.mkfifo, "a FIFO"),
        (lambda path: path.mkdir(), "a folder"),
        (lambda path: None, "no such file or folder"),
    ],
    ids=["link", "fifo", "folder", "vanished"],
)
def test_what_was_swapped_since_the_walk_is_not_opened(tmp_path, make, message):
    path = tmp_path / "r.md"
    make(path)
    failed = []

    def try_to_open():
        with pytest.raises(ReadError, match=message):
            open_regular(os.fsencode(path))
        failed.append(path)

    thread = threading.Thread(target=try_to_open, daemon=True)
    thread.start()
    thread.join(5)
    assert failed, "opening hangs"


def test_no_descriptor_leaks(hostile):
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    list(safe_walk(os.fsencode(hostile)))
    for name in ("pipe.md", "link.md", "b"):
        with pytest.raises(ReadError):
            open_regular(os.fsencode(hostile / name))
    assert (len(os.listdir("/proc/self/fd")) if before else 0) == before
