"""Where an event took place, and the places in its sentence that are none of its own."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sweden held naval drills off Gotland on Tuesday.", "Gotland"),
        ("Swedish naval drills off Gotland were seen by observers in Oslo as a warning.", "Gotland"),
        ("The artillery drill was described by officials in Manila as a rehearsal.", None),
        ("Chinese live-fire drills on Tuesday drew protests from Canberra.", None),
    ],
)
def test_the_place_of_those_who_speak_is_not_the_place_of_the_event(text: str, place: str | None) -> None:
    mention = next(mention for mention in read(text).mentions if mention.type == "exercise")
    assert (mention.place.name if mention.place else None) == place
