"""Learn from the annotated episodes which sayings are news of their own, and write the weights to seeds/sayings.toml.

    python tools/train_sayings.py [--check]

A saying is a verb like "said" or "called" in a main clause, with a person or an institution as subject
(timeline/extract/sayings.py). It is news where the gold has a statement in its sentence. All sayings are learnt from, also
those that rules take for statements by themselves: rules were made on some of these episodes, and what they leave over
there is not what they leave over elsewhere. Sentences with a strong verb ("condemned") are left out, for there it is not
the saying that makes news.

Logistic regression with a quadratic penalty, by Newton's method: one answer, whatever the order of the examples, without a
seed and without a library. First the figures of a cross-validation by episodes are printed; `--check` stops there.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.gold import measure
from timeline.derivation import dated
from timeline.extract.pipeline import heard
from timeline.lexicon import Lexicon
from timeline.lexicon.read import read_seeds
from timeline.model import Report
from timeline.readers import ReadOptions, find_inputs
from timeline.reading import read_pieces
from timeline.resources import folder
from timeline.timex import tag

PENALTY = 10.0
"""Half of it times a weight squared is added to the negated log-likelihood."""
SEEN = 5
"""Examples that a cue must be seen in."""
FOLDS = 7
LIKELIHOODS = (0.35, 0.4, 0.45, 0.5, 0.55)
OPEN = {
    "corpus": measure.chosen("corpus").episodes,
    "fresh": [one for one in measure.chosen("fresh").episodes if one["cluster"] not in measure.CHECK],
    "third": [one for one in measure.chosen("third").episodes if one["cluster"] not in measure.KEPT],
}
"""The episodes that may be learnt from: all but the kept halves of the newer sets."""
OUT = Path(__file__).resolve().parents[1] / "seeds" / "sayings.toml"
HEAD = """\
# What speaks for (+) and against (-) a saying being news of its own, beside mere attribution: written by
# tools/train_sayings.py from the annotated episodes, not by hand. docs/sayings.md says how, and what it is worth.
"""


class Example(NamedTuple):
    """One saying: its cues, whether its sentence tells a statement and whether the rules find one there by themselves, and
    whether anybody knows who speaks.
    """

    episode: str
    sentence: tuple[str, int]
    cues: frozenset[str]
    is_news: bool
    is_told: bool
    has_speaker: bool


def examples(lexicon: Lexicon) -> list[Example]:
    """The sayings of all open episodes, by sentence."""
    found: list[Example] = []
    for name, episodes in OPEN.items():
        reports = {
            report.id: dated(report)
            for source in find_inputs([measure.SETS[name][0] / "reports"], ReadOptions())
            for piece in read_pieces(source, ReadOptions())
            for report in piece.reports
        }
        for episode in episodes:
            for entry in episode["reports"]:
                found.extend(_of_report(reports[entry["id"]], episode, lexicon))
    return found


def _of_report(report: Report, episode: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Example]:
    stated = {
        measure.squash(mention["sentence"]) for event in episode["events"] if event["type"] == "statement"
        for mention in event["mentions"] if mention["report"] == report.id
    }
    for one in heard(report, tag(report.text, report.published, report=report.id), lexicon):
        squashed = measure.squash(report.text[one.sentence.start : one.sentence.end])
        is_news = any(squashed.startswith(p) or (len(p) > 30 and p in squashed) for p in stated)
        told = [draft for draft in one.drafts if draft.type == "statement"]
        if any("strong" in frame.entry.tags or frame.noun for draft in told for frame in draft.frames):
            continue
        for verdict in one.verdicts:
            known = bool(verdict.saying.speaker.codes)
            yield Example(episode["cluster"], (report.id, one.sentence.start), verdict.cues, is_news, bool(told), known)


def learn(known: Sequence[Example]) -> dict[str, float]:
    """The weights of the cues that were seen often enough, by name."""
    seen = Counter(cue for example in known for cue in example.cues)
    names = sorted(cue for cue, n in seen.items() if n >= SEEN)
    place = {cue: i for i, cue in enumerate(names)}
    rows = [sorted(place[cue] for cue in example.cues if cue in place) for example in known]
    weights = [0.0] * len(names)
    for _ in range(30):
        gradient = [PENALTY * w for w in weights]
        curvature = [[PENALTY if i == j else 0.0 for j in range(len(names))] for i in range(len(names))]
        for row, example in zip(rows, known, strict=True):
            p = _likelihood(math.fsum(weights[i] for i in row))
            for i in row:
                gradient[i] += p - example.is_news
                for j in row:
                    curvature[i][j] += p * (1 - p)
        step = _solve(curvature, gradient)
        weights = [w - s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-9:
            break
    return dict(zip(names, weights, strict=True))


def _likelihood(total: float) -> float:
    return 1 / (1 + math.exp(-total))


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """`x` of ``matrix @ x = right`` for a symmetric positive definite matrix (Cholesky)."""
    n = len(right)
    low = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1):
            rest = matrix[i][j] - math.fsum(low[i][k] * low[j][k] for k in range(j))
            low[i][j] = math.sqrt(rest) if i == j else rest / low[j][j]
    found = list(right)
    for i in range(n):
        found[i] = (found[i] - math.fsum(low[i][k] * found[k] for k in range(i))) / low[i][i]
    for i in reversed(range(n)):
        found[i] = (found[i] - math.fsum(low[k][i] * found[k] for k in range(i + 1, n))) / low[i][i]
    return found


def cross_validated(known: Sequence[Example]) -> list[float]:
    """For each example the likelihood by weights learnt from the episodes of other folds."""
    episodes = sorted({example.episode for example in known})
    found = [0.0] * len(known)
    for fold in range(FOLDS):
        left_out = set(episodes[fold::FOLDS])
        weights = learn([example for example in known if example.episode not in left_out])
        for n, example in enumerate(known):
            if example.episode in left_out:
                found[n] = _likelihood(math.fsum(weights.get(cue, 0.0) for cue in example.cues))
    return found


def _print_figures(known: Sequence[Example], likelihoods: Sequence[float]) -> None:
    judged = list(zip(known, likelihoods, strict=True))
    news = [p for example, p in judged if example.is_news]
    rest = [p for example, p in judged if not example.is_news]
    right = math.fsum((p > q) + (p == q) / 2 for p in news for q in rest) / (len(news) * len(rest))
    print(f"{len(known)} sayings, {len(news)} of them news; of two, the news is the likelier one in {right:.3f}")
    for name, episodes in OPEN.items():
        own = {episode["cluster"] for episode in episodes}
        best: dict[tuple[str, int], tuple[float, bool]] = {}
        for example, p in judged:
            if example.episode in own and not example.is_told and example.has_speaker:
                best[example.sentence] = max(best.get(example.sentence, (0.0, False)), (p, example.is_news))
        figures = []
        for least in LIKELIHOODS:
            told = [is_news for p, is_news in best.values() if p >= least]
            figures.append(f"from {least}: {sum(told)} of {len(told)}")
        print(f"{name:8s}", ", ".join(figures))


def toml(weights: Mapping[str, float]) -> str:
    """The file, the heaviest cue first."""
    rows = sorted(weights.items(), key=lambda pair: (-abs(round(pair[1], 2)), pair[0]))
    return HEAD + "\n[saying]\n" + "".join(f'"{cue}" = {weight:.2f}\n' for cue, weight in rows if round(weight, 2))


def main() -> None:
    """Cross-validate, and write the weights unless told not to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="cross-validate, write nothing")
    args = parser.parse_args()
    seeds = read_seeds([folder("seeds")])
    seeds.sayings.clear()  # what the weights themselves find must not be learnt from
    known = examples(Lexicon(seeds))
    _print_figures(known, cross_validated(known))
    if not args.check:
        OUT.write_text(toml(learn(known)), encoding="utf-8")


if __name__ == "__main__":
    main()
