"""Fire between people: opened on somebody, come under, returned, exchanged, fought with; and whom it kills.

"Opened fire on the patrol", "came under fire", "fired back", "exchanged fire", "two guards were killed".
"""

from __future__ import annotations

from timeline.extract import attacks
from timeline.extract.acts.act import GO_ON, Act, Verdict, others

HITTABLE = frozenset({"target", "craft", "troops", "base", "person"})
_SHOTS = frozenset({"fire", "gunfire", "shot", "blow", "strike"})


def suffer(act: Act) -> Verdict:
    """ "The patrol came under fire from the hill", "drew fire": those who suffer it are the target, not those who act."""
    if "suffered" not in act.entry.tags:
        return GO_ON
    if not act.passive and act.lemma in ("fire", "shoot", "open"):
        return _open_fire(act)
    if act.passive and not any(act.of(i).codes or act.classes(i) & HITTABLE for i in act.subjects):
        act.refuse("what is fired, not at whom")
        return None
    if act.after(("for", "over")):
        act.refuse("from critics")
        return None
    return _by(act, [*act.agents, *act.after(("from",))], act.subjects)


def _open_fire(act: Act) -> Verdict:
    """ "opened fire on each other", "fired on a boat", "opened fire at the guards"."""
    struck = [*act.objects, *act.after(("on", "upon", "at"))]
    if len(act.actors) > 1 and not act.codes(struck):
        act.frame.mode = "clash"
        return act.frame
    at_people = attacks.bears_arms(act.doing, act.doer_classes) and any(attacks.is_human(act.reader, i) for i in struck)
    if not at_people and not any(act.classes(i) & HITTABLE for i in struck):
        act.refuse("nobody is shot at")
        return None
    return _by(act, act.subjects, struck)


def _by(act: Act, doers: list[int], struck: list[int]) -> Verdict:
    act.frame.targets = act.owners(struck)
    act.frame.actors = others(act.codes(doers), act.frame.targets)
    return act.frame


def fire_back(act: Act) -> Verdict:
    """ "The guards fired back", and not "fired back at his critics"."""
    if act.entry.id == "engagement.return" and not attacks.returns_fire(
        act.reader, act.clause, act.doing, act.doer_classes
    ):
        act.refuse("with words or tariffs")
        return None
    return GO_ON


def exchange(act: Act) -> Verdict:
    """ "exchanged fire across the line", and no prisoners or words; "troops there to fight" do not."""
    if act.lemma in ("fight", "battle") and not act.verb.finite:
        act.refuse("only what they are there for")
        return None
    if act.lemma not in ("exchange", "trade") or act.entry.type != "engagement":
        return GO_ON
    if not any(act.group(i).lemma in _SHOTS for i in act.patients):
        act.refuse("no fire is exchanged")
        return None
    return act.frame if act.actors or act.doer_classes & {"troops", "state", "craft"} else None


def kill(act: Act) -> Verdict:
    """ "killed two soldiers", "three were wounded": an attack, or what came of one told before."""
    frame, tags = act.frame, act.entry.tags
    if "casualties" in tags:
        frame.actors, frame.targets, frame.detail = (), (), True
        return frame
    if "casualty" not in tags:
        return GO_ON
    if act.verb.tense == "gerund" and not act.starts:
        act.refuse("what came of something else")
        return None
    killing = attacks.kill(act.reader, act.patients or act.subjects, act.doing, act.doer_classes, frame)
    if killing is None:
        act.refuse("nobody under arms kills, nobody is killed")
    return killing
