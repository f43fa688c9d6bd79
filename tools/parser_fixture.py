"""Write what torch makes of the parser's network, for the tests that numpy makes the same of it.

    python tools/parser_fixture.py small tests/parse/small_network.npz
        a small network with random weights
    python tools/parser_fixture.py golden tests/parse/golden.txt timeline/parse/model.npz model.pt
        trees for the sentences of golden.txt (its lines that begin with "# ") by the weights as trained, not yet quantised

Needs torch, like `train_parser.py`, whose network this is.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch
import train_parser

from timeline.parse.features import KINDS
from timeline.parse.parser import Parser
from timeline.parse.tokens import tokenise
from timeline.parse.tree import best_heads

ROWS, UPOS, XPOS, RELATIONS = 40, 5, 7, 6
LENGTHS = (9, 6, 6, 3, 1)


def write_small(path: Path) -> None:
    """Save weights, sentences (longest first) and torch's tags, heads and relations."""
    for name, size in {"WIDTH": 8, "HIDDEN": 6, "ARC": 5, "RELATION": 4, "TAG": 6}.items():
        setattr(train_parser, name, size)
    torch.manual_seed(11)
    network = train_parser.Network(ROWS, UPOS, XPOS, RELATIONS).eval()
    with torch.no_grad():
        for weights in network.parameters():
            weights.copy_(torch.randn_like(weights) * 0.7)
        rows = torch.randint(0, ROWS, (len(LENGTHS), max(LENGTHS), KINDS))
        upos, xpos, arcs, child, head = network(rows, torch.tensor(LENGTHS))
        saved = {f"weight/{name}": values for name, values in train_parser.arrays_of(network).items()}
        for index, length in enumerate(LENGTHS):
            heads = best_heads(arcs[index, :length, : length + 1].numpy())
            scores = network.relations(child[index, :length], head[index, torch.from_numpy(heads)])
            saved[f"rows/{index}"] = rows[index, :length].numpy().astype(np.int16)
            saved[f"upos/{index}"] = upos[index, :length].argmax(1).numpy().astype(np.int16)
            saved[f"xpos/{index}"] = xpos[index, :length].argmax(1).numpy().astype(np.int16)
            saved[f"heads/{index}"] = heads.astype(np.int16)
            saved[f"relations/{index}"] = scores.argmax(1).numpy().astype(np.int16)
    np.savez_compressed(path, **saved)


def write_golden(path: Path, model: Path, weights: Path) -> None:
    """Rewrite the trees of `path`: number, word, tags, head from 1, relation on each line."""
    sentences = [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    shipped = Parser(model)
    state = torch.load(weights)
    network = train_parser.Network(
        len(state["embedding.weight"]), len(shipped.upos), len(shipped.xpos), len(shipped.relations)
    ).eval()
    network.load_state_dict(state)
    blocks = []
    for sentence in sentences:
        pieces = tokenise(sentence)
        rows = torch.tensor([[shipped.features.rows(piece.text) for piece in pieces]])
        with torch.no_grad():
            upos, xpos, arcs, child, head = network(rows, torch.tensor([len(pieces)]))
            heads = best_heads(arcs[0].numpy())
            relations = network.relations(child[0], head[0, torch.from_numpy(heads)])
        found = zip(pieces, upos[0].argmax(1), xpos[0].argmax(1), heads, relations.argmax(1), strict=True)
        lines = [
            f"{place} {piece.text} {shipped.upos[tag]} {shipped.xpos[fine]} {above} {shipped.relations[relation]}"
            for place, (piece, tag, fine, above, relation) in enumerate(found, start=1)
        ]
        blocks.append("\n".join(["# " + sentence, *lines]))
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    command, *paths = sys.argv[1:]
    {"small": write_small, "golden": write_golden}[command](*map(Path, paths))
