"""One report through all steps of extraction."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from timeline.extract import (
    attribution,
    continuation,
    coreference,
    counts,
    denials,
    doubt,
    drafting,
    editions,
    exercise_names,
    furniture,
    genre,
    governing,
    modes,
    parties,
    records,
    relations,
    relative,
    relevance,
    rhetoric,
    sayings,
    status,
    targets,
    undated,
    visits,
    when,
)
from timeline.extract.clause import Reading
from timeline.extract.dateline import behind_dateline
from timeline.extract.discourse import Discourse, Person
from timeline.extract.frames import Fight, Frame, FrameReader, Refusal
from timeline.extract.mentions import Draft, join, merge_frames
from timeline.extract.names import Cue, Name, Names, gather
from timeline.extract.referents import Referents
from timeline.extract.referents.pronouns import is_one_craft
from timeline.extract.tokens import tokenise
from timeline.lexicon import Hit, Lexicon, Trigger
from timeline.model import Extraction, Mention, Report, Timex
from timeline.text import Sentence, split_sentences

_SHOTS = ("strike", "attack", "shelling")
"""What rounds fired at targets look like, and are not in a drill."""
_OF_WAR = ("strike", "attack", "interception", "capture")
_STILL_FIGHTING = 4
"""Sentences after which a launch by one of the sides is no longer taken for a blow of the same fight."""
_Span = TypeVar("_Span", Name, Hit, Cue, Timex)


class Explained(NamedTuple):
    """What was made of one sentence."""

    sentence: Sentence
    drafts: list[Draft]
    refusals: list[Refusal]
    verdicts: list[sayings.Verdict]


class _Reader:
    """State of one report while it is read."""

    def __init__(self, report: Report, timexes: Sequence[Timex], lexicon: Lexicon) -> None:
        self.report, self.timexes, self.lexicon = report, timexes, lexicon
        self.text = report.text
        hits = lexicon.match(self.text)
        self.sentences = split_sentences(self.text)
        begin = behind_dateline(self.text, self.sentences[0]) if self.sentences else 0
        self.discourse = Discourse.of(hits, report.published, begin)
        armed = [hit for hit in hits if relevance.speaks_of_forces(hit)]
        self.armed = [hit.start for hit in armed]
        self.martial = relevance.is_martial(hits, armed, len(self.text))
        titled = lexicon.match(report.title) if report.title and self.martial else []
        self.genre = genre.genre(report, hits, titled)
        if self.genre == "words":
            self.discourse.issuer = genre.issuer(titled)
        self.relief = relevance.is_about_relief([*titled, *hits], len(self.text))
        names = gather(hits, self.text)
        self.names: list[Name] = sorted(
            names + exercise_names.learn(self.text, names), key=lambda name: (name.start, name.end)
        )
        self.triggers: list[Hit] = [h for h in hits if h.kind == "trigger"]
        self.cues = [
            Cue(h.start, h.end, h.entry) for h in hits if h.kind in ("cue", "field") and isinstance(h.entry, Trigger)
        ]
        self.drafts: list[Draft] = []
        self.visitors: dict[str, int] = {}
        """Those who look at something of their own side, with the number of the sentence that first says so."""
        self.said_on: list[governing.SaidOn] = []
        """The time expressions that date words and not what they tell of."""
        self.explained: list[Explained] = []

    def opposing(self, one: str, other: str) -> bool:
        """Whether the two are opponents when the report comes out."""
        return self.lexicon.opposing(one, other, self.report.published)

    def read(self) -> None:
        """All sentences, in order; none where the report is not about military activity."""
        if not self.martial:
            return
        belongs = furniture.article(self.text, self.sentences)
        n = t = c = x = 0
        for number, sentence in enumerate(self.sentences):
            names, n = _within(self.names, n, sentence)
            triggers, t = _within(self.triggers, t, sentence)
            cues, c = _within(self.cues, c, sentence)
            timexes, x = _within(self.timexes, x, sentence)
            if belongs[number]:
                self._sentence(number, sentence, Names(self.text, names, triggers, cues), timexes)

    def _sentence(self, number: int, sentence: Sentence, names: Names, timexes: list[Timex]) -> None:
        begin = behind_dateline(self.text, sentence)
        tokens = tokenise(
            self.text,
            begin,
            sentence.end,
            [(name.start, name.end) for name in names.spans],
            [(timex.start, timex.end) for timex in timexes],
            [
                (cue.start, cue.end)
                for cue in names.cues
                if cue.entry.tags[0].startswith("class:") and " " in self.text[cue.start : cue.end]
            ],
        )
        names.attach(tokens)
        names.open_groups(tokens)
        reading = Reading(tokens)
        referents = Referents(reading, names, self.discourse)
        flying = any(
            d.type in ("weapons_test", "engagement", "incursion") and number - d.number <= 2 for d in self.drafts[-3:]
        )
        spoken = tuple(
            code for d in self.drafts[-4:] if d.type == "statement" and number - d.number <= 2 for code in d.actors
        )
        fights = [
            Fight(d.actors, d.targets, d.mode == "interception")
            for d in self.drafts[-6:]
            if d.type == "engagement" and d.mode in _OF_WAR and number - d.number <= _STILL_FIGHTING and not d.shadow
        ]
        reader = FrameReader(reading, names, referents, self.discourse, flying, spoken, fights)
        frames = reader.read() if names.triggers or names.spans else []
        kept = self._drafts(number, sentence, reader, frames, timexes, None)
        if not kept and (going_on := continuation.read(reader, self.drafts, number)) is not None:
            frame, told = going_on
            kept = self._drafts(number, sentence, reader, [frame], timexes, told)
        n_acts = sum(draft.type != "statement" for draft in kept)
        verdicts = sayings.weigh(reader, self.lexicon.sayings, number, n_acts)
        if n_acts == len(kept) and (said := sayings.news(reader, verdicts)) is not None:
            kept = [*kept, *self._drafts(number, sentence, reader, [said], timexes, None)]
        relative.settle(reading, timexes, kept, self.drafts)
        self.drafts.extend(kept)
        self.explained.append(Explained(sentence, kept, reader.refusals, verdicts))
        for name in visits.visitors(reading, referents):
            self.visitors.setdefault(name, number)
        self._remember(reading, referents)

    def _drafts(
        self, number: int, sentence: Sentence, reader: FrameReader, frames: list[Frame], timexes: list[Timex],
        told: Draft | None,
    ) -> list[Draft]:
        """What the sentence tells by `frames`; where it goes on with what was `told`, that is the antecedent."""
        reading, referents, names = reader.reading, reader.referents, reader.names
        anchored = governing.attach(reading, timexes, frames)
        self.said_on.extend(governing.days_of_words(reading, timexes, referents))
        sources = attribution.sources(reading, referents, self.discourse) if frames else attribution.Sources()
        figures = counts.counts(reading) if frames else ()
        named = (
            tuple(dict.fromkeys(c for s in names.spans if s.actors for c in self.discourse.resolve(s.actors)))
            if frames
            else ()
        )
        here: list[Draft] = []
        for group in join(reading, frames):
            draft = merge_frames(
                sentence, number, [frames[i] for i in group], [a for i in group for a in anchored.get(i, [])], reading
            )
            modes.settle(draft, names)
            if draft.series:
                series = self.lexicon.exercise(draft.series)
                if (
                    series is not None
                    and series.actors
                    and (set(draft.actors) <= set(series.actors) or not set(draft.actors) & set(series.actors))
                ):
                    draft.actors = series.actors
            draft.attribution, draft.counts = sources.names, figures
            draft.source_codes, draft.carrier = sources.codes, sources.carrier
            if not draft.actors and draft.type in ("weapons_test", "exercise"):
                draft.actors = parties.from_sentence(draft, referents)
            draft.place = drafting.place(reading, names, draft)
            draft.named = named
            targets.settle(draft, reading, referents, self.lexicon, self.report.published)
            draft.dating = when.date(draft.anchored, draft.first, self.report.published)
            if draft.type != "statement" and draft.status in ("occurred", "planned"):
                groups = [draft.first.group, *draft.first.governors] if draft.first.noun else [draft.first.group]
                colour = status.coloured(reading, names, min(groups), max(groups), draft.status)
                if colour == "planned" and status.has_begun(reading, draft.first.governors):
                    colour = draft.status  # "has begun a planned exercise"
                draft.status = colour
            if draft.status == "occurred" and drafting.goes_on(draft):
                draft.status = "ongoing"
            if draft.status == "alleged" and draft.type in _OWN_WORD and set(draft.source_codes) & set(draft.actors):
                draft.status = "occurred"
            drafting.settle_status(draft, self.report.published)
            here.append(draft)
        kept: list[Draft] = []
        here = [d for d in here if not drafting.merely_reports(d, here) and not drafting.is_quantity(d, here)]
        here = [d for d in here if not doubt.is_relief(d, names, self.relief) and not doubt.is_history(d, names)]
        here = [d for d in here if not doubt.is_about_home(d, names, self.armed)]
        drilling = any(d.type == "exercise" and not d.generic for d in here) or (
            bool(self.drafts) and self.drafts[-1].type == "exercise" and (number - self.drafts[-1].number <= 1)
        )
        if drilling:
            # shots at targets in a drill are part of it
            here = [d for d in here if d.type != "engagement" or d.actors or d.targets or d.mode not in _SHOTS]
        here = [d for d in here if not drafting.is_part_of_drill(d, here)]
        if any(d.type == "exercise" and not d.generic for d in here):
            # guns and rocket launchers are fired in it, not tried out
            here = [d for d in here if d.type != "weapons_test" or d.mode != "artillery"]
        speaking = any(d.type == "statement" for d in here)
        for draft in here:
            draft.shadow = (
                speaking
                and draft.type != "statement"
                and all(f.noun and f.definite and f.name is None and f.entry.type is not None for f in draft.frames)
                and not any(status.has_begun(reading, _main(reading, f.governors)) for f in draft.frames)
                and draft.dating.basis == "none"
                and not any(prep == "between" for f in draft.frames for prep, _ in reading.modifiers(f.group))
            )
            draft.definite = draft.definite or (speaking and drafting.says_no_more_than_its_kind(draft))
            if told is not None:
                draft.antecedent = told
            else:
                draft.antecedent, _ = coreference.find_antecedent(draft, self.drafts, self.report.published, kept)
            if draft.antecedent is None and (
                draft.generic or (draft.detail and not drafting.stands_alone(draft, referents))
            ):
                continue
            if draft.antecedent is None and any(drafting.describes(reading, f) for f in draft.frames):
                draft.shadow = False
            if draft.antecedent is not None:
                drafting.inherit(draft, draft.antecedent)
                if coreference.is_one_of(draft, draft.antecedent):
                    draft.whole, draft.antecedent = draft.antecedent, None
            modes.settle(draft, names)
            modes.follow(draft, self.drafts)
            if not draft.type or (not draft.actors and draft.type == "statement"):
                continue  # refers back to nothing, or nobody's word
            kept.append(draft)
        return kept

    def _remember(self, reading: Reading, referents: Referents) -> None:
        """The subject of the first main clause is who the next "it" or "he" is; where that is "he", he stays the one."""
        if (topic := _goes_on_about(reading, referents)) is not None:
            self.discourse.last_person, self.discourse.named_person = topic, None
        if self.discourse.named_person is not None:
            self.discourse.last_person, self.discourse.named_person = self.discourse.named_person, None
        for clause in reading.clauses.values():
            if clause.relation != "main" or not clause.subjects:
                continue
            found = [referents.of(i) for i in clause.subjects]
            if all(r.pronoun for r in found):
                continue
            alone = len(found) == 1 and is_one_craft(referents, clause.subjects[0])
            self.discourse.ship = found[0] if alone else None
            together = tuple(dict.fromkeys(c for r in found for c in r.codes if r.own))
            if found[0].kind == "analyst" or len(together) > 1:
                self.discourse.they = dataclasses.replace(found[0], codes=together)
            if found[0].kind in ("actor", "agency") and len(found) == 1:
                self.discourse.last_subject = found[0]
            codes = tuple(dict.fromkeys(c for r in found if r.own for c in r.codes))
            person = next((r.person for r in found if r.person is not None), None)
            several = reading.tokens[reading.row[clause.subjects[0]].head]
            if person is None and found[0].kind == "person" and found[0].codes and several.low == several.lemma:
                person = Person(found[0].name, found[0].codes)
            if codes or person:
                self.discourse.acted(codes, person)


_OWN_WORD = ("weapons_test", "exercise", "inspection", "readiness", "procurement")
"""Of these who claims to have done them is taken at his word."""


def _main(reading: Reading, verbs: list[int]) -> list[int]:
    """Those that no relative clause holds: "staged the drill", and not "condemned the drill that it staged"."""
    return [verb for verb in verbs if reading.clauses[verb].relation != "relative"]


def _goes_on_about(reading: Reading, referents: Referents) -> Person | None:
    """The person whom the first main clause tells more of as "he" or "she"."""
    clause = next((c for c in reading.clauses.values() if c.relation == "main" and c.subjects), None)
    if clause is None:
        return None
    subject = referents.of(clause.subjects[0])
    return subject.person if subject.pronoun and subject.kind == "person" else None


def _within(items: Sequence[_Span], i: int, sentence: Sentence) -> tuple[list[_Span], int]:
    """The items inside the sentence and where to go on."""
    while i < len(items) and items[i].start < sentence.start:
        i += 1
    found = []
    while i < len(items) and items[i].start < sentence.end:
        found.append(items[i])
        i += 1
    return found, i


_POLITICAL = ("political_visit",)
"""Modes of what is an event only where somebody's act or words answer it."""


