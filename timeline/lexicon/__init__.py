"""Names that the world's militaries go by: seeds/ -> one matcher, checked at load.

    lexicon = load()                          our seeds; load([Path("mine")]) reads a folder of your own on top
    lexicon.match(text) -> list[Hit]          Hit(start, end, text, kind, entry, form, inflection, edition)

`hit.kind` says which dataclass `hit.entry` is; every entry has ``id, kind, name, source``:

    actor       Actor       role, actor, candidates, joint, office, since, until
    exercise    Exercise    type, mode, actors, host, opposing, months, editions, every, operation, parent, generic
    equipment   Equipment   category, test_mode, drill_mode, generic, makers, operators, range_km
    place       PlaceEntry  place_kind, country, lat, lon, precision
    trigger     Trigger     type, mode, tags
    cue         Trigger     the same shape, for words that colour an event: status, attribution, phases
    field       Trigger     the same shape, for words that say what a report is about: sport, business, relief, war

`actor.actor` is the code, or empty: then either `candidates` lists the codes among which the report decides ("the North",
"the allies", "JCS"; ``("*",)`` for any that the report has named), or the form is what any side has ("the defence ministry",
"the navy") and its modifier says whose; role ``media`` belongs to nobody. `exercise.generic` entries read "Exercise …" and
"Operation …" with any name, which is the text of the hit.

    lexicon.actor("Pyongyang") -> "PRK"       any alias -> code; UsageError with "did you mean"
    lexicon.name_of("PRK") -> "North Korea"
    lexicon.place("Scarborough Shoal"), lexicon.place("korea")   a PlaceEntry, or a Theatre
    lexicon.country("PRK")                    the country as a place with a point
    lexicon.type_or_mode("drill")             TypeOrMode(type, mode)
    lexicon.opposing("KOR", "PRK", day)       from the table of sides; opponents(actor, day) lists them
    lexicon.rehearsed_against(("CHN",), "Taiwan Strait", (), day)   whom drills there are held against
    lexicon.theatres_of(codes, place)         for blocks and for --place
    lexicon.exercise("exercise.zapad")        a series by id or name
    lexicon.cameo(type, mode, status)         CAMEO and PLOVER codes

A trigger entry in seeds/triggers*.toml: ``id, kind = "trigger" | "cue"``, then ``nouns`` (plurals are made), ``verbs`` (all
parts are made, of a phrase its first word: "carry out"), ``forms`` (as they stand), ``type, mode, tags, examples, never``,
and ``ambiguous = true`` on each of two entries that share a form on purpose: then both are hits.
"""

from timeline.lexicon.entries import Actor, Entry, Equipment, Exercise, Hit, PlaceEntry, Trigger
from timeline.lexicon.inflect import IRREGULAR_VERBS
from timeline.lexicon.lookup import Lexicon, load
from timeline.lexicon.seeds import CameoCode, Side, Theatre, TypeOrMode

__all__ = [
    "IRREGULAR_VERBS", "Actor", "CameoCode", "Entry", "Equipment", "Exercise", "Hit", "Lexicon", "PlaceEntry", "Side",
    "Theatre", "Trigger", "TypeOrMode", "load",
]
