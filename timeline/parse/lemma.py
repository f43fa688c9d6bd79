"""Dictionary forms of verbs and plural nouns: a table of the irregular, rules for the rest.

Made for looking up triggers ("fired" is "fire", "exercises" is "exercise"). A verb that the rules get wrong is always
wrong in the same way, which a lexicon can list.
"""

from __future__ import annotations

import functools
import re

# present: past, participle (where it is another word); prefixed verbs ("overfly", "withdraw") have their own line
_IRREGULAR_VERBS = """
    arise arose arisen | awake awoke awoken | be been was were is are am 's 're 'm | bear bore borne | beat beaten |
    become became | begin began begun | bend bent | bind bound | bite bit bitten | blow blew blown |
    break broke broken | breed bred | bring brought | broadcast broadcasted | build built | burn burnt | buy bought |
    catch caught | choose chose chosen | cling clung | come came | creep crept | deal dealt | dig dug |
    do did done does | draw drew drawn | drink drank drunk | drive drove driven | eat ate eaten | fall fell fallen |
    feed fed | feel felt | fight fought | find found | flee fled | fling flung | fly flew flown flies |
    forbid forbade forbidden | foresee foresaw foreseen | forget forgot forgotten | forgive forgave forgiven |
    freeze froze frozen | get got gotten | give gave given | go went gone goes | grind ground | grow grew grown |
    hang hung | have had has 've | hear heard | hide hid hidden | hold held | keep kept | know knew known | lay laid |
    lead led | leap leapt | learn learnt | leave left | lend lent | lie lay lain | light lit | lose lost | make made |
    mean meant | meet met | mislead misled | mistake mistook mistaken | overcome overcame |
    overfly overflew overflown overflies | override overrode overridden | oversee oversaw overseen |
    overtake overtook overtaken | overthrow overthrew overthrown | pay paid | prove proven | rebuild rebuilt |
    repay repaid | resupply resupplied | ride rode ridden | ring rang rung | rise rose risen | run ran | say said |
    see saw seen | seek sought | sell sold | send sent | shake shook shaken | shine shone | shoot shot | show shown |
    shrink shrank shrunk | sing sang sung | sink sank sunk | sit sat | sleep slept | slide slid | speak spoke spoken |
    speed sped | spend spent | spin spun | spring sprang sprung | stand stood | steal stole stolen | stick stuck |
    strike struck stricken | strive strove striven | swear swore sworn | sweep swept | swim swam swum | swing swung |
    take took taken | teach taught | tear tore torn | tell told | think thought | throw threw thrown |
    undergo underwent undergone | understand understood | undertake undertook undertaken | uphold upheld | wage waged |
    wake woke woken | wear wore worn | weave wove woven | win won | wind wound | withdraw withdrew withdrawn |
    withhold withheld | withstand withstood | write wrote written | die died dies dying | tie tied ties tying |
    lie lies lying | mimic mimicked mimicking | patrol patrolled patrolling | target targeted targeting |
    travel travelled travelling | signal signalled signalling | shell shelled shelling | drill drilled drilling |
    pull pulled pulling | call called calling | kill killed killing | install installed installing | will wo 'll |
    would 'd | can ca could | shall sha | may might
"""
_IRREGULAR_NOUNS = """
    aircraft aircraft | airman airmen | analysis analyses | arms arms | axe axes | axis axes | barracks barracks |
    base bases | bus buses | cache caches | canoe canoes | cargo cargoes | chassis chassis | child children |
    corps corps | crisis crises | cruise cruises | echo echoes | exercise exercises | fisherman fishermen | foot feet |
    forces forces | guardsman guardsmen | half halves | headquarters headquarters | hero heroes | knife knives |
    leaf leaves | life lives | man men | means means | missile missiles | mouse mice | news news | offspring offspring |
    politics politics | series series | serviceman servicemen | shelf shelves | shoe shoes | species species |
    spokesman spokesmen | spokeswoman spokeswomen | thief thieves | tooth teeth | torpedo torpedoes | vehicle vehicles |
    veto vetoes | wife wives | wolf wolves | woman women
"""
# How stems end that lost an e before -ed or -ing: "hir" is "hire". One line for each group of last letters; what stands
# before them decides.
_TAKES_E = re.compile(
    r"""(?:
        [cuvz] | [bcdgkptfz]l | [nrlp]s | (?<!s)s | yt | afe | [tg]r | [iou]b | (?<!m)ab
      | [rdlaeiu]g | (?<![cbr])[aeu]ng | (?:^|[^aeiou])(?:o?rang|chang)
      | (?<![eo])at | creat | (?:un|trad|inv|ign|c|exc|inc|rec|exped|wr|wh|desp|s|b)it
      | (?:prom|v|n|qu|den|dev|rem)ot | (?:pl|mp|el|cr)et | (?<!o)ut | rerout | (?:^|[^e])[twph]ast
      | (?<![aeou])id | guid | (?<![eo])ad | (?:^c|prec|conc|imp|rec|sec|supers|interc)ed | (?<!o)ud | (?<!o)od
      | (?<![eo])am | (?<!a)im | com | um
      | (?<![aou])in | (?:postp|cond|ph|cl|t|z)on | (?:conv|interv|sc)en
      | (?<![eo])ar | (?:adh|interf|persev|coh)er | (?<!a)ir | (?:expl|ign|rest|sc|st|ad|depl|sn|sh|^b)or | (?<!o)ur
      | (?:sc|st|inh|exh)al | (?:f|comp|p|sm|conc|prof|ex|t|wh|def)il | (?:cons|par|caj|h)ol | (?<!a)ul
      | (?<![eo])ak | ik | (?<!o)[ou]k | (?<![eo])ap | (?:h|c|gr|sc|sl)op | (?:w|p|gr|sn)ip | yp
      | (?:br|l)oath | breath | cloth | bath | seeth | (?:^|[^e])cach | ^ach
    )$""",
    re.VERBOSE,
)
_WITHOUT_E = """
    focus bias canvas combat format visit exit limit transit deposit exhibit inhibit prohibit benefit profit pilot
    target orbit audit edit credit merit permit submit commit riot pivot ballot bomb climb plumb hang bang gang
    clang bring sing ring swing cling fling spring sting string wring long belong prolong throng murmur suffer
    victim rebel
"""
_NO_E = frozenset(_WITHOUT_E.split())
_UNDOUBLE = re.compile(
    r"(?:([bdgmnprt])\1"
    r"|(?:patr|contr|comp|exp|rep|prop|trav|canc|sign|mod|lab|lev|fu|exc|disp|chann|equ|riv|tunn|reb)[aeo]?ll)$"
)
_KEEPS_DOUBLE = frozenset({"add", "err", "ebb", "purr", "butt", "roll", "enroll", "stroll"})


