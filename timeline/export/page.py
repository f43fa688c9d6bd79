"""The chronology as one page: a drawing to zoom and filter, the evidence of every event, and all of it as a list below.

The page is one file that asks for nothing: its policy forbids every request, and allows exactly the one script and the one
style sheet in it, by their hashes. Without a script the drawing stands still, and the list has everything.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.export.chronology import Chronology
from timeline.export.options import Options
from timeline.export.page_data import data
from timeline.export.page_list import icon, list_lines
from timeline.export.svg import answers, drawing, heading_words, legend
from timeline.export.svg_figure import figure
from timeline.export.svg_palette import asset, custom_properties
from timeline.export.svg_shapes import SYMBOLS, text
from timeline.export.svg_sides import sides
from timeline.view.rows import EventRow

_SCRIPTS = ("scale.js", "layout.js", "draw.js", "filter.js", "panel.js",  # what they do depends on their arguments alone
            "state.js", "lanes.js", "window.js", "open.js", "apply.js", "address.js", "page.js")
_BASES = {"stated": "stated", "interpreted": "interpreted", "timing": "timing only"}


def page_lines(chronology: Chronology, options: Options) -> Iterator[str]:
    """The page as pieces of HTML."""
    rows = [EventRow.of(event) for event in chronology.events]
    figures = {event["event_id"]: made for event in chronology.events if (made := figure(event)) is not None}
    heading, counts = heading_words(rows, chronology)
    script, sheet = _script(), _sheet()
    policy = (f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(sheet)}'; base-uri 'none'; "
              "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'")
    yield ('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
           f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
           '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
           '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
           f"<title>{text(heading)}</title>\n<style>{sheet}</style>\n</head>\n<body>\n")
    yield '<a class="skip" href="#events">Skip to the list of events</a>\n'
    yield f"<svg hidden>{_symbols()}</svg>\n"
    yield f'<header><div><h1>{text(heading)}</h1>\n<p class="counts">{text(counts)}</p></div>\n'
    yield '<button type="button" id="theme" class="script" hidden>Dark</button></header>\n'
    yield "<main>\n"
    yield from _filters(rows)
    yield _STAGE.replace("SIGNS", "".join(_sign(*sign) for sign in legend(rows, figures.values())))
    yield '<noscript><div class="still">\n'
    yield from drawing(chronology, style=None, link=True)
    yield "</div></noscript>\n"
    yield '<section id="events" aria-labelledby="events-title" tabindex="-1"><h2 id="events-title">Events</h2>\n'
    yield from list_lines(chronology, rows)
    if not rows:
        yield "<p>No event was chosen.</p>\n"
    yield f"</section>\n</main>\n{_PANEL}"
    yield f'<script type="application/json" id="data">{data(rows, sides(rows), figures)}</script>\n'
    yield f"<script>{script}</script>\n</body>\n</html>\n"


@functools.cache
def _script() -> str:
    return '"use strict";(() => {\n' + "".join(map(asset, _SCRIPTS)) + "})();\n"


@functools.cache
def _sheet() -> str:
    return custom_properties() + "\n" + asset("drawing.css") + asset("page.css")


def _hash(inline: str) -> str:
    """How a policy names what it allows."""
    return "sha256-" + base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()


def _symbols() -> str:
    return "<defs>" + "".join(f'<g id="mark-{kind}">{shape}</g>' for kind, shape in SYMBOLS.items()) + "</defs>"


def _filters(rows: Sequence[EventRow]) -> Iterator[str]:
    """The form that narrows the drawing and the list; of no use without the script, and hidden then."""
    types = Counter(row.event_type for row in rows)
    actors = Counter(code for row in rows for code in row.codes)
    names = {code: name for row in rows for code, name in zip(row.codes, row.actors.split("; "), strict=False)}
    bases = Counter(basis for row in rows for _, basis in answers(row))
    yield '<form id="filters" class="script" role="search" autocomplete="off" aria-label="Filter the events" hidden>\n'
    yield ('<div class="line"><label class="search"><span class="unseen">Text</span><input type="search" id="text" '
           'placeholder="Words in titles, evidence, places" spellcheck="false"></label>\n')
    yield '<details class="menu"><summary>Actors: <span id="actors-chosen">all</span></summary><div class="choices">\n'
    for code, count in sorted(actors.items(), key=lambda pair: (-pair[1], pair[0])):
        yield (f'<label><input type="checkbox" name="actor" value="{text(code)}"><bdi>{text(names.get(code, code))}</bdi>'
               f' <small>{text(code)} · {count}</small></label>\n')
    yield '</div></details>\n<button type="reset">Show all</button>\n<output id="count" aria-live="polite"></output></div>\n'
    yield '<fieldset class="line"><legend class="unseen">Types</legend>\n'
    for kind in SYMBOLS:
        if types[kind]:
            yield (f'<label class="chip"><input type="checkbox" name="type" value="{kind}">{icon(kind)}'
                   f'{kind.replace("_", " ")} <small>{types[kind]}</small></label>\n')
    yield "</fieldset>\n"
    if bases:
        yield '<fieldset class="line"><legend>Answers</legend>\n'
        for basis, words in _BASES.items():
            if bases[basis]:
                yield (f'<label class="chip"><input type="checkbox" name="basis" value="{basis}"><svg class="sample" '
                       f'viewBox="0 0 34 8" aria-hidden="true"><path class="arrow {basis}" d="M0 4H28"/>'
                       f'<path class="head" d="M34 4l-7-3.5v7Z"/></svg>{words} <small>{bases[basis]}</small></label>\n')
        yield "</fieldset>\n"
    yield "</form>\n"


def _sign(words: str, sample: str) -> str:
    # types and bases are explained by the filter, and here only on paper
    filtered = words.replace(" ", "_") in SYMBOLS or 'class="arrow' in sample
    only = ' class="paper-only"' if filtered else ""
    return f'<span{only}><svg viewBox="-7 -12 27 16" aria-hidden="true">{sample}</svg>{words}</span>'


_STAGE = """<section id="stage" class="script" aria-labelledby="stage-title" hidden>
<div class="line tools"><h2 id="stage-title">Timeline</h2>
<div class="group" role="group" aria-label="Zoom"><button type="button" id="out" aria-label="Zoom out">−</button>
<button type="button" id="in" aria-label="Zoom in">+</button><button type="button" id="fit">Fit all</button></div>
<button type="button" id="earlier"></button><span id="window" aria-live="polite"></span>
<button type="button" id="later"></button>
</div>
<div id="drawing" role="group" aria-label="Drawing of the events, a lane a side" aria-describedby="keys"></div>
<p class="signs">SIGNS</p>
<p id="keys" class="keys">Wheel or <kbd>+</kbd> <kbd>−</kbd> zoom, drag or <kbd>[</kbd> <kbd>]</kbd> move,
<kbd>0</kbd> shows all. Arrow keys go from event to event, <kbd>Enter</kbd> opens the evidence, <kbd>Esc</kbd> closes it.</p>
</section>
"""
_PANEL = """<aside id="panel" aria-labelledby="panel-title" tabindex="-1" hidden>
<div class="line tools"><h2 id="panel-title">Evidence</h2>
<button type="button" id="before" aria-label="Event before">‹</button>
<button type="button" id="after" aria-label="Event after">›</button><button type="button" id="close">Close</button></div>
<div id="panel-body"></div>
</aside>
"""
