"""Characters, handled once: `clean_text` for what goes in, `printable` for what is shown.

`clean_text` decides what every offset of a report counts in, so it runs once, when the report is read, and is idempotent.
It keeps what the writer meant (curly quotes, dashes, accents) and removes what the page or the file added: byte-order
marks, soft hyphens, zero-width characters, typesetter's ligatures and spaces. `printable` is for strings that somebody
else wrote (titles, file names, error messages): whatever they hold, they cannot move the cursor, colour the screen or
forge a line.
"""

from __future__ import annotations

import os
import re
import unicodedata

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
    + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xE0000, 0xE0080))))
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


def _c1_as_windows_1252(code: int) -> str:
    """Codes 128 to 159 are controls that nobody types: a page that has them meant Windows-1252, as HTML itself assumes."""
    try:
        return bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return ""


_CLEANED: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), 0x7F), ""),
    **{code: _c1_as_windows_1252(code) for code in range(0x80, 0xA0)},
    **{ord(char): "" for char in _INVISIBLE},
    **{ord(char): " " for char in _SPACES},
    **{ord(char): "\n" for char in _LINE_ENDS},
    **{ord(char): plain for char, plain in _LIGATURES.items()},
    **dict.fromkeys((0, *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}"),
    ord("\t"): "\t",
    ord("\n"): "\n",
    0x2010: "-",
    0x2011: "-",
}
# In two: a class of characters below U+10000 is looked up in a table, one that reaches beyond is searched.
_ODDITIES = [chr(code) for code, to in _CLEANED.items() if to != chr(code) and code < 0x10000]
_NEEDS_CLEANING = re.compile("[\u200c\u200d" + "".join(map(re.escape, _ODDITIES)) + "]")
_TAGS = re.compile("[\U000e0000-\U000e007f]")
# Joiners shape words in Arabic, Persian and the scripts of India and South-East Asia, and are noise everywhere else.
_JOINING = "\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\u1800-\u18af"
_STRAY_JOINERS = re.compile(f"(?<![{_JOINING}\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?![{_JOINING}\u200c\u200d])")


def clean_text(text: str) -> str:
    """`text` in NFC with ``\\n`` line ends and without invisible characters. Idempotent; most texts come back unchanged.

    Control characters and lone surrogates, which no database or terminal takes, are dropped or become U+FFFD.
    """
    text = text.replace("\r\n", "\n")
    if _NEEDS_CLEANING.search(text) or _TAGS.search(text):
        text = _STRAY_JOINERS.sub("", text.translate(_CLEANED))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """A title, name or other one-line field: cleaned, white space runs made one blank, trimmed."""
    return " ".join(clean_text(text).split())


_AS_BLANK = frozenset("\t\n" + _LINE_ENDS + _SPACES)


def _shown(char: str) -> str:
    if char in _AS_BLANK:
        return " "
    match unicodedata.category(char):
        case "Cc" | "Cf":
            return ""
        case "Cs":
            return "\N{REPLACEMENT CHARACTER}"
        case "Zl" | "Zp" | "Zs":
            return " "
    return char


def printable(text: str, *, newlines: bool = False) -> str:
    """`text` safe to show: no control, bidi, zero-width, tag character or surrogate; anything like a line end is a blank.

    `newlines` keeps ``\\n``. Idempotent, and one line of input stays one line.
    """
    if text.isprintable():
        return text
    if newlines:
        return "\n".join(map(printable, text.replace("\r\n", "\n").split("\n")))
    return "".join(map(_shown, text.replace("\r\n", "\n")))


def display_path(path: bytes | str) -> str:
    """A file name as storable, printable text: bytes that are no UTF-8 and characters that cannot be shown are escaped.

    ``b"a\\nb"`` is shown as ``a\\x0ab``. Control characters and bytes become ``\\xNN``, other invisible characters
    ``\\uNNNN``; where a backslash can be part of a name it is doubled, so that two different names never look the same.
    """
    text = path.decode("utf-8", "surrogateescape") if isinstance(path, bytes) else path
    return text if text.isprintable() and "\\" not in text else "".join(map(_escaped, text))


def _escaped(char: str) -> str:
    if char == "\\":
        return char if os.sep == char else "\\\\"
    if char == " " or _shown(char) == char:
        return char
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
