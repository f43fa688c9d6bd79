"""Bytes to text, so that one bad byte costs one character.

Strict UTF-8 is right nearly always. Where it fails, a text that is UTF-8 but for a few bytes stays UTF-8; otherwise the
charset that the file declares, then the one its letters speak for, then Windows-1252, which browsers fall back on, too.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple


class Decoded(NamedTuple):
    """The text, the encoding it was read as, and how many characters had to be replaced by U+FFFD."""

    text: str
    encoding: str
    replaced: int = 0


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is a prefix of it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSETS = re.compile(r"iso8859|iso2022|cp\d|koi8|mac-|big5|gb|hz|euc_|shift_jis|johab|utf-(?:8|16|32)|ascii|tis")
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """`data` as text.

    `declared` is the charset a header or a ``<meta>`` names, believed only where it fits. Never raises.
    """
    if data.isascii() and b"\0" not in data:
        return Decoded(data.decode("ascii"), "utf-8")
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], marked)
    if wide := _utf16_without_mark(data):
        return _replacing(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    mended = _replacing(data, "utf-8")
    # A text in another charset yields hardly any valid sequence; one that is UTF-8 hardly anything else.
    if len(_MULTIBYTE.findall(data)) >= 4 * mended.replaced:
        return mended
    for encoding in (_known(declared), _detect(data)):
        if encoding and encoding != "utf-8":
            decoded = _replacing(data, encoding)
            if decoded.replaced * 100 <= len(decoded.text):
                return decoded
    return _replacing(data, "cp1252")


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count(_REPLACED))


def _known(declared: str | None) -> str | None:
    """Python's name of the charset, as browsers read it: what calls itself Latin-1 or ASCII is Windows-1252."""
    try:
        name = codecs.lookup((declared or "").strip().strip("'\"")).name
    except (LookupError, UnicodeError, ValueError):
        return None
    if not _CHARSETS.match(name):  # Python also knows transforms, such as rot13, that no page is written in
        return None
    web_names = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
                 "shift_jis": "cp932", "iso8859-9": "cp1254"}  # fmt: skip
    return web_names.get(name, name)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of a Latin text has a zero in nearly every other byte."""
    sample = data[:2000]
    if len(sample) < 8 or 0 not in sample:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.6 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


# The commonest letters of a language make up most of its prose in the right charset, and hardly any of it in a wrong one.
_ALPHABETS: tuple[tuple[str, str], ...] = (
    ("cp1251", "оеаинтсрвлкмдпу"),
    ("koi8_r", "оеаинтсрвлкмдпу"),
    ("iso8859_5", "оеаинтсрвлкмдпу"),
    ("cp1253", "αοιετσνηυρπκ"),
    ("cp1256", "اليمونرتبة"),
    ("cp1255", "יוהלאתרבמ"),
)
_CJK: tuple[tuple[str, str], ...] = (
    ("cp932", "のにはをたがでてとしれさいるかなっ"),
    ("euc_jp", "のにはをたがでてとしれさいるかなっ"),
    ("cp949", "이의는을를에가다한하고은로지사기도해서군부"),
    ("gb18030", "的一是在不了有和人这中大为上个国我以要他时来用们军部"),
    ("big5", "的一是在不了有和人這中大為上個國我以要他時來用們軍部"),
)


def _detect(data: bytes) -> str | None:
    """The charset that the non-ASCII characters speak for, or None when none is convincing."""
    sample = data[:50_000]
    runs = re.findall(rb"[\x80-\xff]+", sample)
    # Letters of another script stand together; the accents of a Latin one stand alone.
    if len(runs) == 0 or sum(map(len, runs)) < max(20, 3 * len(runs)):
        return None
    best, score = None, 0.0
    for encoding, letters in _ALPHABETS:
        foreign = [char for char in sample.decode(encoding, "replace") if char >= "\x80"]
        # Only small letters count: KOI8-R read as Windows-1251 is nearly all capitals.
        share = sum(char in letters for char in foreign) / len(foreign)
        if share >= 0.6 and share > score:
            best, score = encoding, share
    if best:
        return best
    for encoding, letters in _CJK:
        text = sample.decode(encoding, "replace")
        foreign_count = sum(char >= "\x80" for char in text)
        share = sum(char in letters for char in text) / foreign_count
        if text.count(_REPLACED) * 50 <= foreign_count and share >= 0.12 and share > score:
            best, score = encoding, share
    return best
