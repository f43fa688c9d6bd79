"""The same word, once telling of an event and once not: what an entry of seeds/triggers*.toml counts as."""

from __future__ import annotations

import tomllib

import pytest

from tests.extract.reading import events
from timeline.resources import folder

TELLS = [
    # entry, a sentence that tells of the event, one with the same word that does not
    ("exercise.drill", "Norway held a drill on Monday.", "Norway exercised restraint."),
    ("exercise.train", "Norwegian marines rehearsed a landing on Monday.", "Norway trained ten pilots as teachers."),
    ("test.launch", "Norway launched a missile on Monday.", "Norway launched a website on Monday."),
    ("test.noun", "Norway's missile test was a success.", "Norway ordered parts for a missile test site."),
    ("deployment.send", "Norway deployed two brigades to the north.", "Norway deployed new software."),
    ("deployment.send.weak", "Norway sent a frigate to the Gulf.", "Norway sent a letter to the Gulf."),
    ("deployment.transit", "A Norwegian frigate sailed through the strait.", "The bill sailed through parliament."),
    ("deployment.withdraw", "Norway withdrew its troops from Mali.", "Norway withdrew its offer."),
    ("deployment.sortie", "Taiwan detected 30 Chinese warplanes around the island.", "Taiwan detected a virus."),
    ("incursion.enter", "Russian jets violated Estonian airspace.", "The ruling violated the law."),
    ("engagement.strike", "Israel struck a depot in Syria.", "The news struck a chord."),
    ("engagement.attack.noun", "Iran carried out an attack on Iraq.", "Israel warned of a possible attack."),
    ("engagement.attack.noun", "A Kenyan base came under attack on Monday.", "Kenyans train to help an ally under attack."),
    ("agreement.noun", "Armenia and Azerbaijan reached an agreement.", "Under the agreement Yerevan removed two posts."),
    ("engagement.intercept", "Israel intercepted a missile.", "Israel intercepted a phone call."),
    ("engagement.seize", "Iran seized a tanker.", "Iran seized the moment."),
    ("engagement.clash", "Thai and Cambodian soldiers clashed.", "The two films clashed at the box office."),
    ("readiness.alert", "Serbia put its army on high alert.", "Serbia did not put its army on high alert."),
    ("inspection.visit", "Kim Jong Un inspected a brigade on Monday.", "Experts inspected a bridge on Monday."),
    ("deployment.scramble.up", "Norway sent up two fighters on Monday.", "Norway put up a tent."),
    ("engagement.hose", "A Chinese cutter hosed down two Vietnamese trawlers.", "Sailors hosed down the deck."),
    ("engagement.stop", "Spain's navy stopped a tanker off Ceuta.", "Spain's navy stopped a rumour."),
    ("engagement.warning_shots", "Greek guards fired into the air to stop a boat.", "The mill fired soot into the air."),
    ("readiness.leave.noun", "Chile revoked all home leave of its army.", "Chile revoked a stamp duty."),
    ("readiness.airspace", "Oman shut its skies to all flights on Monday.", "Oman shut its museums on Monday."),
    ("procurement.into_service", "Brazil took its second frigate into service.", "Brazil took the frigate into the bay."),
    ("agreement.suspend", "Armenia froze its part in the treaty.", "Armenia froze its part of the fish."),
    ("agreement.sign", "Norway and Sweden signed a pact.", "Norway signed up for the course."),
    ("procurement.unveil", "Iran unveiled a missile.", "Iran unveiled a stamp."),
    ("statement.condemn", "Norway condemned the raid.", "The critics condemned the film."),
    ("statement.accuse", "Morocco accused Algeria of arming rebels.", "Morocco has long accused Algeria of arming rebels."),
    ("statement.warn", "Norway warned Russia.", "Analysts warned of rain."),
    ("statement.deny", "Norway denied the charge.", "Norway rejects the ruling."),
    (
        "statement.say",
        "Norway's minister said Russia's act was a provocation.",
        "Norway's army said three tanks had broken down.",
    ),
    ("statement.ask", "Norway asked Russia to leave the bay.", "Norway asked its fishermen to stay home."),
    ("statement.call", "Norway called the raid a provocation.", "Norway called the ship Fram."),
]


@pytest.mark.parametrize(("entry", "sentence", "other"), TELLS, ids=[entry for entry, _, _ in TELLS])
def test_tells_and_does_not_tell(entry: str, sentence: str, other: str) -> None:
    kind = entry.split(".")[0]
    kind = {"test": "weapons_test"}.get(kind, kind)
    assert kind in {m.type for m in events(sentence)}
    assert kind not in {m.type for m in events(other)}


def test_every_tag_is_explained() -> None:
    """A tag that nobody reads, or a misspelt one, changes nothing and nobody notices."""
    explained = set(
        """
        at:target weak detail generic standing reaction agreement:pair oversee participate operate phase
        armed leaving counted following opened going_up flight liftoff handled two suffered casualties sent
        towards joined barred casualty fallen timed into on driven lost used blast sky
        strong content report noun issued order ask announce reply predicate habit over_years claim denial welcome answerable
        """.split()
    )
    families = ("object:", "subject:", "needs:", "exercise:", "weapons_test:", "class:", "tone:", "hint:", "status:")
    unknown = {
        (entry["id"], tag)
        for path in sorted(folder("seeds").glob("triggers*.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
        for tag in entry.get("tags", ())
        if tag not in explained and not tag.startswith(families)
    }
    assert unknown == set()
