import gzip
import os

import pytest

from timeline.errors import ReadError
from timeline.readers import Input, Limits
from timeline.readers.stream import Source

CONTENT = b"0123456789" * 10_000


def source(path, **limits):
    return Source(Input(str(path), os.fsencode(path), path.stat().st_size), Limits(**limits))


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lambda data: gzip.compress(data[:500]) + gzip.compress(data[500:])])
def test_all_bytes_come_out_after_a_look_at_the_first(tmp_path, pack):
    path = tmp_path / "r"
    path.write_bytes(pack(CONTENT))
    with source(path) as opened:
        assert CONTENT.startswith(opened.head())
        assert len(opened.head()) > 100
        assert opened.read_all() == CONTENT


def test_a_part_of_a_file(tmp_path):
    path = tmp_path / "r"
    path.write_bytes(CONTENT)
    with Source(Input(str(path), os.fsencode(path), offset=3, length=4), Limits()) as opened:
        assert opened.head() == opened.read_all() == b"3456"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_more_than_allowed_is_refused(tmp_path, pack):
    path = tmp_path / "r"
    path.write_bytes(pack(CONTENT))
    with source(path, file=99_999, unpacked=99_999) as opened, pytest.raises(ReadError, match="larger than 0 MB; split it"):
        opened.read_all()


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path):
    path = tmp_path / "r"
    path.write_bytes(CONTENT)
    with source(path, file=len(CONTENT)) as opened:
        with open(path, "ab") as file:
            file.write(b"more")
        with pytest.raises(ReadError, match="larger than"):
            opened.read_all()


def test_out_of_proportion(tmp_path):
    path = tmp_path / "r"
    path.write_bytes(gzip.compress(bytes(5_000_000)))
    with source(path) as opened, pytest.raises(ReadError, match="unpacks to more than 200 times its size"):
        opened.read_all()


@pytest.mark.parametrize("at", [12, 100, -3])
def test_damaged_packed_data(tmp_path, at):
    packed = bytearray(gzip.compress(os.urandom(200).hex().encode()))
    packed[at] ^= 0x55
    path = tmp_path / "r"
    path.write_bytes(packed)
    with source(path) as opened, pytest.raises(ReadError, match=r"packed data are (damaged|cut off)"):
        opened.read_all()
