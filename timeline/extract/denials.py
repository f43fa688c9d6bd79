"""Deeds that those who are said to have done them deny: "drones flew over the base, which Moscow denied"; "its jets were
lit up by radar, Tokyo says. Beijing rejected the account."
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extract.mentions import Draft

_ACCOUNTS = frozenset("account accusation allegation claim charge report version assertion description that this it".split())


def settle(drafts: Sequence[Draft]) -> None:
    """Give the status denied to deeds that a denial in the same sentence, or of "the account" in the next, is about."""
    for n, denial in enumerate(drafts):
        if denial.type != "statement" or denial.mode != "denial" or denial.status != "occurred":
            continue
        for deed in reversed(drafts[max(0, n - 6) : n]):
            if (
                deed.type not in ("statement", "agreement", "exercise", "inspection")
                and deed.status in ("occurred", "alleged")
                and set(denial.actors) & set(deed.actors)
                and (_beside(denial, deed) or (denial.number - deed.number == 1 and _is_of_account(denial)))
            ):
                deed.status = "denied"
                break


def _beside(denial: Draft, deed: Draft) -> bool:
    """Whether the denial follows the deed in its sentence and names no act of its own that it denies."""
    return denial.sentence == deed.sentence and deed.first.first < denial.first.first and not _denies_a_deed(denial)


def _denies_a_deed(denial: Draft) -> bool:
    """ "denied having fired": what is denied is told by the denial itself."""
    reading = denial.reading
    clause = denial.first.clause
    return clause is not None and any(other.governor == clause.verb for other in reading.clauses.values())


def _is_of_account(denial: Draft) -> bool:
    """ "rejected the account", "denied it": what was told before."""
    row = denial.reading.row
    return any(row[i].lemma in _ACCOUNTS for i in denial.first.objects)
