"""Dictionary forms of the verbs and nouns that reports of military activity live by."""

from __future__ import annotations

import pytest

from timeline.parse.lemma import lemma_of

VERBS = {
    "VBD": """
        fired fire | launched launch | staged stage | held hold | flew fly | shelled shell | conducted conduct |
        patrolled patrol | seized seize | scrambled scramble | shot shoot | struck strike | sank sink | began
        begin | wrapped wrap | deployed deploy | crossed cross | condemned condemn | carried carry | entered
        enter | rehearsed rehearse | simulated simulate | intercepted intercept | detected detect | agreed agree
        | denied deny | ordered order | repelled repel | annexed annex | violated violate | jammed jam | urged
        urge | focused focus | visited visit | committed commit | targeted target | test-fired test-fire |
        attached attach
    """,
    "VBG": """
        firing fire | holding hold | sending send | using use | planning plan | withdrawing withdraw | moving
        move | hitting hit | lying lie | bombing bomb | ending end | training train | preparing prepare | citing
        cite | joining join | escalating escalate
    """,
    "VBZ": """
        fires fire | launches launch | flies fly | carries carry | does do | has have | presses press |
        exercises exercise | passes pass
    """,
}
NOUNS = """
    exercises exercise | batteries battery | bases base | missiles missile | aircraft aircraft | men man | boxes
    box | crises crisis | buses bus
"""


def _pairs(entries: str) -> list[tuple[str, str]]:
    return [(form, lemma) for form, lemma in (entry.split() for entry in entries.split("|"))]


@pytest.mark.parametrize(
    ("xpos", "form", "lemma"), [(tag, *pair) for tag, entries in VERBS.items() for pair in _pairs(entries)]
)
def test_verbs(xpos: str, form: str, lemma: str) -> None:
    assert lemma_of(form, "VERB", xpos) == lemma


@pytest.mark.parametrize(("form", "lemma"), _pairs(NOUNS))
def test_nouns(form: str, lemma: str) -> None:
    assert lemma_of(form, "NOUN", "NNS") == lemma


def test_other_words_are_only_put_in_small_letters() -> None:
    assert lemma_of("Houthis", "PROPN", "NNPS") == "houthis"
    assert lemma_of("Joint", "ADJ", "JJ") == "joint"
