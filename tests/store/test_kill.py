"""A writer that is killed loses nothing that it said was stored, and leaves no half of a batch."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from timeline.store import Store
from timeline.store.verify import verify

WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from tests.factories.chronology import mention, report
from timeline.model import Extraction
from timeline.store import Store

SENTENCE = "The army fired shells near the river."
with Store.open(sys.argv[1], "create") as store:
    known = {id for id, *_ in store.identities()}
    for batch in range(30):
        told = [report(f"r{batch:02}-{n}", SENTENCE) for n in range(5)]
        if told[0].id not in known:
            fired = [mention(each, SENTENCE, "fired", type="engagement") for each in told]
            store.store_batch([Extraction(report=each, mentions=(one,)) for each, one in zip(told, fired)])
        print(batch, flush=True)
"""


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_and_run_again(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "t.duckdb"
    dice = random.Random(seed)
    told: set[int] = set()
    for last in (False, False, True):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parents[2])], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        told |= {int(writer.stdout.readline())}
        if not last:
            time.sleep(dice.uniform(0, 0.2))
            writer.kill()
        told |= {int(line) for line in writer.communicate()[0].split()}
        with Store.open(path) as store:
            stored = {id for id, *_ in store.identities()}
            assert {f"r{batch:02}-{n}" for batch in told for n in range(5)} <= stored
            assert len(stored) % 5 == 0
            assert len(store.mentions()) == len(stored)
            assert verify(store) == []
    assert len(stored) == 150