def _settled(reader: _Reader) -> list[relations.Relation]:
    """Fill in what the report as a whole says of its drafts: parties, targets and dates; how they bear on each other."""
    drafts, lexicon, report = reader.drafts, reader.lexicon, reader.report
    denials.settle(drafts)
    parties.settle(drafts, reader.discourse, lexicon, report.published)
    for d in drafts:
        d.shadow = d.shadow or (d.first.background and len(d.actors) < 2)  # an accord of a year, of nobody knows whom
    related = relations.find_relations(drafts, report.text, reader.opposing)
    targets.from_relations(related)
    parties.answer(drafts, reader.discourse, lexicon, report.published)
    targets.settle_deeds(drafts, related, reader.discourse.counts, lexicon, report.published)
    undated.date_the_rest(
        drafts, reader.timexes, reader.said_on, report.published, related, [one.sentence for one in reader.explained]
    )
    return related


def extract(report: Report, timexes: Sequence[Timex], lexicon: Lexicon) -> Extraction:
    """The mentions and claims of `report`. `timexes` are those of its text, in order, resolved."""
    reader = _Reader(report, timexes, lexicon)
    reader.read()
    drafts = reader.drafts
    related = _settled(reader)
    answered = {id(records.seen(r.target)) for r in related if r.kind == "responds_to"}
    visits = {id(d) for d in drafts if d.mode in _POLITICAL and id(d) in answered}
    for d in drafts:
        if d.mode in _POLITICAL and id(d) not in visits and (d.antecedent is None or id(d.antecedent) not in visits):
            d.shadow = True
        elif d.mode in _POLITICAL:
            visits.add(id(d))
    if reader.genre == "words" and (statement := rhetoric.issued(drafts)) is not None:
        tones = [cue for cue in reader.cues if cue.entry.tags[0].startswith("tone:")]
        statement.mode = statement.mode or rhetoric.mode_of(statement, tones)
        statement.targets = statement.targets or rhetoric.aimed_at(statement, reader.discourse.counts)
    for draft in doubt.untold(drafts, reader.armed, related):
        draft.shadow = True
    belonging = [*doubt.inspects_what_it_tells(drafts), *doubt.on_the_spot(drafts, reader.visitors, reader.armed)]
    past = doubt.long_ago(drafts, report.published)
    for draft in [*belonging, *past, *rhetoric.untold(drafts, reader.genre, report.published)]:
        draft.shadow = True
    former = list(editions.find_former(drafts, timexes))
    told = [*(d for d in drafts if not d.shadow), *(before for _, before in former)]
    claims = [
        records.claim(
            report, d, antecedent, "same", "stated", d, "later reference" if d.definite or d.detail else "told again"
        )
        for d in told
        if (antecedent := records.seen(d.antecedent)) is not None
    ]
    for draft, other in coreference.kept_apart(told):
        claims.append(records.claim(report, draft, other, "same", "stated", draft, "told as another one", negated=True))
    for relation in related:
        source, target = records.seen(relation.source), records.seen(relation.target)
        if source is not None and target is not None and source is not target:
            claims.append(
                records.claim(
                    report, source, target, relation.kind, relation.basis, relation.evidence, relation.rule, relation.negated
                )
            )
    for draft, before in former:
        claims.append(records.claim(report, draft, before, "edition_of", "stated", draft, "compared with"))
    mentions: dict[str, Mention] = {}
    for draft in told:
        mention = records.mention(draft, report)
        mentions.setdefault(mention.id, mention)
    return Extraction.model_construct(
        report=report, timexes=tuple(timexes), mentions=tuple(mentions.values()), claims=tuple(claims), warnings=()
    )


