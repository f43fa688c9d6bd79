"""The words in which the made-up reports tell of things: several ways for each, with gaps, as papers differ.

``{A}`` is the adjective of who does it, ``{a}`` the country, ``{T}`` and ``{t}`` the same of whom it is aimed at, ``{p}``
the place, ``{d}`` the date as this report gives it, ``{n}`` a figure, ``{x}`` a weapon or the kind of drill, ``{e}``
the name of an exercise, ``{w}`` a speaker. A wording whose slots the event cannot fill is passed over.
"""

LEADS: dict[str, tuple[str, ...]] = {
    "shelling": (
        "{A} artillery shelled positions near {p} {d}, {T} officials said.",
        "{A} forces fired about {n} artillery rounds toward {p} {d}.",
        "A barrage of {n} shells hit the outskirts of {p} {d}, and {t} blamed {A} gunners.",
        "{t} said {A} troops shelled {p} {d}, damaging homes.",
    ),
    "launch": (
        "{a} launched {n} {x} missiles {d}, the {T} military said.",
        "{a} test-fired {n} {x} missiles from {p} {d}.",
        "{A} forces fired a salvo of {x} missiles {d} from a site near {p}.",
        "The {T} military detected the launch of {n} {x} missiles by {a} {d}.",
    ),
    "drill": (
        "{A} troops held {x} drills near {p} {d}.",
        "{a} staged a {x} exercise involving {n} soldiers around {p} {d}.",
        "The {A} army carried out {x} training at {p} {d}, its defence ministry said.",
        "About {n} {A} soldiers took part in {x} drills that were held {d} near {p}.",
    ),
    "named": (
        "{a} began the exercise {e} {d} with about {n} troops.",
        "The {A} military kicked off {e} {d}, deploying {n} soldiers at {p} and elsewhere.",
        "{e}, an annual exercise hosted by {a}, started {d}.",
        "{A} forces launched {e} {d} near {p}.",
    ),
    "patrol": (
        "{a} sent {n} warships on patrol off {p} {d}.",
        "{A} naval vessels patrolled waters near {p} {d}, the {T} coast guard said.",
        "A group of {n} {A} ships was seen patrolling off {p} {d}.",
    ),
    "incursion": (
        "{t} said {n} {A} military aircraft crossed into its air defence zone {d}.",
        "{T} fighters scrambled {d} after {n} {A} warplanes entered the country's airspace near {p}.",
        "{A} drones violated {T} airspace near {p} {d}.",
    ),
    "deployment": (
        "{a} deployed {n} troops to {p} {d}.",
        "The {A} defence ministry moved additional armoured units to {p} {d}.",
        "{A} reinforcements numbering about {n} arrived in {p} {d}.",
    ),
    "statement": (
        "{w} condemned {t} {d} over its military activity.",
        "{a} warned {t} {d} that it would respond to any provocation, {w} said.",
        "{w} accused {t} {d} of raising tension on the border.",
    ),
    "talks": (
        "Military delegations of {a} and {t} held talks in {p} {d}.",
        "{a} and {t} agreed {d} to reopen a military hotline.",
    ),
}
"""First sentences."""

BACKS: dict[str, tuple[str, ...]] = {
    "shelling": ("The shelling of {p} {d} was the heaviest for weeks.", "{A} forces had shelled {p} {d}."),
    "launch": (
        "{a} had fired {x} missiles {d}.", "The launch of {n} {x} missiles {d} drew protests.",
        "It follows the test of {x} missiles by {a} {d}.",
    ),
    "drill": ("{A} troops had held {x} drills near {p} {d}.", "The {x} drills around {p} {d} involved {n} soldiers."),
    "named": ("{a} held {e} {d}.", "{e} took place {d} with {n} troops.", "The exercise {e}, held {d}, angered {t}."),
    "patrol": ("{A} ships had patrolled off {p} {d}.",),
    "incursion": ("{A} warplanes entered {T} airspace {d}.",),
    "deployment": ("{a} had deployed troops to {p} {d}.",),
    "statement": ("{w} had condemned {t} {d}.",),
    "talks": ("The two sides held military talks in {p} {d}.",),
}
"""Sentences on what a report mentions beside its news."""

