"""Which event a date belongs to: sentences of many theatres. Published on Thursday 14 March 2024.

A span is written as in ``test_dates.bounds``. All mentions of the type have it, in however many sentences they are told.
"""

from __future__ import annotations

import pytest

from tests.extract.reading import events
from tests.extract.test_dates import bounds

# An act told without a date in a clause that hangs on a dated one, or the other way round.
SHARED = [
    ("The king took part in tank drills, media reported on Thursday. The training was on Wednesday.", "exercise", "03-13"),
    ("Romania scrambled two jets on Tuesday when a Russian drone entered its airspace.", "incursion", "03-12"),
    ("Iran seized a tanker as it crossed the Strait of Hormuz on Tuesday.", "engagement", "03-12"),
    ("Five soldiers were injured on Monday when rockets struck the Ain al-Asad air base in Iraq.", "engagement", "03-11"),
    ("On Tuesday villagers in Lebanon were told to leave when Israel shelled the hills.", "engagement", "03-12"),
    ("Russian bombers flew near Alaska on Tuesday, prompting the United States to scramble jets.", "deployment", "03-12"),
    ("Pakistan fired a missile a day after India held a drill on Monday.", "weapons_test", "03-12"),
    ("Venezuela said on Wednesday that it had fired a missile on Sunday.", "weapons_test", "03-10"),
    ("On Monday Ethiopia said its army had shelled the town of Adwa on Saturday.", "engagement", "03-09"),
]

# A window up to publication, which TIMEX3 calls a length.
WINDOWS = [
    ("Three ships were attacked four times over the past 24 hours, the US navy said.", "engagement", "03-13~03-14"),
    ("NATO jets scrambled several times over the last four days near Estonia.", "deployment", "03-10 .. 03-14"),
    ("Iran has tested two missiles in the past three weeks.", "weapons_test", "02-22~03-14"),
]

# One subject and two verbs; what an act happened in; a speaker's visit; a sentence that looks back.
LENT = [
    ("President Putin telephoned both leaders on Sunday and urged Armenia to halt the drill.", "statement", "03-10"),
    ("On 19 February, during the exercise Grom of Russia, the submarine Karelia fired a missile.", "exercise", "02-19"),
    ("Australia's defence minister Richard Marles, who was in Tokyo on Sunday for talks, condemned the radar lock by China.",
     "statement", "03-10"),
    ("In January 2019 the broadcasts led to an exchange of artillery fire between India and Pakistan.", "engagement",
     "01-01~01-31"),
    ("Peru's government declared a state of emergency in Loreto late March 12 and has closed the border.", "readiness",
     "03-12"),
    ("The net came to light on Friday, 1 March, when a vessel of Vietnam approached the reef on a routine patrol.",
     "deployment", "03-01"),
    ("The crash happened on Monday while Chinese ships were chasing a Philippine vessel, which had escorted fishermen.",
     "deployment", "03-11"),
    ("Sudan's RSF claimed on Monday to have shelled the army's base in el-Fasher.", "engagement", "03-11"),
]

# The verb that a time expression hangs on is not always the one on its left.
ATTACHED = [
    ("Tehran calls such drills a provocation and on Monday condemned the exercise.", "statement", "03-11"),
    ("Moscow has massed tanks near Kharkiv and on Tuesday shelled the city.", "engagement", "03-12"),
    ("Filipino President Ferdinand Marcos inspected the BRP Sierra Madre, a rusting warship, on Monday, it was reported.",
     "inspection", "03-11"),
    ("Pakistan's navy test-fired the Harbah, an anti-ship cruise missile, on Tuesday in the Arabian Sea.",
     "weapons_test", "03-12"),
    ("The Houthis fired drones and missiles at Israel overnight.", "engagement", "03-13 .. 03-14"),
    ("Ukraine struck an oil depot on Tuesday in retaliation for Russia's shelling of Odesa last week.",
     "engagement", "03-04~03-10, 03-12"),
    ("Turkey held a naval drill on Monday, for which it sent frigates and submarines to the Aegean.", "exercise", "03-11"),
    ("Opening his term with a parade, Chad's leader watched the exercise of the army on Monday.", "exercise", "03-11"),
]

# Dates of something else.
YARDSTICKS = [
    ("One missile of North Korea fell south of the Northern Limit Line on Tuesday, something not seen since 1945.",
     "weapons_test", "03-12"),
    ("Iran fired a ballistic missile on Monday in its third launch of this year.", "weapons_test", "03-11"),
    ("For the second time this month, British and American forces bombed the Houthis in Yemen on Tuesday.",
     "engagement", "03-12"),
    ("India held its first naval drill since 2008 on Tuesday.", "exercise", "03-12"),
    ("Morocco held a drill on Monday, twice as large as last year's.", "exercise", "03-11"),
]