def explain(report: Report, timexes: Sequence[Timex], lexicon: Lexicon) -> list[str]:
    """Per sentence: the text, each mention with its pattern, actors and dates, and each trigger that was refused with
    the reason.
    """
    reader = _Reader(report, timexes, lexicon)
    reader.read()
    _settled(reader)
    lines = []
    for sentence, drafts, refusals, verdicts in reader.explained:
        lines.append(report.text[sentence.start : sentence.end])
        for draft in drafts:
            mention = records.mention(draft, report)
            who = " ".join(mention.actors) + (f" -> {' '.join(mention.targets)}" if mention.targets else "")
            lines.append(
                f"  {mention.type}/{mention.mode or '-'} {mention.status} [{mention.trigger}] {who}; {mention.rule}"
            )
            lines.append(f"    {mention.date_basis}: {mention.date_reason}")
        lines.extend(f"  not {r.entry} [{r.text}]: {r.why}" for r in refusals)
        lines.extend(f"  [{v.saying.hit.text}] {sayings.described(v, lexicon.sayings)}" for v in verdicts)
    return lines


def heard(report: Report, timexes: Sequence[Timex], lexicon: Lexicon) -> list[Explained]:
    """What was made of each sentence, for those who learn from it (tools/train_sayings.py)."""
    reader = _Reader(report, timexes, lexicon)
    reader.read()
    return reader.explained
