"""Bad seeds stop the program, all faults at once; a folder of one's own is read on top."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from timeline import resources
from timeline.errors import SeedError
from timeline.lexicon import load
from timeline.lexicon.read import read_seeds

ENTRY = '[[entry]]\nid = "x.a"\nkind = "trigger"\n'
FAULTS = [
    ('[[entry]]\nkind = "trigger"\nforms = ["drill"]', "mine/a.toml: an entry has no id ('drill'); give it one"),
    ('[[entry]]\nid = "x.a"\nkind = "verb"\nforms = ["drill"]', "mine/a.toml: x.a: kind is 'verb'; use one of actor, "),
    (ENTRY, "mine/a.toml: x.a: no forms; list at least one way to write it"),
    (ENTRY + 'forms = ["zz  top"]', "form 'zz  top' is empty or has stray blanks"),
    (ENTRY + 'forms = ["Tu\u0308rk zz"]', "is not in NFC"),
    (ENTRY + 'forms = ["zz top"]\ncolour = 1', "unknown key 'colour'"),
    (ENTRY + 'forms = ["zz top"]\ntype = "battle"', "type is 'battle'; use one of exercise, "),
    (ENTRY + 'forms = ["zz top"]\ntype = "exercise"\nmode = "threat"', "mode 'threat' is none of exercise"),
    (ENTRY + 'forms = ["zz top"]\ntags = ["Two Words"]', "tag 'Two Words' must be lower case without blanks"),
    (ENTRY + 'forms = ["zz top"]\n' + ENTRY + 'forms = ["zz bottom"]', "x.a is there twice"),
    (
        ENTRY + 'forms = ["zz top"]\n' + ENTRY.replace("x.a", "x.b") + 'forms = ["zz top"]',
        "x.b: form 'zz top' also belongs to x.a",
    ),
    ('[[entry]]\nid = "x"\nkind = "actor"\nrole = "context"\nforms = ["zz top"]', "role context needs candidates"),
    (
        '[[entry]]\nid = "x"\nkind = "actor"\nrole = "group"\nforms = ["zz top"]\nactor = "USA"\ncandidates = ["PRK"]',
        "has both actor and candidates",
    ),
    (
        '[[entry]]\nid = "x"\nkind = "actor"\nrole = "force"\nforms = ["zz top"]\nactor = "ZZTOP"',
        "actor 'ZZTOP' has no entry",
    ),
    ('[[entry]]\nid = "x"\nkind = "actor"\nforms = ["zz top"]', "role missing; add it"),
    ('[[entry]]\nid = "x"\nkind = "exercise"\nforms = ["Zz Top"]\neditions = ["fortnight"]', "editions names 'fortnight'"),
    ('[[entry]]\nid = "x"\nkind = "exercise"\nforms = ["Zz Top"]\neditions = ["{name} {day}"]', "may use {yyyy}, {yy}, "),
    (
        '[[entry]]\nid = "x"\nkind = "exercise"\nforms = ["Zz Top"]\nmonths = [13]',
        "months are (13,); use numbers from 1 to 12",
    ),
    ('[[side]]\ntheatre = "korea"\ncamps = [["PRK"], ["PRK"]]', "give two lists of actors that share none"),
    (
        '[[side]]\ntheatre = "korea"\ncamps = [["PRK"], ["KOR"]]\nrehearsing = ["JPN"]',
        "rehearsing names JPN; list actors of the two camps only",
    ),
    ('[[theatre]]\nid = "z"\nname = "Z"\nplaces = ["place.zz"]', "place 'place.zz' is in no list"),
    ("[[entry]\n", "mine/a.toml: not TOML: "),
    ("[[entries]]\nid = 1", "unknown table [entries]"),
]
ROWS = [
    ("places.csv", "name,lat\nZz Top,1\n", "columns are name,lat; they must be name,forms,kind,country,lat,lon,source"),
    (
        "places.csv",
        "name,forms,kind,country,lat,lon,source\nZz Top,,town,USA,95,1,\n",
        "mine/places.csv:2: lat is 95.0, outside -90..90",
    ),
    ("places.csv", "name,forms,kind,country,lat,lon,source\nZz Top,,village,USA,5,1,\n", "kind is 'village'; use one of "),
    ("places.csv", "name,forms,kind,country,lat,lon,source\nZz Top,,town,USA,5,\n", "has 6 cells instead of 7"),
    (
        "places.csv",
        "name,forms,kind,country,lat,lon,source\nZz Top,,town,USA,north,1,\n",
        "could not convert string to float: 'north'; mend the row",
    ),
    (
        "people.csv",
        "name,forms,actor,office,since,until\nZz Top,,USA,king,yesterday,\n",
        "Invalid isoformat string: 'yesterday'",
    ),
    ("zz.csv", "a,b\n", "unknown list; a CSV file is called countries, "),
]


def folder(tmp_path: Path, name: str, content: str) -> Path:
    mine = tmp_path / "mine"
    mine.mkdir(exist_ok=True)
    (mine / name).write_text(content, encoding="utf-8")
    return mine


@pytest.mark.parametrize(("content", "message"), FAULTS, ids=[message for _, message in FAULTS])
def test_bad_toml_is_refused(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(SeedError) as error:
        read_seeds([folder(tmp_path, "a.toml", content)])
    assert message in str(error.value)


@pytest.mark.parametrize(("name", "content", "message"), ROWS, ids=[message for _, _, message in ROWS])
def test_bad_csv_is_refused(tmp_path: Path, name: str, content: str, message: str) -> None:
    with pytest.raises(SeedError) as error:
        read_seeds([folder(tmp_path, name, content)])
    assert message in str(error.value)


def test_all_faults_are_listed_at_once(tmp_path: Path) -> None:
    folder(tmp_path, "a.toml", ENTRY)
    mine = folder(tmp_path, "zz.csv", "a,b\n")
    with pytest.raises(SeedError) as error:
        read_seeds([mine])
    assert len(str(error.value).splitlines()) == 2


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="no such folder of seeds"):
        load([tmp_path / "nowhere"])


def test_own_seeds_add_and_replace(tmp_path: Path) -> None:
    own = '[[entry]]\nid = "alliance.NATO"\nkind = "actor"\nrole = "alliance"\nactor = "NATO"\nforms = ["Zz Club"]\n'
    mine = load([folder(tmp_path, "a.toml", own)])
    assert [hit.text for hit in mine.match("The Zz Club and NATO")] == ["Zz Club"]
    assert mine.actor("zz club") == "NATO"


def test_ambiguous_forms_are_hits_of_both(tmp_path: Path) -> None:
    one = ENTRY + 'forms = ["zz top"]\nambiguous = true\n'
    mine = load([folder(tmp_path, "a.toml", one + one.replace("x.a", "x.b"))])
    assert [hit.entry.id for hit in mine.match("a zz top")] == ["x.a", "x.b"]


def test_changed_files_are_read_again(tmp_path: Path) -> None:
    mine = folder(tmp_path, "a.toml", ENTRY + 'forms = ["zz top"]')
    assert load([mine]) is load([mine])
    folder(tmp_path, "a.toml", ENTRY + 'forms = ["zz bottom", "zz side"]')
    assert [hit.form for hit in load([mine]).match("zz bottom")] == ["zz bottom"]


def test_a_copy_of_our_seeds_on_top_changes_nothing(tmp_path: Path) -> None:
    shutil.copytree(resources.folder("seeds"), tmp_path / "copy")
    assert load([tmp_path / "copy"]).entries == load().entries
