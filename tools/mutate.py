"""Mutation testing: change the code in one place, run its tests, and see whether any of them notices.

    python tools/mutate.py timeline/merge tests/merge --sample 300 --seed 1

Of all changes that could be made to a package, a sample is drawn, from each module in proportion to its lines. For each
those tests that pass through the changed function run until one fails: those named after the module first, then the others,
quick ones before slow ones. What no test notices is printed. The changes are those that mutmut makes: numbers and strings,
operators and comparisons, words like ``not``, arguments, values assigned and returned by a lambda; of tables and weights at
the top of a module as well.

Tests by hypothesis try few examples and the same each time. A run that takes ten times as long as it should counts as
noticed.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.machinery
import json
import os
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import coverage
import pytest

ROOT = Path(__file__).resolve().parents[1]
_EXAMPLES = 2
"""Examples of each property."""
_OPTIONS = ["-q", "-x", "-p", "no:cacheprovider", "-W", "ignore", "-m", "not benchmark and not torture"]
_MEMORY = 4 * 2**30
_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.Div,
    ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitAnd, ast.LShift: ast.RShift,
    ast.RShift: ast.LShift, ast.And: ast.Or, ast.Or: ast.And, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.Break: ast.Continue, ast.Continue: ast.Break,
}


class Mutant(NamedTuple):
    """A change: the number of the node in its module, and which of the changes to it."""

    module: str
    line: int
    function: tuple[int, int] | None
    """First and last line of the function it is in, None where it is in none."""
    node: int
    change: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.before} → {self.after}"


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What might stand in place of `node`."""
    match node:
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str() as value):
            yield ast.Constant(f"XX{value}XX")
        case ast.BinOp() | ast.BoolOp() | ast.AugAssign() if type(node.op) in _SWAPPED:
            yield _with(node, op=_SWAPPED[type(node.op)]())
            if isinstance(node, ast.AugAssign):
                yield ast.Assign([node.target], node.value)
        case ast.Compare():
            for place, operator in enumerate(node.ops):
                yield _with(node, ops=[*node.ops[:place], _SWAPPED[type(operator)](), *node.ops[place + 1 :]])
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.Break() | ast.Continue():
            yield _SWAPPED[type(node)]()
        case ast.Lambda():
            yield _with(node, body=ast.Constant(None))
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.AST() as value):
            yield _with(node, value=ast.Constant("" if isinstance(value, ast.Constant) and value.value is None else None))
        case ast.Call():
            for place, argument in enumerate(node.args):
                if not isinstance(argument, ast.Starred):
                    yield _with(node, args=[*node.args[:place], ast.Constant(None), *node.args[place + 1 :]])
                if len(node.args) > 1:
                    yield _with(node, args=node.args[:place] + node.args[place + 1 :])
            for place, keyword in enumerate(node.keywords):
                if keyword.arg is not None:
                    given = ast.keyword(keyword.arg, ast.Constant(None))
                    yield _with(node, keywords=[*node.keywords[:place], given, *node.keywords[place + 1 :]])
                    yield _with(node, keywords=node.keywords[:place] + node.keywords[place + 1 :])


def _with(node: ast.AST, **fields: Any) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _left_alone(node: ast.AST) -> Iterator[ast.AST]:
    """Parts that say nothing about what the code does: annotations, decorators, docstrings, wording."""
    match node:
        case ast.FunctionDef():
            yield from node.decorator_list
            yield from filter(None, [node.returns])
        case ast.ClassDef():
            yield from [*node.decorator_list, *node.bases, *node.keywords]
        case ast.arg(annotation=ast.AST() as annotation) | ast.AnnAssign(annotation=annotation):
            yield annotation
        case ast.Expr(value=ast.Constant(value=str())) | ast.Import() | ast.ImportFrom() | ast.Assert():
            yield node
        case ast.JoinedStr():
            yield from (part for part in node.values if isinstance(part, ast.Constant))
        case ast.Module():
            # type aliases
            yield from (s for s in node.body if isinstance(s, ast.Assign) and isinstance(s.value, ast.Subscript))
        case ast.Assign(targets=[ast.Name("__slots__" | "__all__")]):
            yield node


