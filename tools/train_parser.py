"""Train the parser's network on a treebank in CoNLL-U, and write the model file that `timeline.parse` reads.

    python tools/train_parser.py --train ewt-train.conllu.gz --dev ewt-dev.conllu.gz --out timeline/parse/model.npz

Needs torch (2.13 was used), which the package itself does not. One thread, seeded; the learning rate follows the processor
time spent, so a run on another machine takes other steps to much the same figures.

The network, after Dozat and Manning (2017) and small enough for a laptop: summed embeddings of the word, its ends and its
shape; three layers of LSTM in both directions; the tags read off the first layer; head and relation scored by biaffine
forms on the last.
"""

from __future__ import annotations

import argparse
import gzip
import math
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (the name everybody knows it by)

from timeline.parse.features import KINDS, Features
from timeline.parse.network import quantise
from timeline.parse.tree import best_heads

WIDTH = 128
HIDDEN = 144
LAYERS = 3
ARC = 160
RELATION = 48
TAG = 96


class Gold(NamedTuple):
    """One sentence of a treebank. Heads count from 1, 0 is the root."""

    words: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def read_treebank(path: Path) -> list[Gold]:
    """The sentences of a CoNLL-U file, gzipped or not; empty nodes and ranges of contracted words are left out."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    sentences: list[Gold] = []
    for block in content.decode().split("\n\n"):
        rows = [row for row in (line.split("\t") for line in block.split("\n")) if row[0].isdigit()]
        if rows:
            words, upos, xpos, heads, relations = (tuple(row[column] for row in rows) for column in (1, 3, 4, 6, 7))
            sentences.append(Gold(words, upos, xpos, tuple(map(int, heads)), relations))
    return sentences


def recase(gold: Gold, chance: random.Random) -> Gold:
    """Now and then the sentence as a headline, in capitals or in small letters, or without its full stop."""
    if len(gold.words) <= 25 and chance.random() < 0.08:
        gold = as_headline(gold)
    draw = chance.random()
    words = list(gold.words)
    if draw < 0.04:
        words = [word[:1].upper() + word[1:] if len(word) > 3 or tag in ("NOUN", "PROPN", "VERB", "ADJ") else word
                 for word, tag in zip(words, gold.upos, strict=True)]
    elif draw < 0.055:
        words = [word.upper() for word in words]
    elif draw < 0.07:
        words = [word.lower() for word in words]
    gold = gold._replace(words=tuple(words))
    last = len(words)
    if last > 3 and words[-1] == "." and last not in gold.heads and chance.random() < 0.08:
        return without(gold, {last})
    return gold


def as_headline(gold: Gold) -> Gold:
    """Telegraph style: no articles, no "be" as auxiliary, "to" for "will", a comma for "and" between nouns, no full stop."""
    leaves = set(range(1, len(gold.words) + 1)) - set(gold.heads)
    words, upos, xpos, relations = list(gold.words), list(gold.upos), list(gold.xpos), list(gold.relations)
    gone: set[int] = set()
    for place in sorted(leaves):
        index, word, relation = place - 1, gold.words[place - 1].lower(), gold.relations[place - 1]
        is_auxiliary = relation in ("aux", "aux:pass")
        if word in ("the", "a", "an", ".") or (is_auxiliary and word in ("is", "are", "was", "were")):
            gone.add(place)
        elif word in ("will", "shall") and relation == "aux":
            words[index], upos[index], xpos[index], relations[index] = "to", "PART", "TO", "mark"
        elif word == "and" and relation == "cc" and gold.upos[gold.heads[index] - 1] in ("NOUN", "PROPN"):
            words[index], upos[index], xpos[index], relations[index] = ",", "PUNCT", ",", "punct"
    if len(gone) == len(words):
        return gold
    return without(Gold(tuple(words), tuple(upos), tuple(xpos), gold.heads, tuple(relations)), gone)


def without(gold: Gold, gone: set[int]) -> Gold:
    """The sentence without some of its leaves, which count from 1."""
    kept = [place for place in range(1, len(gold.words) + 1) if place not in gone]
    moved = {0: 0} | {place: index for index, place in enumerate(kept, start=1)}
    words, upos, xpos, relations = (
        tuple(column[place - 1] for place in kept) for column in (gold.words, gold.upos, gold.xpos, gold.relations)
    )
    return Gold(words, upos, xpos, tuple(moved[gold.heads[place - 1]] for place in kept), relations)


class Labels:
    """Names of tags and relations, most frequent first; what is unknown reads as the most frequent."""

    def __init__(self, values: Sequence[str], least: int = 1) -> None:
        counts = Counter(values)
        self.names = sorted((name for name in counts if counts[name] >= least), key=lambda name: (-counts[name], name))
        self._index = {name: index for index, name in enumerate(self.names)}

    def index(self, name: str) -> int:
        """Of a name; of what it specialises where it has none itself ("nsubj" for "nsubj:outer")."""
        return self._index.get(name, self._index.get(name.split(":")[0], 0))


class Network(nn.Module):
    """Rows of features in; scores of tags, heads and relations out."""

    def __init__(self, rows: int, upos: int, xpos: int, relations: int) -> None:
        super().__init__()
        self.embedding = nn.EmbeddingBag(rows, WIDTH, mode="sum")
        nn.init.normal_(self.embedding.weight, std=1.0 / math.sqrt(KINDS))
        self.norm = nn.LayerNorm(WIDTH)
        widths = [WIDTH] + [2 * HIDDEN] * (LAYERS - 1)
        self.forwards = nn.ModuleList(nn.LSTM(width, HIDDEN, batch_first=True) for width in widths)
        self.backwards = nn.ModuleList(nn.LSTM(width, HIDDEN, batch_first=True) for width in widths)
        self.tag = nn.Linear(2 * HIDDEN, TAG)
        self.upos = nn.Linear(TAG, upos)
        self.xpos = nn.Linear(TAG, xpos)
        self.mlp = nn.Linear(2 * HIDDEN, 2 * ARC + 2 * RELATION)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.root_arc = nn.Parameter(torch.randn(ARC) * 0.1)
        self.root_relation = nn.Parameter(torch.randn(RELATION) * 0.1)
        self.relation = nn.Parameter(torch.zeros(RELATION, relations, RELATION))
        self.relation_linear = nn.Linear(2 * RELATION, relations)
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.relation, std=0.05)

    def forward(self, rows: Tensor, lengths: Tensor, drop: float = 0.0) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """(sentence, token, kind) -> UPOS and XPOS scores, head scores with the root in column 0, relation MLPs."""
        size, longest, _ = rows.shape
        state = self.norm(self.embedding(rows.view(-1, KINDS)).view(size, longest, WIDTH))
        state = self._drop(state, drop * 0.75)
        place = torch.arange(longest)
        mirror = torch.where(place < lengths[:, None], lengths[:, None] - 1 - place, place)[:, :, None]
        for layer, (ahead, back) in enumerate(zip(self.forwards, self.backwards, strict=True)):
            turned = state.gather(1, mirror.expand(-1, -1, state.shape[2]))
            right = back(turned)[0].gather(1, mirror.expand(-1, -1, HIDDEN))
            state = self._drop(torch.cat((ahead(state)[0], right), dim=2), drop)
            if layer == 0:
                tags = F.dropout(F.relu(self.tag(state)), drop, self.training)
        reduced = F.leaky_relu(self.mlp(state), 0.1)
        arc_child, arc_head, rel_child, rel_head = reduced.split((ARC, ARC, RELATION, RELATION), dim=2)
        arc_child, arc_head, rel_child, rel_head = (
            self._drop(part, drop) for part in (arc_child, arc_head, rel_child, rel_head)
        )
        arc_head = torch.cat((self.root_arc.expand(size, 1, -1), arc_head), dim=1)
        rel_head = torch.cat((self.root_relation.expand(size, 1, -1), rel_head), dim=1)
        arcs = (arc_child @ self.arc + self.arc_bias) @ arc_head.transpose(1, 2)
        arcs = arcs.masked_fill((torch.arange(longest + 1) > lengths[:, None])[:, None, :], -1e4)
        return self.upos(tags), self.xpos(tags), arcs, rel_child, rel_head

    def relations(self, child: Tensor, head: Tensor) -> Tensor:
        """Scores of the relations of (token, width) children to their heads."""
        mixed = (child @ self.relation.view(RELATION, -1)).view(len(child), -1, RELATION)
        return (mixed @ head[:, :, None])[:, :, 0] + self.relation_linear(torch.cat((child, head), dim=1))

    def _drop(self, values: Tensor, drop: float) -> Tensor:
        """Dropout with one mask for all tokens of a sentence."""
        if not self.training or not drop:
            return values
        mask = values.new_empty(values.shape[0], 1, values.shape[2]).bernoulli_(1 - drop) / (1 - drop)
        return values * mask


class Data:
    """A treebank as batches of tensors."""

    def __init__(self, features: Features, upos: Labels, xpos: Labels, relations: Labels) -> None:
        self.features, self.upos, self.xpos, self.relations = features, upos, xpos, relations
        self._rows: dict[str, tuple[int, ...]] = {}

    def batch(self, golds: Sequence[Gold]) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
        """Rows of features (sentence, token, kind), lengths, and the answers (sentence, token), -100 beyond the end."""
        longest = max(len(gold.words) for gold in golds)
        rows = np.zeros((len(golds), longest, KINDS), dtype=np.int64)
        names = ("upos", "xpos", "head", "relation")
        target = {name: np.full((len(golds), longest), -100, dtype=np.int64) for name in names}
        for line, gold in enumerate(golds):
            for word in gold.words:
                if word not in self._rows:
                    self._rows[word] = self.features.rows(word)
            size = len(gold.words)
            rows[line, :size] = [self._rows[word] for word in gold.words]
            target["upos"][line, :size] = [self.upos.index(tag) for tag in gold.upos]
            target["xpos"][line, :size] = [self.xpos.index(tag) for tag in gold.xpos]
            target["head"][line, :size] = gold.heads
            target["relation"][line, :size] = [self.relations.index(name) for name in gold.relations]
        lengths = torch.tensor([len(gold.words) for gold in golds])
        return torch.from_numpy(rows), lengths, {name: torch.from_numpy(array) for name, array in target.items()}


def batches(golds: Sequence[Gold], tokens: int, chance: random.Random) -> Iterator[list[Gold]]:
    """Groups of about `tokens` tokens and of like length, in random order."""
    ordered = sorted(golds, key=lambda gold: len(gold.words) + chance.random() * 3)
    groups: list[list[Gold]] = [[]]
    for gold in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * len(gold.words) > tokens:
            groups.append([])
        groups[-1].append(gold)
    chance.shuffle(groups)
    yield from groups


def loss_of(network: Network, rows: Tensor, lengths: Tensor, target: dict[str, Tensor], drop: float) -> Tensor:
    """Cross entropy of heads and relations, and of the tags at less weight."""
    upos, xpos, arcs, child, head = network(rows, lengths, drop)
    real = target["head"] >= 0
    gold_head = head.gather(1, target["head"].clamp(min=0)[:, :, None].expand(-1, -1, RELATION))
    scores = network.relations(child[real], gold_head[real])
    total = F.cross_entropy(arcs[real], target["head"][real]) + F.cross_entropy(scores, target["relation"][real])
    for tags, name in ((upos, "upos"), (xpos, "xpos")):
        total = total + 0.4 * F.cross_entropy(tags[real], target[name][real])
    return total


@torch.no_grad()
def evaluate(network: Network, data: Data, golds: Sequence[Gold]) -> dict[str, float]:
    """Per cent right: tags, UAS and LAS over all tokens with full relation names, and LAS without punctuation."""
    network.eval()
    right: Counter[str] = Counter()
    for group in batches(golds, 2000, random.Random(0)):
        rows, lengths, _ = data.batch(group)
        upos, xpos, arcs, child, head = network(rows, lengths)
        for line, gold in enumerate(group):
            size = len(gold.words)
            heads = best_heads(arcs[line, :size, : size + 1].numpy())
            scores = network.relations(child[line, :size], head[line, torch.from_numpy(heads)])
            for place in range(size):
                plain = gold.relations[place] != "punct"
                uas = int(heads[place]) == gold.heads[place]
                las = uas and data.relations.names[int(scores[place].argmax())] == gold.relations[place]
                right["tokens"] += 1
                right["words"] += plain
                right["upos"] += data.upos.names[int(upos[line, place].argmax())] == gold.upos[place]
                right["xpos"] += data.xpos.names[int(xpos[line, place].argmax())] == gold.xpos[place]
                right["uas"] += uas
                right["las"] += las
                right["las_words"] += las and plain
    network.train()
    return {name: round(100 * right[name] / right["words" if name == "las_words" else "tokens"], 2)
            for name in ("upos", "xpos", "uas", "las", "las_words")}


def arrays_of(network: Network) -> dict[str, np.ndarray]:
    """The weights by the names under which `timeline.parse.network` knows them."""
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    arrays = {
        "embedding": weights["embedding.weight"],
        "norm_scale": weights["norm.weight"],
        "norm_shift": weights["norm.bias"],
        "arc": weights["arc"],
        "arc_bias": weights["arc_bias"],
        "root_arc": weights["root_arc"],
        "root_relation": weights["root_relation"],
        "relation": weights["relation"].reshape(RELATION, -1),
    }
    for layer in range(LAYERS):
        ways = [f"{way}.{layer}." for way in ("forwards", "backwards")]
        arrays[f"lstm{layer}_input"] = np.stack([weights[way + "weight_ih_l0"].T for way in ways])
        arrays[f"lstm{layer}_state"] = np.stack([weights[way + "weight_hh_l0"].T for way in ways])
        arrays[f"lstm{layer}_bias"] = np.stack([weights[way + "bias_ih_l0"] + weights[way + "bias_hh_l0"] for way in ways])
    for name in ("tag", "upos", "xpos", "mlp", "relation_linear"):
        arrays[name + "_weight"] = weights[name + ".weight"].T
        arrays[name + "_bias"] = weights[name + ".bias"]
    return arrays


def train(options: argparse.Namespace) -> None:
    """Train until the time is spent; print figures on the way, save the average of the last few hundred steps."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    chance = random.Random(options.seed)
    golds = [gold for path in options.train for gold in read_treebank(path)]
    dev = read_treebank(options.dev)
    features = Features.counted(word for gold in golds for word in gold.words)
    data = Data(
        features,
        Labels([tag for gold in golds for tag in gold.upos]),
        Labels([tag for gold in golds for tag in gold.xpos]),
        Labels([name for gold in golds for name in gold.relations], least=3),
    )
    counts = Counter(row for gold in golds for word in gold.words for row in features.rows(word))
    keep = torch.tensor([counts[row] / (counts[row] + options.rare) for row in range(len(features.names))])
    unknown = torch.tensor(features.unknown)
    network = Network(len(features.names), len(data.upos.names), len(data.xpos.names), len(data.relations.names))
    print(f"{len(features.names)} rows, {sum(weight.numel() for weight in network.parameters())} weights", flush=True)
    optimiser = torch.optim.Adam(network.parameters(), lr=options.rate, betas=(0.9, 0.95), fused=True)
    average = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.98))
    begun, wall = time.process_time(), time.time()
    step, epoch, done = 0, 0, 0.0
    while done < 1:
        epoch += 1
        losses: list[float] = []
        for group in batches([recase(gold, chance) for gold in golds], options.tokens, chance):
            done = max((time.process_time() - begun) / 60 / options.minutes, (time.time() - wall) / 60 / options.wall)
            if done >= 1:
                break
            rate = options.rate * min(1.0, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * done))
            for settings in optimiser.param_groups:
                settings["lr"] = rate
            rows, lengths, target = data.batch(group)
            forget = torch.rand(rows.shape) > keep[rows] * (1 - options.forget)
            forget[:, :, 1:] &= torch.rand(rows.shape[:2])[:, :, None] < 0.5
            rows = torch.where(forget, unknown.expand_as(rows), rows)
            loss = loss_of(network, rows, lengths, target, options.drop)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            losses.append(float(loss.detach()))
            step += 1
            if step % 10 == 0:
                average.update_parameters(network)
        if epoch % options.every == 0 or done >= 1:
            spent = (time.process_time() - begun) / 60
            print(f"epoch {epoch} step {step} {done:.0%} {spent:.1f} min loss {np.mean(losses or [0]):.3f}",
                  evaluate(average.module, data, dev), flush=True)
            write(options.out, average.module, data)
    for path in options.test:
        print(path.name, evaluate(average.module, data, read_treebank(path)), flush=True)
    torch.save(average.module.state_dict(), options.out.with_suffix(".pt"))


def write(path: Path, network: Network, data: Data) -> None:
    """Save the quantised weights with the names of features, tags and relations."""
    names = {"features": data.features.names, "upos_names": data.upos.names, "xpos_names": data.xpos.names,
             "relation_names": data.relations.names}
    text = {name: np.frombuffer("\n".join(values).encode(), dtype=np.uint8) for name, values in names.items()}
    with path.open("wb") as file:
        np.savez_compressed(file, **text, **quantise(arrays_of(network)))


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, nargs="+", required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--test", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=38, help="processor time to spend")
    parser.add_argument("--wall", type=float, default=1e9, help="minutes by the clock after which to stop")
    parser.add_argument("--tokens", type=int, default=900, help="tokens per batch, padding included")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--drop", type=float, default=0.33)
    parser.add_argument("--rare", type=float, default=0.25,
                        help="a value seen n times is taken for unknown in rare / (n + rare) of cases")
    parser.add_argument("--forget", type=float, default=0.08, help="and in this part of all cases")
    parser.add_argument("--every", type=int, default=2, help="epochs between evaluations")
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
