"""English words that carry the structure of a clause: closed classes and common verbs. No events, no names, no code.

The verbs are there so that a clause is seen to have one; what makes an event is in seeds/triggers.toml.
"""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS: Final = _set(
    "the a an this that these those each every some any no all both another either neither such several many most"
)
DEFINITE: Final = _set("the this that these those such both")
POSSESSIVES: Final = _set("its their his her our my your whose")
PRONOUNS: Final = _set(
    "it they he she we i you them him us me itself themselves himself herself one ones others nobody who's"
)
ANSWERS: Final = _set(
    "response reply reaction answer retaliation reprisal revenge counter riposte counterweight protest objection "
    "payback retribution vengeance punishment retort rebuke countermeasure"
)
"""Nouns behind which stands what somebody answers, and not a part of the answer."""
OTHER_EVENTS: Final = _set("after before since despite following amid amidst")
"""Prepositions that bring another event: what hangs on that, "after a speech by the president", belongs to it."""
ANSWERING: Final = _set("respond answer react retaliate reply counter")
PREPOSITIONS: Final = _set(
    """of in on at by for with from into onto to over under across through throughout between among against near around off
    toward towards within without during despite along via beyond above below behind beside besides inside outside upon per
    amid amidst alongside versus including following regarding concerning like unlike than about up down out aboard past
    opposite beneath according due owing prior thanks"""
)
CONJUNCTIONS: Final = _set("and or but nor &")
SUBORDINATORS: Final = _set(
    """because while when whenever as if unless although though whereas whether until once lest where wherever why how
    since before after"""
)
# Words of time that join clauses as well as govern nouns; before a bare noun group they are prepositions.
TEMPORAL: Final = _set("after before since until")
RELATIVES: Final = _set("who which whom what that")
BE: Final = _set("be is are was were been being am 're 'm")
HAVE: Final = _set("have has had having 've")
DO: Final = _set("do does did")
PAST_AUXILIARIES: Final = _set("was were had did")
MODALS: Final = _set("will would can could may might shall should must ought 'll 'd cannot won't wouldn't can't couldn't")
ADVERBS: Final = _set(
    """also again already still then now here there later earlier previously recently once yet just only even ever
    soon so too very more most less almost about nearly back ahead away together apart first instead however meanwhile
    further once overnight yesterday today tomorrow abroad ashore afterwards afterward beforehand thereafter moreover
    additionally thus therefore nevertheless nonetheless perhaps maybe rather quite somewhat twice thrice alone long far
    well nearby closer nearer deeper farther not-so forward home altogether completely entirely jointly alike
    apiece indeed otherwise nonetheless always often sometimes seldom anew aloft onward onwards downwind offshore onshore"""
)
COUNTING: Final = _set("two three four five six seven eight nine ten eleven twelve several many few dozen numerous")
"""Before "times": how often."""
NUMBER_WORDS: Final[dict[str, float]] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "dozen": 12,
    "half": 0.5,
}

# Verbs whose base form is a common noun too: only the words around them tell.
NOUN_VERBS: Final = _set(
    """report claim state quote view call plan attempt offer use move land pass turn change lift increase drop cut break
    halt stop
    pause delay watch monitor track spot launch test strike attack drill exercise fire shell patrol transit order force
    charge cause
    lead start end finish close cover span mark point name note stress hint show stage conduct host aim hope want wish
    try work act
    voice counter base dock berth anchor call post air stream record film photograph map survey scan sweep rotate orbit
    circle
    drift edge mass round group team visit tour guide command direct address answer reply response protest object
    protest blast slam
    fault blame praise support back guard shield target bomb hit down kill wound board clash fight exchange blockade
    block seal shut
    open rescue search supply deal sign release issue broadcast reference raise link relate match total number count amount
    found set serve share trade import export ship transport load arm man crew house store stock hide cast throw plunge
    splash crash
    blow burn smoke jam hack display parade design upgrade produce transfer purchase sale spread surface leak impact
    influence
    matter need risk alarm worry concern fear doubt question wonder forecast project look focus concentrate rest live
    die cost
    spend invest fund finance draw pick stand sit lie head walk ride drive rise climb fall drop practice chase shadow
    tail dispatch
    pressure press push demand request appeal urge threat promise pledge vow commission review study measure judge rank
    rate split
    swap relief sweep march near close process present warrant fuel spark trigger prompt result damage sink ambush
    assault comment float hammer label man
    maneuver manoeuvre pilot play pound raid rain rebuke remark shift storm tear trail void brush bump
    position station post capture escort parade initial ambush surge torch sanction garrison talk attach
    level rage flare chase clip camp pitch rock shelter ground dump jump
    gun corner sight spray wreck paint blind dive vault lock curb rally graze nudge ransom tow hike yield
    snap rip sabotage buzz debut slip spill shore catch spy lease
    ring slide bid duel hose grab shove swat scrape bow counsel file haul laugh register regret truck tunnel thrust hound
    poke squeeze stride string swell dart swim limp dip vent parry trim ward usher cordon dynamite shuttle touch"""
)