ANSWERS = (
    "{w} said the move was a response to {cause}.",
    "The step came in response to {cause}, {a} said.",
    "State media of {a} called it an answer to {cause}.",
)
CAUSES = {
    "shelling": "the shelling of {p}", "launch": "the launch of {x} missiles", "drill": "the {x} drills near {p}",
    "named": "the exercise {e}", "patrol": "the patrol off {p}", "incursion": "the violation of its airspace",
    "deployment": "the deployment of troops to {p}", "statement": "the warning by {w}", "talks": "the talks in {p}",
}
PLANS = (
    "{a} will hold {e} {d}, its defence ministry said.", "{a} plans to stage {e} {d} with {n} troops.",
    "{e} is due to begin {d}, the {A} military announced.",
)
FURTHER = {
    "shelling": ("The shelling lasted for about an hour.", "The shells damaged a school and several houses."),
    "launch": ("The missiles flew about {n}00 kilometres.", "The launch was the first in several weeks."),
    "drill": ("The drill was meant to test the readiness of reserve units.", "Observers watched the exercise from a hill."),
    "named": ("The exercise will last about ten days.", "The drills include {x} training."),
    "patrol": ("The patrol ended without an encounter.",), "incursion": ("The aircraft left after a few minutes.",),
    "deployment": ("The deployment is expected to last until further notice.",),
    "statement": ("The statement was carried by state media.",), "talks": ("The talks lasted three hours.",),
}
"""Sentences that refer back to the news of the report."""

# What fills a page: about nobody's forces, so that nothing is told twice by chance. Each slot is filled on its own, for two
# papers that happened to fill their pages with the same sentences would look like reposts of one another.
FILLERS = (
    "{who} in {p} said {daily}.", "{who} near {p} said {daily}, though {worry}.", "{expert} said {view}.",
    "{expert}, who has followed the region for {years} years, said {view}.", "“{quote},” {who} in {p} told this paper.",
    "“{quote},” said {expert}.", "In {p}, {daily}.", "{market}, and {daily} in {p}.", "{market} for the {nth} day in a row.",
    "{office} said {daily} in {p}.", "{office} declined to say whether {worry}.",
    "{expert} doubts that {view}, since {worry}.",
    "Much has been written about {p}, where {daily}.", "{who} from {p} added that {worry}.",
)
FILLINGS: dict[str, tuple[str, ...]] = {
    "who": (
        "A teacher", "A shopkeeper", "The mayor", "A retired engineer", "Residents", "Farmers", "A bus driver", "Parents",
        "The owner of a bakery", "A nurse", "Students", "A hotel manager", "Fishermen", "A librarian", "A local priest",
    ),
    "daily": (
        "shops stayed open", "buses ran as usual", "the schools reopened after the holidays", "the harvest comes first",
        "the roof of the market hall was being mended", "power was cut for some hours", "the road had been repaired",
        "the football match was played as planned", "rents have doubled", "tourists keep away", "the cinema was full",
        "the hospital needs new beds", "water comes by lorry", "the trains were late again", "prices kept rising",
    ),
    "worry": (
        "nobody knows how long that will last", "many talk of moving away", "the young have left already",
        "insurance has become dearer", "the budget leaves little room", "the winter may be hard", "elections are close",
        "savings are running out", "people are tired of politics", "the bridge is still closed to lorries",
    ),
    "expert": (
        "A former diplomat", "An economist", "A historian", "A lecturer in international law", "A columnist",
        "An editor of a regional quarterly", "A member of parliament", "One European envoy", "A pollster", "A trade lawyer",
    ),
    "view": (
        "both capitals know where the limits are", "the government has little to gain",
        "domestic politics explain much of it",
        "channels of communication remain open", "the currency matters more to voters than the border",
        "the two neighbours have disagreed for decades", "outside mediation would help", "trade has hardly suffered",
        "the next budget will show what the words are worth", "public opinion is divided",
    ),
    "quote": (
        "People here have seen worse", "Nobody gains from a crisis", "We read about it in the papers like everybody else",
        "My children ask questions that I cannot answer", "The price of bread is what worries us", "Life goes on",
        "There is always talk before an election", "Nobody asked us", "We have learnt to wait",
    ),
    "market": (
        "Share prices closed slightly lower", "The currency held steady", "Grain prices rose", "Fuel became dearer",
        "Shares of shipping companies fell", "Trade across the border slowed down", "Hotel bookings dropped",
    ),
    "office": (
        "The statistics office", "The utility", "The weather service", "The education authority", "The port authority",
        "The central bank", "The city council", "The health ministry",
    ),
    "years": ("ten", "fifteen", "twenty", "thirty"),
    "nth": ("second", "third", "fourth", "fifth"),
}
"""No event in them."""

OPENINGS = ("", "", "", "", "According to officials, ", "State media reported that ", "Officials confirmed that ")
DRILLS = ("live-fire", "naval", "air", "artillery", "amphibious", "tank", "air defence")
WEAPONS = (
    "short-range ballistic", "medium-range ballistic", "intercontinental ballistic", "cruise", "anti-ship", "hypersonic",
)
SPEAKERS = ("the {A} foreign ministry", "the {A} defence ministry", "the {A} president", "the {A} army chief")
PAPERS = ("Daily", "Herald", "Observer", "Courier", "Post", "Gazette", "Monitor", "Tribune", "Wire", "Dispatch")