def _table(entries: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in entries.replace("\n", "|").split("|"):
        head, *forms = entry.split() or [""]
        for form in forms:
            table.setdefault(form, head)
        if head:
            table.setdefault(head, head)
    return table


_VERBS = _table(_IRREGULAR_VERBS)
_NOUNS = _table(_IRREGULAR_NOUNS)


@functools.lru_cache(maxsize=20_000)
def lemma_of(word: str, upos: str, xpos: str = "") -> str:
    """Dictionary form in lower case; only verbs, auxiliaries and plural nouns are changed.

    >>> lemma_of("fired", "VERB", "VBD"), lemma_of("patrolling", "VERB", "VBG"), lemma_of("carries", "VERB", "VBZ")
    ('fire', 'patrol', 'carry')
    >>> lemma_of("exercises", "NOUN", "NNS"), lemma_of("servicemen", "NOUN", "NNS")
    ('exercise', 'serviceman')
    """
    lower = word.lower().replace("’", "'")
    if upos in ("VERB", "AUX"):
        return _VERBS.get(lower) or _regular_verb(lower, xpos)
    if upos == "NOUN" and xpos in ("NNS", ""):
        return _NOUNS.get(lower) or _singular(lower)
    return lower


def _regular_verb(word: str, xpos: str) -> str:
    if not xpos.startswith("VB"):
        xpos = ""  # the two tags may disagree; then any ending may be one of a verb
    if xpos in ("VBZ", "") and word.endswith("s") and not word.endswith("ss"):
        return _without_s(word)
    if xpos in ("VBD", "VBN", "VBG", ""):
        if word.endswith("ied") and len(word) > 4:
            return word[:-3] + "y"
        for ending in ("ing", "ed"):
            stem = word.removesuffix(ending)
            if stem != word and re.search("[aeiouy]", stem):
                return _from_stem(stem, ending)
    return word


def _from_stem(stem: str, ending: str) -> str:
    if stem in _NO_E:
        return stem
    if stem.endswith("e"):
        return stem if ending == "ing" else stem + "e"
    if _UNDOUBLE.search(stem) and stem not in _KEEPS_DOUBLE:
        return stem[:-1]
    return stem + "e" if _TAKES_E.search(stem) else stem


def _singular(word: str) -> str:
    return _without_s(word) if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz|[^aeiou]o)es$", word):
        return word[:-2]
    return word[:-1]
