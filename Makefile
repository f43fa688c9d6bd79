# make demo   set everything up and show the sample chronology
# make test   set everything up and run the tests
# make check  lint, types, generated files up to date

PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
READY   = $(VENV)/.ready

.PHONY: demo test lint types generated check wheel smoke bench torture mutation cluster clean

demo: $(READY)
	$(BIN)/timeline demo

test: $(READY)
	$(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not torture and not benchmark"

lint: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

generated: $(READY)
	$(BIN)/python tools/generate.py --check

generate: $(READY)
	$(BIN)/python tools/generate.py

check: lint types generated

wheel: $(READY)
	rm -rf dist
	$(BIN)/python -m build --wheel --no-isolation

smoke: wheel
	sh tools/smoke.sh $(PYTHON) dist/*.whl

bench: $(READY)
	$(BIN)/python -m pytest -q -m benchmark

torture: $(READY)
	$(BIN)/python -m pytest -q -m torture

# half an hour; SEED=3 draws another sample
SEED ?= 2
mutation: $(READY)
	$(BIN)/python tools/mutate.py timeline/merge tests/merge --sample 300 --seed $(SEED) --least 0.75
	$(BIN)/python tools/mutate.py timeline/dates tests/dates --sample 100 --seed $(SEED) --least 0.75

# an environment of its own: pyspark asks for an older pandas than the tests of the exports
cluster:
	$(PYTHON) -m venv $(VENV)-spark
	$(VENV)-spark/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,spark]"
	$(VENV)-spark/bin/python -m pytest -q tests/cluster

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) $(VENV)-spark dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
