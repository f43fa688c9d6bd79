"""Every rule against the examples and counter-examples that stand beside it."""

import datetime as dt

import pytest

from timeline.errors import RuleError
from timeline.timex import tag
from timeline.timex.english import RULES
from timeline.timex.reading import Reading, vague
from timeline.timex.rules import Example, Rule, RuleTable

# Rules that read a phrase only in narrative, or only where something stands beside it.
NARRATIVE = "The army moved in 1862 and 1863. It rested in 1864 and moved again on 3 May 1865 and on 9 June 1865. "

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}: {example.text} @ {example.published or 'narrative'}")
    for rule in RULES.values()
    for example in rule.examples
]
COUNTER_EXAMPLES = [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in RULES.values() for text in rule.never]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_means_what_it_says(rule: Rule, example: Example) -> None:
    text = example.text if example.published else NARRATIVE + example.text
    told_before = 0 if example.published else len(tag(NARRATIVE, None))
    (timex,) = tag(text, dt.date.fromisoformat(example.published) if example.published else None)[told_before:]
    assert (timex.text, timex.value, timex.edtf or "") == (example.text, example.value, example.edtf)
    assert rule.name in timex.rule.split("+")


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES)
def test_counter_example_is_left_alone(rule: Rule, text: str) -> None:
    assert rule.name not in {timex.rule for timex in tag(f"They saw {text} there.", dt.date(2024, 3, 14))}


def test_every_rule_has_an_example_and_a_docstring() -> None:
    assert [rule.name for rule in RULES.values() if not rule.examples or not rule.means.__doc__] == []


def plain(at: object) -> Reading | None:
    return vague("PAST_REF")


@pytest.mark.parametrize(
    ("shape", "kind", "message"),
    [
        ("{nothing} ago", "vague", "no slot is called 'nothing'"),
        ("long ago", "vaguely", "no kind is called 'vaguely'"),
        ("the last", "vague", "no word that tells it from ordinary text"),
        ("long[ ago]", "vague", "must not begin with a blank"),
        ("(long|short ago", "vague", "is missing"),
    ],
)
def test_bad_rule_is_refused_at_load(shape: str, kind: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        RuleTable().rule(shape, kind, ("long ago", "2024-03-14", "PAST_REF"))(plain)


def test_rule_without_example_is_refused_at_load() -> None:
    with pytest.raises(RuleError, match="has no example"):
        RuleTable().rule("long ago", "vague")(plain)


def test_two_rules_of_one_name_are_refused_at_load() -> None:
    table = RuleTable()
    table.rule("long ago", "vague", ("long ago", "2024-03-14", "PAST_REF"))(plain)
    with pytest.raises(RuleError, match="two rules are called plain"):
        table.rule("ages ago", "vague", ("ages ago", "2024-03-14", "PAST_REF"))(plain)