def _nodes(tree: ast.AST) -> list[ast.AST]:
    """All nodes that may be changed, in an order that depends on the source alone."""
    found, to_visit = [], [tree]
    while to_visit:
        node = to_visit.pop()
        skipped = list(_left_alone(node))
        if node in skipped:
            continue
        found.append(node)
        to_visit.extend(child for child in ast.iter_child_nodes(node) if child not in skipped)
    return found


def mutants_of(module: str) -> list[Mutant]:
    """All changes that could be made to a module, given by its path from the root."""
    source = (ROOT / module).read_text(encoding="utf-8")
    made = []
    tree = ast.parse(source)
    functions = [(n.lineno, n.end_lineno or n.lineno) for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    for number, node in enumerate(_nodes(tree)):
        for change, other in enumerate(changes(node)):
            before = " ".join((ast.get_source_segment(source, node) or ast.unparse(node)).split())
            after = " ".join(ast.unparse(ast.fix_missing_locations(other)).split())
            line = getattr(node, "lineno", 0)
            function = max((lines for lines in functions if lines[0] <= line <= lines[1]), default=None)
            made.append(Mutant(module, line, function, number, change, before[:150], after[:150]))
    return sorted(made, key=lambda mutant: (mutant.line, mutant.node, mutant.change))


def changed_tree(mutant: Mutant) -> ast.Module:
    """The module with the change made."""
    tree = ast.parse((ROOT / mutant.module).read_text(encoding="utf-8"))
    old = _nodes(tree)[mutant.node]
    new = ast.copy_location(list(changes(old))[mutant.change], old)
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list):
                value[:] = [new if item is old else item for item in value]
    return ast.fix_missing_locations(tree)


def sample(package: str, size: int, seed: int) -> list[Mutant]:
    """`size` changes of the modules of `package`, of each as many as its share of the lines, drawn with `seed`."""
    modules = sorted(str(path.relative_to(ROOT)) for path in (ROOT / package).glob("*.py") if path.name != "__init__.py")
    lines = {module: len((ROOT / module).read_text(encoding="utf-8").splitlines()) for module in modules}
    drawn = []
    for module in modules:
        made = mutants_of(module)
        share = min(len(made), max(1, round(size * lines[module] / sum(lines.values()))))
        drawn += random.Random(f"{seed} {module}").sample(made, share)
    random.Random(seed).shuffle(drawn)
    return drawn


class Tests(NamedTuple):
    """What the tests do without any change."""

    seconds: dict[str, float]
    """How long each takes."""
    reached: dict[str, dict[str, list[int]]]
    """For each module and test the lines that the test reaches."""
    total: float

    def of(self, mutant: Mutant) -> list[str]:
        """The tests that pass through the function that is changed, in the order in which to run them."""
        first, last = mutant.function or (0, sys.maxsize)
        reached = self.reached.get(mutant.module, {})
        own = f"test_{Path(mutant.module).stem}."
        through = [test for test, lines in reached.items() if any(first < line <= last for line in lines)]
        return sorted(through, key=lambda test: (own not in test, self.seconds.get(test, 0.0)))


