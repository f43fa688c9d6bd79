"""What sounds like an act and tells of none: capabilities, schooling, courtesies, names of offices, relief, praise."""

from __future__ import annotations

import pytest

from tests.extract.reading import PUBLISHED, brief, events, lexicon
from timeline.extract import extract
from timeline.model import Report
from timeline.timex import tag

APART = [
    # a sentence that tells of no act of that kind, and one like it that does
    ("deployment", "Mali wants to strengthen its deterrence.", "Mali reinforced its brigade on the Algerian border."),
    ("deployment", "Peru spoke of the build-up of its network.", "Peru spoke of the build-up of troops by Chile on Monday."),
    ("exercise", "The college is proud of the training of engineers.", "The training of Polish troops began on Monday."),
    ("engagement", "Kenyan soldiers fought for freedom.", "Kenyan soldiers fought with al-Shabaab fighters for the town."),
    ("engagement", "The rockets hit the target.", "The rockets hit a barracks in Kharkiv."),
    ("engagement", "Chad deployed a brigade to destroy the rebels.", "Chad destroyed a camp of Boko Haram on Monday."),
    ("deployment", "A harbour for mooring warships is planned.", "Two Indian warships moored in Trincomalee on Monday."),
    ("deployment", "Kenyan soldiers visited the memorial.", "A Brazilian frigate visited Lagos on Monday."),
    ("readiness", "He heard of the brigade's combat readiness.", "Serbia raised the brigade's combat readiness on Monday."),
    ("statement", "Oman's army stressed the need for barracks.", "Oman's army stressed the need to prepare for war."),
    ("engagement", "A typhoon hit the base in Okinawa on Monday.", "A missile hit the base in Okinawa on Monday."),
    ("deployment", "A typhoon hit Okinawa.", "Typhoons shadowed a Russian plane on Monday."),
    ("other", "The flood destroyed a bridge in Sindh.", "Pakistan's army blew up a bridge in Sindh on Monday."),
    ("other", "The Disarmament and Peace Centre in Geneva was opened.", "The disarmament of Hezbollah began on Monday."),
    ("statement", "Hanoi expressed its thanks to Russia.", "Hanoi expressed concern over Russia's drill."),
    ("statement", "Brazil's policy of guaranteeing free passage is old.", "Brazil guaranteed free passage to Argentina."),
    ("statement", "Threats to Brazil grow.", "Argentina made a threat against Brazil."),
    ("statement", "Cubans recalled the deeds of their fathers.", "Cuba recalled its ambassador from Quito."),
]


@pytest.mark.parametrize(("type", "other", "sentence"), APART, ids=[other for _, other, _ in APART])
def test_apart(type: str, other: str, sentence: str) -> None:
    assert type not in {m.type for m in events(other)}
    assert type in {m.type for m in events(sentence)}


def told(title: str, text: str) -> list[str]:
    report = Report(id="r", title=title, text=text, published=PUBLISHED)
    return [brief(m) for m in extract(report, tag(text, PUBLISHED, report="r"), lexicon()).mentions]


def test_solemn_account_tells_what_it_opens_with() -> None:
    text = (
        "Miguel Diaz-Canel inspected a tank brigade of the Revolutionary Armed Forces of Cuba on Tuesday. The heroic and"
        " invincible sons of the fatherland showed boundless devotion. The glorious army trained under the immortal banner."
        " With death-defying valour the navy fired missiles at the enemy. The feats of the forerunners are sacred."
    )
    assert told("President visits brigade", text) == ["inspection/leader_visit occurred CUB"]


def test_report_of_relief_tells_of_no_deployment() -> None:
    text = (
        "Pakistan's army has sent three brigades to Sindh, where the floods have cut off villages. Rescuers and soldiers"
        " bring food to the evacuees. The navy sent boats. An air force squadron was deployed at Sukkur. The crop is lost."
    )
    assert told("Army helps the flood victims", text) == []
    assert told("Border", "Pakistan's army has sent three brigades and a battery to the border.") != []
