import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.clean import clean_line, clean_text, display_path, printable

HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF, categories=["Cs"]),
        st.sampled_from(
            [
                "\x1b[31m",
                "\x1b]52;c;YQ==\x07",
                "\x9b2J",
                "\x85",
                "\u2028",
                "\u2029",
                "\x00",
                "\x7f",
                "\u202e",
                "\u2066",
                "\u200d",
                "\ufeff",
                "\U000e0041",
                "\r\n",
                "\t",
                "[/red]",
                "e\u0301",
                "\u0301" * 5,
                "ﬁ",
                "\u00a0",
                "\u0628\u200c\u0647",
                "\ufffe",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        pytest.param("one\r\ntwo\rthree", "one\ntwo\nthree", id="line ends"),
        pytest.param("one\u2028two\u2029three", "one\ntwo\nthree", id="Unicode line ends"),
        pytest.param("\ufeffSEOUL", "SEOUL", id="byte-order mark"),
        pytest.param("exer\u00adcise", "exercise", id="soft hyphen"),
        pytest.param("Pyong\u200byang", "Pyongyang", id="zero-width space"),
        pytest.param("14\u00a0March\u202f2024", "14 March 2024", id="no-break spaces"),
        pytest.param("KN\u201123", "KN-23", id="no-break hyphen"),
        pytest.param("ﬁring of ﬂares", "firing of flares", id="ligatures"),
        pytest.param("Cafe\u0301", "Café", id="NFC"),
        pytest.param("“the world’s most powerful” – —", "“the world’s most powerful” – —", id="quotes and dashes stay"),
        pytest.param("\x93quoted\x94 \x96 it", "“quoted” – it", id="Windows-1252 left over"),
        pytest.param("a\x00b\ud800c", "a\ufffdb\ufffdc", id="NUL and surrogate"),
        pytest.param("a\x1b[31mb\x07", "a[31mb", id="escape and bell"),
        pytest.param("col\tcol", "col\tcol", id="tab stays"),
        pytest.param("می\u200cشود", "می\u200cشود", id="Persian joiner stays"),
        pytest.param("zero\u200cwidth", "zerowidth", id="stray joiner goes"),
    ],
)
def test_clean_text(raw, cleaned):
    assert clean_text(raw) == cleaned


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(HOSTILE)
def test_cleaned_text_is_stable_storable_and_normal(raw):
    cleaned = clean_text(raw)
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(char) in ("Cs", "Zl", "Zp") or char in "\x00\x1b\x7f\r" for char in cleaned)
    cleaned.encode("utf-8")


@settings(deadline=None, derandomize=True)
@given(st.text(st.characters(categories=["Lu", "Ll", "Nd", "Po"], max_codepoint=0xFAFF)))
def test_prose_without_oddities_is_left_alone(text):
    normal = unicodedata.normalize("NFC", text)
    assert clean_text(normal) == normal


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        pytest.param("a\nb\x85c\u2028d\x0be", "a b c d e", id="cannot forge a line"),
        pytest.param("\x1b[31mred\x1b[0m", "[31mred[0m", id="cannot colour"),
        pytest.param("\x9b2Jx\x7f", "2Jx", id="C1 and DEL"),
        pytest.param("abc\u202egpj.exe", "abcgpj.exe", id="cannot turn the writing direction"),
        pytest.param("a\u200bb\u2060c\U000e0041d", "abcd", id="invisible characters and tags"),
        pytest.param("\udcff", "\ufffd", id="surrogate"),
        pytest.param("북한 “전차” – №1", "북한 “전차” – №1", id="other scripts stay"),
    ],
)
def test_printable(foreign, shown):
    assert printable(foreign) == shown


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(HOSTILE)
def test_nothing_printable_moves_the_cursor(foreign):
    shown = printable(foreign)
    assert printable(shown) == shown
    assert len(shown.splitlines()) <= 1
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in shown)
    kept = printable(foreign, newlines=True)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in kept if char != "\n")


def test_printable_keeps_the_line_ends_of_a_text():
    assert printable("one\r\ntwo\x1b\nthree", newlines=True) == "one\ntwo\nthree"


def test_clean_line_is_one_line():
    assert clean_line("  Kim \n\t urges\u00a0more ") == "Kim urges more"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"reports/kcna-0308.md", "reports/kcna-0308.md"),
        ("북한.md".encode(), "북한.md"),
        (b"a\nb.md", "a\\x0ab.md"),
        (b"caf\xe9.txt", "caf\\xe9.txt"),
        (b"a\\x0ab.md", "a\\\\x0ab.md"),
        (b"back\\slash\n.md", "back\\\\slash\\x0a.md"),
        ("a\u202eb.md".encode(), "a\\u202eb.md"),
    ],
)
def test_display_path(name, shown):
    assert display_path(name) == shown


@settings(deadline=None, derandomize=True)
@given(st.binary(min_size=1, max_size=60), st.binary(min_size=1, max_size=60))
def test_file_names_stay_apart_and_showable(one, other):
    assert printable(display_path(one)) == display_path(one)
    display_path(one).encode("utf-8")
    assert (display_path(one) == display_path(other)) <= (one == other)