class _Chosen:
    """A plugin of pytest: which tests run, in which order, and how long hypothesis tries."""

    def __init__(self, tests: list[str] | None) -> None:
        self._places = None if tests is None else {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep those that were chosen."""
        from hypothesis import Phase, settings

        for item in items:
            function: Any = getattr(item, "obj", None)
            if hasattr(function, "_hypothesis_internal_use_settings"):
                function._hypothesis_internal_use_settings = settings(
                    function._hypothesis_internal_use_settings, max_examples=_EXAMPLES, derandomize=True, database=None,
                    phases=(Phase.explicit, Phase.generate))
        places = self._places
        if places is not None:
            items[:] = sorted((item for item in items if item.nodeid in places), key=lambda item: places[item.nodeid])


class _Watch:
    """A plugin of pytest: notes how long each test takes and what it reaches."""

    def __init__(self, package: str) -> None:
        self._coverage = coverage.Coverage(data_file=None, include=[f"{ROOT / package}/*"])
        self.seconds: dict[str, float] = {}

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Note lines for this test from now on."""
        if not self.seconds:
            self._coverage.start()
        self._coverage.switch_context(nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long it took."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration

    def reached(self) -> dict[str, dict[str, list[int]]]:
        """For each module and test the lines that the test reached."""
        self._coverage.stop()
        data = self._coverage.get_data()
        found: dict[str, dict[str, list[int]]] = {}
        for path in data.measured_files():
            by_test = found.setdefault(str(Path(path).relative_to(ROOT)), {})
            for line, tests in data.contexts_by_lineno(path).items():
                for test in filter(None, tests):
                    by_test.setdefault(test, []).append(line)
        return found


def _watch(package: str, tests: list[str]) -> Tests:
    """Run the tests without any change, in a process of its own."""
    reading, writing = os.pipe()
    began = time.perf_counter()
    if not os.fork():
        os.close(reading)
        watch = _Watch(package)
        code = pytest.main([*_OPTIONS, *tests], plugins=[_Chosen(None), watch])
        with open(writing, "w") as file:
            json.dump([int(code), watch.seconds, watch.reached()], file)
        os._exit(0)
    os.close(writing)
    with open(reading) as file:
        code, seconds, reached = json.load(file)
    os.wait()
    if code:
        sys.exit("the tests fail without any change")
    return Tests(seconds, reached, time.perf_counter() - began)


def is_noticed(mutant: Mutant, tests: Tests) -> bool:
    """Whether a test fails with the change made. The tests run in a process of their own."""
    chosen = tests.of(mutant)
    if not chosen:
        return False
    child = os.fork()
    if not child:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        limit = max(20, round(10 * tests.total))
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        _change_on_import(mutant)
        files = list(dict.fromkeys(test.partition("::")[0] for test in chosen))
        os._exit(pytest.main([*_OPTIONS, *files], plugins=[_Chosen(chosen)]))
    return os.waitpid(child, 0)[1] != 0


def _change_on_import(mutant: Mutant) -> None:
    path = str(ROOT / mutant.module)
    loaders: Any = importlib.machinery.SourceFileLoader
    read = loaders.get_code

    def get_code(loader: Any, fullname: str) -> Any:
        changed = loader.path == path
        return compile(changed_tree(mutant), path, "exec", dont_inherit=True) if changed else read(loader, fullname)

    loaders.get_code = get_code


def main() -> None:
    """Draw a sample, try each of its changes, print what was not noticed and the share that was."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("package")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--alive", type=Path, help="file for what was not noticed; if it is there, only that is tried again")
    parser.add_argument("--least", type=float, default=0.0, help="fail if a smaller share is noticed")
    options = parser.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    # what all runs need is imported once; neither the package nor its tests
    import hypothesis.strategies  # noqa: F401

    from timeline import lexicon

    lexicon.load()
    everything = sum(len(mutants_of(str(path.relative_to(ROOT)))) for path in (ROOT / options.package).glob("*.py"))
    drawn = sample(options.package, options.sample, options.seed)
    if options.alive is not None and options.alive.exists():
        drawn = [Mutant(*fields) for fields in json.loads(options.alive.read_text())]
    tests = _watch(options.package, options.tests)
    alive = []
    for number, mutant in enumerate(drawn, 1):
        if not is_noticed(mutant, tests):
            alive.append(mutant)
            print(mutant, flush=True)
        if number % 50 == 0:
            print(f"... {number - len(alive)} of {number} noticed", flush=True)
    if options.alive is not None:
        options.alive.write_text(json.dumps(alive))
    noticed = 1 - len(alive) / len(drawn)
    print(f"{options.package}: {len(drawn)} of {everything} changes (seed {options.seed}), "
          f"{len(drawn) - len(alive)} noticed by {' '.join(options.tests)}, {noticed:.0%}")
    if noticed < options.least:
        sys.exit(1)


if __name__ == "__main__":
    main()
