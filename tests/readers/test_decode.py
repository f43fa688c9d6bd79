import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.readers.decode import decode

ENGLISH = "The drill – “the largest yet” – ended on Thursday, the ministry said. " * 5
ITALIAN = "L’esercitazione è finita giovedì, perché così ha deciso l’autorità; la città è più tranquilla. " * 5
RUSSIAN = "Учения завершились в четверг, сообщили в министерстве обороны страны. " * 5


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding"),
    [
        pytest.param(ENGLISH.encode(), None, ENGLISH, "utf-8", id="UTF-8"),
        pytest.param(ENGLISH.encode(), "windows-1251", ENGLISH, "utf-8", id="UTF-8 whatever is declared"),
        pytest.param(ENGLISH.encode("utf-8-sig"), None, ENGLISH, "utf-8", id="UTF-8 with mark"),
        pytest.param(ENGLISH.encode("utf-16"), None, ENGLISH, "utf-16-le", id="UTF-16 with mark"),
        pytest.param(ENGLISH.encode("utf-16-be"), None, ENGLISH, "utf-16-be", id="UTF-16 without mark"),
        pytest.param(ENGLISH.encode("utf-32"), None, ENGLISH, "utf-32-le", id="UTF-32 with mark"),
        pytest.param(ENGLISH.encode("cp1252"), None, ENGLISH, "cp1252", id="Windows-1252"),
        pytest.param(ENGLISH.encode("cp1252"), "iso-8859-1", ENGLISH, "cp1252", id="Latin-1 is Windows-1252"),
        pytest.param(ENGLISH.encode("cp1252"), "no-such-charset", ENGLISH, "cp1252", id="unknown charset declared"),
        pytest.param(ENGLISH.encode("cp1252"), "rot13", ENGLISH, "cp1252", id="a transform declared"),
        pytest.param(ITALIAN.encode("cp1252"), None, ITALIAN, "cp1252", id="accents stand alone"),
        pytest.param(RUSSIAN.encode("cp1251"), None, RUSSIAN, "cp1251", id="Windows-1251"),
        pytest.param(RUSSIAN.encode("koi8-r"), None, RUSSIAN, "koi8_r", id="KOI8-R"),
        pytest.param(RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN, "koi8-r", id="KOI8-R declared"),
        pytest.param(b"", None, "", "utf-8", id="nothing"),
    ],
)
def test_decode(data, declared, text, encoding):
    assert decode(data, declared) == (text, encoding, 0)


@pytest.mark.parametrize("text", [ENGLISH, ITALIAN, RUSSIAN], ids=["English", "Italian", "Russian"])
@pytest.mark.parametrize("at", [0, 3, 100, 251])
def test_a_bad_byte_in_utf8_costs_one_character(text, at):
    before, after = text[:at], text[at:]
    assert decode(before.encode() + b"\xff" + after.encode(), "cp1252") == (f"{before}\ufffd{after}", "utf-8", 1)


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN], ids=["English", "Russian"])
def test_a_character_cut_in_two_costs_that_character(text):
    at = next(number for number, char in enumerate(text) if char > "\x7f")
    before, cut, after = text[:at].encode(), text[at].encode()[:-1], text[at + 1 :].encode()
    assert decode(before + cut + after, "cp1252") == (f"{text[:at]}\ufffd{text[at + 1 :]}", "utf-8", 1)


@settings(deadline=None, derandomize=True)
@given(
    st.binary(max_size=200),
    st.none() | st.text(max_size=12) | st.sampled_from(["utf-16", "idna", "unicode_escape", "hz", "big5"]),
)
def test_no_bytes_and_no_declaration_make_it_raise(data, declared):
    decoded = decode(data, declared)
    assert decoded.replaced == decoded.text.count("\ufffd") or decoded.encoding == "utf-8"


@settings(deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode()).text == text