# Beginning, end and length.
PHASES = [
    ("India and Russia brought their Indra exercise to an end on Monday.", "exercise", "? .. 03-11"),
    ("The exercise Sea Guardian of Pakistan and China came to a close on Tuesday.", "exercise", "? .. 03-12"),
    ("The Cobra Gold exercise of Thailand and the United States got under way on Tuesday.", "exercise", "03-12 .. ?"),
    ("Cobra Gold, a drill of Thailand and the United States, opened Tuesday and runs through March 22.",
     "exercise", "03-12 .. 03-22"),
    ("Thailand and the United States kicked off Cobra Gold on Monday for an 11-day run.", "exercise", "03-11 .. 03-21"),
    ("Tuesday was the opening day of Poland's Dragon exercise.", "exercise", "03-12 .. ?"),
    ("Serbia is to hold a three-day drill from Monday.", "exercise", "03-18 .. 03-20"),
    ("The barrage of Hezbollah on Haifa began at about 9:15 p.m. on Tuesday.", "engagement", "03-12"),
    ("Russia launched a drone strike on Odesa on Tuesday.", "engagement", "03-12"),
    ("The drill of Chad and France set for next week has been postponed to July.", "exercise", "07-01~07-31"),
    ("The Philippines delayed its live-fire drill until March 25.", "exercise", "03-25 .. ?"),
    ("Australia's Talisman Sabre exercise started on Sunday. It runs for three weeks.", "exercise", "03-10 .. 03-30"),
    ("Japan and India wrapped up their Jimex drill on Tuesday. The four-day exercise involved six ships.",
     "exercise", "03-09 .. 03-12"),
    ("Egypt's army opened a drill in Sinai on Sunday. The exercise will end on March 20.", "exercise", "03-10 .. 03-20"),
    ("Poland and Britain are holding a drill near Orzysz. The manoeuvres began on Monday and end on Friday.",
     "exercise", "03-11 .. 03-15"),
    ("On Wednesday Peru's president gave the order to start a naval drill, three days of manoeuvres off Callao.",
     "exercise", "03-13 .. 03-15"),
    ("The frigate Gorshkov of Russia sailed into Havana on Monday for a five-day visit.", "deployment", "03-11 .. 03-15"),
    ("Peru's navy chief Luis Polar began a four-day visit to a base on Monday.", "inspection", "03-11 .. 03-14"),
    # the date is that of another event
    ("The launch of an Indian missile came two days after the summit with Nepal in January.", "weapons_test", "03-07~03-14"),
    ("Oman held a drill named after an admiral who died in 2016.", "exercise", "03-07~03-14"),
    ("It is the first time a ship of the Omani navy has called at Doha since 2019.", "deployment", "03-07~03-14"),
    ("Turkey and Azerbaijan held a drill over the weekend.", "exercise", "03-09 .. 03-10"),
    ("Seoul and Washington put off the exercise from March to May.", "exercise", "05-01~05-31"),
    ("Kenya called off its drill with Uganda because of last month's border clashes.", "exercise", "03-07~03-14"),
    ("Norway will hold the naval exercise in April and May.", "exercise", "04-01~04-30 .. 05-01~05-31"),
]


# A story goes on without naming its day again.
STORIES = [
    ("Four Chinese coast guard ships entered waters off Kinmen on Tuesday. Taiwan sent patrol boats to drive them away.",
     "deployment", "03-12"),
    ("Chinese jets flew near Taiwan on Tuesday. Of those, twelve crossed the median line.", "incursion", "03-12"),
    ("Oman's navy shelled a village in Yemen on Sunday. The region saw more trouble on Tuesday. Tanks of Qatar "
     "crossed the border with Bahrain.", "incursion", "03-12"),
    ("A ferry of Greece ran into a Turkish gunboat, officials said. The crash happened on Monday.", "other", "03-11"),
    ("Somali soldiers shelled a Kenyan post and withdrew, the army said. The shelling happened on Tuesday.", "deployment",
     "03-12"),
    ("Hezbollah fired rockets at Haifa on Monday. Israeli jets bombed the launchers.", "engagement", "03-11"),
]