# Verbs whose final consonant doubles before -ed and -ing.
DOUBLING: Final = _set(
    """stop plan step drop ship equip commit permit admit refer occur deter grab drag pin plot slip tip trap wrap
    ram jam scrap strip regret submit transfer patrol cancel label rebel slam cut hit shut put let set run begin forget
    get recur gun gut clip expel control
    quit swim ban cap chop compel defer dig fit flag log map nab prop propel rebut repel rig rob sit spot stir swap
    tap top trim tug win knit initial travel signal model channel marshal slap"""
)
# Common verbs of news prose, beside the verbs that trigger events.
COMMON_VERBS: Final = _set(
    """consult accede airdrop assign bar enlarge fan offload proceed renovate resettle settle telephone trek vanish
    lase soak hose ignite cordon grab dynamite jettison duel blacklist clinch initial renew prolong scuttle shove wail
    ring slide dart plop clamp fling swat scrape stock re-enter reenter touch rubber-stamp bulldoze whisk shuttle station
    empty decide mislead outrun overcome override overtake uphold withhold weave strive shrink swim bid admonish
    apprehend assail augment aver barricade beseech bow burst censure chide counsel dip disavow disclaim dive-bomb
    downsize excoriate exhort extend file finalise finalize founder fulminate haul hound implore laugh levy limp
    mothball obstruct opine overstep overturn parry plead plough plow plummet poke practise-fire profess pulverise
    pulverize purport reassert recommit register regret repudiate scoff scold shoo skid squeeze stalk steal stride
    swell thrust transgress treble trim truck tunnel underscore upbraid usher vent vilify ward brandish rumble steer
    trot hasten surrender yank nose zigzag overshadow
    erupt rage flare persist recur subside spiral ravage engulf rock shake shatter wreck gut maim injure perish brawl
    scuffle grapple tussle wrestle jostle trespass wail blare chase corner harass intimidate dazzle blind illuminate
    paint douse spray drench clip graze nudge scrape misfire malfunction overshoot glide soar skim dive hover
    parachute jump vault pitch camp entrench dislodge evict uproot displace shelter cower huddle wield brandish hurl
    pelt lob strafe dump dangle tow salvage glimpse sight reroute ground shutter lock curb rally marshal behead
    abduct kidnap ransom massacre slaughter slay gun mow assassinate succumb ail bleed crumble yield cede elevate
    hike relinquish
    advance march
    beam confiscate lurk notice venture
    ban bus fence relocate tread
    barge buzz capsize catch choke crash-land debut disappear discontinue ditch downgrade flatten lend level
    obliterate opt raze rescind rip rupture sabotage shore showcase slip smash snap sneak spill swing swoop
    thicken torch traverse wander
    battle conquer liberate regain touch wrest
    switch creep shake spring evict expel rotate redeploy regroup dislodge rout
    slap spy besiege airlift overrun outfit spend lease gift rappel abseil topple oust depose shelve
    cruise disengage donate eject field freeze initial lock neutralise neutralize plant position restrict roll scale
    shine surge vacate
    say tell add note report state quote cite describe call name see view consider regard interpret perceive believe
    think expect
    suggest anticipate estimate assess judge claim insist maintain argue stress emphasise emphasize explain reveal disclose
    confirm acknowledge admit hint indicate show demonstrate prove appear seem remain become stay keep continue go come
    get take give make put bring send set let help allow enable force cause lead follow precede join belong involve include
    comprise consist contain feature cover span last mark begin start open launch kick end finish conclude close wrap
    complete
    run hold stage conduct carry perform mount organise organize host arrange plan schedule prepare intend aim seek want
    wish hope try attempt fail manage refuse decline agree offer accept receive get obtain use employ operate deploy move
    travel arrive depart leave return pass enter reach cross approach land take rise climb fall drop descend fly sail steam
    drive ride walk stand sit lie head turn change alter modify improve enhance strengthen boost bolster raise lift reduce
    cut lower increase expand grow double triple intensify escalate ease relax suspend halt stop pause delay postpone resume
    restart cancel abandon scrap drop break violate breach respect honour honor observe watch monitor track detect spot
    identify locate find discover learn know understand recognise recognize recall remember forget hear read write speak talk
    discuss negotiate meet visit inspect interact oversee supervise guide direct command order instruct tell ask request
    demand urge
    appeal press push pressure warn threaten caution vow pledge promise swear commit undertake guarantee assure reassure
    reiterate repeat reaffirm condemn denounce criticise criticize slam blast decry deplore protest oppose object reject
    dismiss deny refute rebut accuse blame charge allege fault complain lament praise welcome hail support back endorse
    defend protect guard secure shield resist repel counter respond react reply answer retaliate avenge punish hit strike
    attack target bomb shell bombard fire shoot test aim destroy damage sink kill wound injure hurt capture seize
    board detain intercept down repel engage clash fight skirmish exchange invade occupy surround encircle blockade block
    close seal shut reopen open build construct fortify remove dismantle withdraw pull evacuate rescue search supply resupply
    provide transfer deliver sell buy purchase acquire procure unveil display present parade commission produce develop
    manufacture design upgrade modernise modernize sign conclude ratify approve adopt pass impose lift sanction issue publish
    release broadcast announce declare proclaim notify inform brief address tell update mention refer point raise cite
    link tie connect relate compare contrast match exceed total number count amount average represent constitute form
    create establish found set serve act work cooperate coordinate integrate train practise practice drill exercise
    rehearse simulate participate attend accompany escort shadow tail chase pursue scramble dispatch mobilise mobilize
    activate alert station base dock berth anchor moor call transit patrol navigate circumnavigate encounter face confront
    challenge provoke incite stir fuel spark trigger prompt result stem derive originate happen occur take place unfold
    ensue emerge surface leak spread affect influence impact matter mean signify imply require need deserve risk endanger
    jeopardise jeopardize undermine destabilise destabilize disrupt interfere hinder hamper prevent deter stop avoid
    test-fire test-launch flight-test war-game pre-position forward-deploy scare alarm worry concern fear doubt question
    wonder speculate predict forecast foresee project envision envisage
    look focus concentrate centre center base rely depend rest live die survive suffer bear carry sustain lose gain win
    earn pay cost spend invest fund finance serve contribute add attach append draw pick choose select elect appoint
    replace succeed retire resign fire hire test check verify examine investigate probe review study analyse analyze
    calculate measure weigh judge rank rate classify split divide separate sever unite merge unify share exchange trade
    import export ship transport load unload arm equip man staff crew house store stock stockpile keep hide conceal reveal
    expose cast throw drop plunge splash crash collide explode detonate blow burn smoke warp jam spoof hack infiltrate
    infringe gun
    penetrate smuggle scatter launch loft send circle loiter hover orbit rotate swap relieve sweep scan survey map
    photograph film record air televise stream post tweet upload refuel recover restore repair fix rebuild maintain
    credit voice express convey hand pose amend apply hone mimic encircle flare dub brand label term ready poise aim
    apologize apologise host swear sign resign welcome advise recommend propose reinforce beef step ramp gear reduce
    charge ram swarm accelerate speed slow deepen widen broaden sharpen heighten tighten loosen disarm surrender disrupt
    drift veer stray edge creep near mass gather assemble converge arrive muster round rule await range stretch last
    sound feel
    signal portray coincide chair undertake shape reiterate confer borrow hurry rush erect rebuild install hoist ferry
    airlift bolster
    unleash intrude overfly overtake block ram punish vie loom brace rehearse insist persist pend pave echo voice unfold
    stall stage
    collapse halve lapse expire revoke repeal annul nullify terminate abrogate quit exit join enlist recruit draft
    conscript relay
    brief alarm rattle unnerve irk anger infuriate upset embarrass vex displease mark honour commemorate celebrate mourn
    bury mean
    weigh mull ponder contemplate evaluate reassess recalibrate realign reposition regroup retreat surrender capitulate
    truce parade
    salute cheer boo jeer greet host dine toast vote elect inaugurate swear oust topple depose overthrow mutiny defect
    flee escape
    foil thwart avert dodge evade outmanoeuvre bypass skirt hug trespass poach fish mine drill dig lay sow clear demine
    defuse disarm
    arrest jail imprison try convict sentence execute pardon free release swap repatriate deport expel recall summon
    amass ambush assault assert beat berate blacklist boast brush bump castigate characterise characterize christen
    commandeer comment
    contend demolish deride divert embark encroach fend float hammer hijack impound induct ink knock label lambast lambaste
    lash linger lob lodge man maneuver manoeuvre pilot play pound pour preside pummel raid rain rebuke rebut redeploy
    retake recapture invoke
    remark renounce repel retort shift shrug sideswipe spot storm tear tour trail transit underline void water-cannon
    circumvent overrun swat pluck dislodge evict flush rout wrest rope ignite slide
    knock pick employ reclaim claw face loose specify elaborate
    identify clarify applaud commend pin quash debunk dispute concede acknowledge testify predict hint signal contradict
    brush sweep suggest repeat admit voice cry rail lay hail welcome point inveigh miss"""
)
