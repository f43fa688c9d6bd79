"""Laws of merging, on made-up collections."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.merge.collection import Collection, collection, pairwise_f1
from timeline.merge import merge, update
from timeline.model import Claim, Merged

SEEDS = st.integers(min_value=0, max_value=10_000)


def claims_of(made: Collection, rng: random.Random) -> list[Claim]:
    """Claims between neighbours, as if one report had told of both: each report tells of one event here."""
    pairs = zip(made.mentions, made.mentions[7:], strict=False)
    return [
        Claim.model_construct(
            report=a.report, from_mention=a.id, to_mention=b.id, kind=rng.choice(("responds_to", "part_of")), basis="stated",
            sentence=a.sentence, start=0, end=1, rule="", negated=rng.random() < 0.1)
        for a, b in pairs if rng.random() < 0.3
    ]


@settings(max_examples=15, deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_the_order_of_the_reports_changes_nothing(seed: int, rng: random.Random) -> None:
    made = collection(12, seed=seed)
    claims = claims_of(made, random.Random(seed))
    reports, mentions = rng.sample(made.reports, len(made.reports)), rng.sample(made.mentions, len(made.mentions))
    assert merge(reports, mentions, rng.sample(claims, len(claims))) == merge(made.reports, made.mentions, claims)


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_reading_everything_twice_adds_nothing(seed: int) -> None:
    made = collection(12, seed=seed)
    claims = claims_of(made, random.Random(seed))
    assert merge(made.reports * 2, made.mentions * 2, claims * 2) == merge(made.reports, made.mentions, claims)


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_what_is_merged_in_portions_equals_what_is_merged_at_once(seed: int, rng: random.Random) -> None:
    made = collection(25, seed=seed)
    claims = claims_of(made, random.Random(seed))
    order = rng.sample(made.mentions, len(made.mentions))
    merged = Merged()
    for end in (*sorted(rng.sample(range(len(order) // 2, len(order)), 3)), len(order)):
        known = {mention.id for mention in order[:end]}
        told = [claim for claim in claims if {claim.from_mention, claim.to_mention} <= known]
        merged = update(merged, made.reports, order[:end], told)
    assert merged == merge(made.reports, made.mentions, claims)


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_every_mention_is_in_one_event(seed: int) -> None:
    made = collection(20, seed=seed)
    merged = merge(made.reports, made.mentions, [])
    assert Counter(id_ for event in merged.events for id_ in event.mentions) == Counter(m.id for m in made.mentions)
    assert all(event.span.is_consistent for event in merged.events)
    assert {alias for alias, _ in merged.aliases}.isdisjoint(event.id for event in merged.events)


@pytest.mark.parametrize("seed", [1, 2])
def test_look_alikes_stay_apart_and_tellings_come_together(seed: int) -> None:
    made = collection(150, seed=seed)
    assert pairwise_f1(made, merge(made.reports, made.mentions, [])) >= 0.95
