import contextlib
import itertools
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.readers.frontmatter import _plain_fields, load_yaml, split_front_matter


def fields(block):
    front = split_front_matter(f"---\n{block}\n---\nBody.")
    return None if front is None else dict(front.fields)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("title: Drill begins", {"title": "Drill begins"}),
        ('title: "Kyiv: attack"', {"title": "Kyiv: attack"}),
        ("title: 'the \"strongest\"'", {"title": 'the "strongest"'}),
        ("country: NO", {"country": "NO"}),
        ("time: 12:30:45", {"time": "12:30:45"}),
        ("id: 012", {"id": "012"}),
        ("date: 2024-02-30", {"date": "2024-02-30"}),
        ("no: 2", {"no": "2"}),
        ("url: https://example.org/a?b=c#top", {"url": "https://example.org/a?b=c#top"}),
        ("url: https://example.org/a # a note", {"url": "https://example.org/a"}),
        ("title: >\n  Drill\n  begins", {"title": "Drill begins\n"}),
        ("tags: [drill, tank]", {"tags": ["drill", "tank"]}),
        ("source: {name: KCNA}", {"source": {"name": "KCNA"}}),
        ("a: 1\n# a note\nb: 2", {"a": "1", "b": "2"}),
        ("c: d\n<<: {a: b}", {"<<": {"a": "b"}, "c": "d"}),
        ("empty:\ntitle: x", {"empty": "", "title": "x"}),
    ],
)
def test_every_scalar_stays_a_string(block, expected):
    assert fields(block) == expected
    assert not split_front_matter(f"---\n{block}\n---\n").faults


@pytest.mark.parametrize(
    ("block", "kept", "line"),
    [
        pytest.param("title: Kyiv: attack\nsource: AFP", {"title": "Kyiv: attack", "source": "AFP"}, 2, id="colon"),
        pytest.param("a: &x [1]\nb: *x\ntitle: T", {"title": "T"}, 2, id="alias"),
        pytest.param("a: !!python/object:os.system ls\ntitle: T", {"title": "T"}, 2, id="tag"),
        pytest.param("title: T\na: " + "[" * 30 + "]" * 30, {"title": "T"}, 3, id="depth"),
        pytest.param('title: "T\n  source: AFP', {"title": '"T'}, 4, id="open quote"),
        pytest.param('a: "\\U66666A66"\ntitle: T', {"title": "T"}, 2, id="impossible escape"),
        pytest.param('source: ""\ntitle: Kyiv: attack', {"title": "Kyiv: attack"}, 3, id="empty quotes"),
    ],
)
def test_a_fault_costs_its_field_and_names_its_line(block, kept, line):
    front = split_front_matter(f"---\n{block}\n---\nBody.")
    assert {key: value for key, value in front.fields.items() if key in kept} == kept
    ((at, message),) = front.faults
    assert at <= line + 1
    assert "put the value in double quotes" in message


@pytest.mark.parametrize(
    "text",
    [
        "No front matter.",
        "---\nA rule over a text that runs on.\n\n---\nAnd another.",
        "---\n\nOnly a rule, never closed.",
        "----\ntitle: x\n----\n",
        "---\n- a list\n- of things\n---\nBody.",
        "",
        "---",
    ],
)
def test_a_rule_over_the_text_is_no_front_matter(text):
    assert split_front_matter(text) is None


def test_front_matter_that_is_never_closed():
    front = split_front_matter("---\ntitle: T\nsource: AFP\n\nBody text.\n")
    assert dict(front.fields) == {"title": "T", "source": "AFP"}
    assert front.body_start == len("---\ntitle: T\nsource: AFP\n\n")
    assert front.faults == ((1, "front matter is never closed; put a line --- after its last field"),)


@pytest.mark.parametrize(
    "block",
    [
        "a: &a [x,x,x,x]\n"
        + "\n".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in itertools.pairwise("abcdefghi")),
        "t: 1\na: " + "[" * 60_000,
        "t: 1\na: " + "{a: " * 15_000,
        "title: " + "x" * 63_000,
        "? " * 30_000,
        "t: 1\na: x" + " " * 60_000 + "#",
        "t: 1\na: x: " + " " * 60_000 + "y",
    ],
    ids=["alias bomb", "brackets", "braces", "long value", "question marks", "blanks", "blanks in no YAML"],
)
def test_bombs_are_quick_and_small(block):
    begun = time.perf_counter()
    split_front_matter(f"---\n{block}\n---\nBody.")
    assert time.perf_counter() - begun < 2


LINE = st.from_regex(r"[a-z]{1,5}: [ -~]{0,20}", fullmatch=True)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.lists(LINE, min_size=1, max_size=4, unique_by=lambda line: line.split(":")[0]).map("\n".join))
def test_plain_lines_read_as_yaml_reads_them(block):
    plain = _plain_fields(block)
    assert plain is None or plain == load_yaml(block)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("ab:-&*!|>%@`[]{},?#'\"\\ \n\t0é"), max_size=60))
def test_whatever_stands_there_only_declared_errors_come_out(block):
    with contextlib.suppress(yaml.YAMLError):
        load_yaml(block)
    split_front_matter(f"---\n{block}\n---\nBody.")