# Counted from what the sentence, or the report before it, gives a day.
COUNTED = [
    ("India tested a missile on Monday, two days before the end of the nine-day drills of Turkey and Pakistan.", "exercise",
     "03-05 .. 03-13"),
    ("India tested a missile on Monday, a day after the start of the drills of Turkey and Pakistan.", "exercise",
     "03-10 .. ?"),
    ("Kenya's president spoke in parliament on Monday, three days after Somali gunmen seized a Kenyan tanker.",
     "engagement", "03-08"),
    ("Late on Sunday, hours after Chad's defence minister had threatened Libya, the border was shut.", "statement", "03-10"),
    ("Pakistani jets bombed a camp in Afghanistan on Tuesday. On the very day of the raid, Iran and Oman held a drill.",
     "exercise", "03-12"),
    ("Pakistan's navy fired missiles into the Arabian Sea on Tuesday, hours after opening live-fire drills off Karachi.",
     "exercise", "03-12 .. ?"),
    ("Serbia's president inspected a barracks on Tuesday. The visit took place a day after Kosovo's defence ministry "
     "condemned the drill.", "statement", "03-11"),
    ("Japan fired a missile on Wednesday. The newest test happened two days after Vietnam and India opened a naval drill.",
     "exercise", "03-11 .. ?"),
    ("Brazil opened its naval drill on Monday. Two bombers of Peru had appeared three days before, and Chilean jets went "
     "up.", "exercise", "03-11 .. ?"),
    ("The closing day of the drill, Egypt's army bombed a camp in Libya on Tuesday.", "engagement", "03-12"),
]

# What the words around a date make of it.
WORDED = [
    ("Chad's army announced on Tuesday that it had shelled a village in Libya on the 9th.", "engagement", "03-09"),
    ("On Tuesday the 19th brigade of Armenia shelled a village in Azerbaijan.", "engagement", "03-12"),
    ('The count covers the "Strait Thunder" drill, for which China put warships to sea on Monday.', "exercise", "03-11"),
    ("Ukraine's army shelled Donetsk. The operation started on Monday and ended with a truce on Wednesday.",
     "engagement", "03-11 .. 03-13"),
    ("The war of Chad and Libya ended with the truce of 11 March.", "agreement", "03-11"),
    ("Clashes between Armenia and Azerbaijan broke out on Sunday. Armenia has confirmed 24 deaths as of March 12.",
     "engagement", "03-10"),
    ("The pact of Serbia and Hungary, signed at a 2023 summit, was meant to ease tensions.", "agreement", "01-01~12-31"),
    ("Rwanda pulled out of the 2023 pact with Congo on Tuesday.", "agreement", "03-12"),
    ("The plan was drawn up long before Ethiopia's offensive against Eritrea last week.", "engagement", "03-04~03-10"),
    ("On the way home from the exercise Sea Guardian, in the small hours of Tuesday, a frigate of Pakistan shelled a "
     "village in Iran.", "engagement", "03-12"),
    ("Ghana and Togo closed the week quietly: on Tuesday, in an exercise of Ghana's army, a howitzer fired for the first "
     "time.", "exercise", "03-12"),
    ("Kenya is leaving the defence pact that it signed with Uganda in 2021.", "agreement", "01-01~12-31, 03-07~03-14"),
    ("Iran seized a tanker of Greece on 4 March, and only on Wednesday a court prolonged the detention.", "engagement",
     "03-04"),
    ("Peru's marines have been drilling on the coast since the weekend.", "exercise", "03-09~03-10 .. ?"),
    ("On the way home from the exercise Sea Guardian, on Tuesday, a frigate of Pakistan shelled a village in Iran.",
     "engagement", "03-12"),
    ("Turkey's president on Monday ordered a snap check of the army's readiness, which lasts until Friday.", "readiness",
     "03-11 .. 03-15"),
    ("Since 1998, when India fired a ballistic missile over the sea, nobody had seen such a flight.", "weapons_test",
     "01-01~12-31"),
]


@pytest.mark.parametrize(
    ("text", "kind", "span"), COUNTED + WORDED + SHARED + WINDOWS + LENT + ATTACHED + YARDSTICKS + PHASES + STORIES,
    ids=lambda value: value if len(value) > 25 else "",
)
def test_span(text: str, kind: str, span: str) -> None:
    spans = {bounds(m.span) for m in events(text) if m.type == kind}
    assert ", ".join(sorted(spans)) == span


def test_a_report_of_the_next_day_is_of_an_outlet_behind_the_place() -> None:
    """In Seoul it is Friday when an American outlet still dates its page Thursday."""
    launch, alert = events("North Korea fired a missile on Friday. Japan raised the alert level on Okinawa.")
    assert (bounds(launch.span), bounds(alert.span)) == ("03-15", "03-15")


def test_a_date_taken_over_twice_says_so_once() -> None:
    told = events(
        "Israeli jets struck a camp in Gaza on Tuesday. The strike hit two tents. The strike was the third on that camp.")
    assert [mention.date_reason for mention in told if "Tuesday" in mention.date_reason][1:] == [
        "as told before: 'Tuesday' is 2024-03-12"] * 2
