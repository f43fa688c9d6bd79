"""Words that are news, with their mode, and words that only say who reports what."""

from __future__ import annotations

import pytest

from tests.extract.reading import events

SAID = [
    # threats, warnings, pledges, reproaches and denials behind a bare "said"
    ("Iran's defence minister said on Monday that any violation of its waters would be answered.", "threat"),
    ("Belarus's defence minister said that an attack on his country would be met with force.", "threat"),
    ("The Houthis said on Tuesday that American ships were now legitimate targets.", "threat"),
    ("Algeria's army chief said that Mali must not play with fire.", "warning"),
    ("Japan said on Tuesday that it had passed its concerns to Beijing and had scrambled two fighters.", "warning"),
    ("Lithuania's president said the country would stand by Ukraine as long as it takes.", "pledge"),
    ("Syria's foreign ministry said the raid was a flagrant infringement of its sovereignty.", "condemnation"),
    ("A spokesperson of Rwanda's army said the allegations were a lie.", "denial"),
    ("Ethiopia's army called the claim misleading.", "denial"),
    ("The Chinese spokeswoman replied to him that the reef had never belonged to Vietnam.", "claim"),
    ("Pakistan asked its neighbour to withdraw the missiles.", "warning"),
    ("Iran sent a letter to the United Nations accusing Oman of hosting American bombers.", "condemnation"),
    ('"They will pay for it," Farah Warsame, a spokesman of Somalia\'s army, said on Monday.', "threat"),
    ('"It shows that the strait is ours," Vice Adm. Luis Prieto, commander of the Chilean navy, said.', "claim"),
    ("Turkey objected to the drill in a note to Athens on Monday.", "condemnation"),
    ("Greek warships put to sea, after Ankara's accusation that Athens was arming the islands.", "condemnation"),
    # a denial of one's own deed, words quoted at length, a speech, an envoy called in
    ("Rwanda's army said on Tuesday that its troops had not crossed the border.", "denial"),
    ("The Rwandan air force says it flew no such mission.", "denial"),
    ('"Our brigades stay where the treaty puts them," Armenian Prime Minister Nikol Pashinyan said.', "claim"),
    ("Ecuador's president, in a speech on Monday, said the Colombian army was asleep at its posts.", "claim"),
    ("Chile will call in the Argentine ambassador over the flight.", "condemnation"),
    ("Ethiopia's army maintains that Eritrean units fired first.", "claim"),
    # who is held to account, told to go, called in over something; what is welcomed
    ("Khartoum held Abu Dhabi responsible on Monday for the drone raid.", "condemnation"),
    ("Ankara put Athens on notice on Monday that it would not tolerate more flights.", "warning"),
    ("Tehran told Washington on Monday to pull its carrier out of the Gulf.", "warning"),
    ("Rwanda shot back on Monday that Kinshasa was arming the rebels.", "claim"),
    ("Saudi Arabia welcomed the truce on Monday.", "claim"),
    ("China's foreign ministry made solemn representations to Australia on Thursday.", "condemnation"),
]
REPORTED = [
    'The army of Chad called the missile "Tiger".',
    "Commodore Jay Tarriela said on Monday that a Chinese fighter stayed close to the plane.",
    "The Ukrainian air force said its defences operated in nine regions, but did not specify which ones.",
    "The president of Chad welcomed the king of Jordan at the airport on Monday.",
    "The Nigerian president said the kelp farms would feed the whole district.",
    "Taiwan's defence ministry said 12 Chinese aircraft had been detected.",
    "Ukraine's general staff said the drones were launched from Kursk.",
    "Israel's army said it had struck a depot in retaliation.",
    "The Philippine navy said a third ship was on its way to the shoal.",
    "Estonia's navy said the island lies twelve miles off the coast.",
    "Ghana's army says it does not know who laid the mines.",
    "Peru's navy tested a missile on Monday, the Peruvian defence minister said.",
    "Togo's president dismissed the defence minister on Monday after the mutiny.",
    "Lima calls the drills of Chile a rehearsal for war.",
    "The Finnish border guard said any provocation could be ruled out so far.",
]


@pytest.mark.parametrize(("sentence", "mode"), SAID, ids=[sentence for sentence, _ in SAID])
def test_words_that_are_news(sentence: str, mode: str) -> None:
    assert mode in [m.mode for m in events(sentence) if m.type == "statement"]


@pytest.mark.parametrize("sentence", REPORTED)
def test_words_that_report(sentence: str) -> None:
    assert [m.trigger for m in events(sentence) if m.type == "statement"] == []
