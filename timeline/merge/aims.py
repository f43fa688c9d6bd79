"""Whom an event is aimed at, once it is known what it answers: those who did that, as all reports together tell it.

A sentence that condemns "the drill" names neither of the two who hold it; the event that the drill became names both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from timeline.merge.title import Naming, title_of
from timeline.model import Event, Link


def aim(events: Sequence[Event], links: Iterable[Link], naming: Naming) -> list[Event]:
    """`events`, those that answer others aimed at the actors of these; titles name the new targets.

    Not so drills: one that is read as an answer to another is not thereby held against those who held that.
    """
    by_id = {event.id: event for event in events}
    answered: dict[str, list[str]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (link.from_event, link.to_event)):
        if link.kind == "responds_to":
            answered[link.from_event].extend(by_id[link.to_event].actors)
    return [
        _aimed(event, answered[event.id], naming) if event.id in answered and event.type != "exercise" else event
        for event in events
    ]


def _aimed(event: Event, answered: Sequence[str], naming: Naming) -> Event:
    """`event` aimed at those who are `answered`; as it was where these are nobody but those who answer."""
    targets = tuple(code for code in dict.fromkeys(answered) if code not in event.actors)
    if not targets or set(targets) == set(event.targets):
        return event
    event = event.model_copy(update={"targets": targets})
    return event.model_copy(update={"title": title_of(event, naming)})
