# Every target sets itself up in .venv, from nothing but Python 3.11 and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url

DOCUMENTS := --extra docx --extra pptx --extra pdf --extra languages

# Whoever is done takes what is left from the others; the tests of a module stay together, and so does what they share.
AT_ONCE := --numprocesses auto --dist worksteal

FAST := $(addprefix tests/,architecture kinds languages model steps wiring test_config.py)

.DEFAULT_GOAL := help
.PHONY: help demo test test-fast test-fleet test-lowest coverage lint docs manual pictures dist lock bench bench-fleet clean

help: ## Show what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/run.stamp ## Sync the demo roadmap and say what to open
	@$(BIN)/sheetsync demo

test: .venv/dev.stamp .venv/wheels.stamp ## Run every test
	@$(BIN)/python -m tests.browser && only= || only='not browser'; \
		$(BIN)/python -m pytest -q $(AT_ONCE) --schedules 40 -m "$$only"

test-fast: .venv/dev.stamp ## Run the tests of the parts that need no program and no server, in half a minute
	@$(BIN)/python -m pytest -q $(AT_ONCE) -m "not hypothesis" $(FAST)

test-fleet: .venv/dev.stamp ## Run 300 roadmaps through three workers, one of which is killed
	@SHEETSYNC_TEST_ROADMAPS=300 $(BIN)/python -m pytest -q tests/fleet

test-lowest: .venv/dev.stamp ## Run the tests with the lowest dependencies that are allowed
	@.ci/lowest

coverage: .venv/dev.stamp .venv/wheels.stamp ## Say which lines no test runs
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -q $(AT_ONCE)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

lint: .venv/dev.stamp ## Check style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

pictures: .venv/dev.stamp ## Make the pictures of the README again
	@$(BIN)/python docs/build_pictures.py

bench: .venv/bench.stamp ## Measure what the README quotes
	@$(BIN)/python -m bench

bench-fleet: .venv/bench.stamp ## Measure the fleet: cost of a roadmap, memory, throughput
	@$(BIN)/python -m bench.fleet

manual: .venv/dev.stamp ## Write the parts of the manual that are made from the code
	@$(BIN)/python -m docs.generate

docs: .venv/dev.stamp ## Build the manual into build/docs
	@$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going docs build/docs
	@echo "Open build/docs/index.html"

dist: .venv/run.stamp ## Build the wheel and the sdist; with TAG=v1.2.0, only if that is the version
	@$(BIN)/python -c 'import sys, sheetsync as s; t = sys.argv[1]; t in ("", "v" + s.__version__) or sys.exit(f"the tag {t} is not the version {s.__version__}")' "$(TAG)"
	@test -z "$(TAG)" || grep -q '^\[project.urls\]' pyproject.toml || { echo "a release says where it comes from: fill in project.urls in pyproject.toml"; exit 1; }
	@rm -rf dist
	@$(BIN)/python -m hatchling build --directory dist

lock: .venv/bench.stamp ## Pin every dependency again, with hashes
	@$(PIP) uv
	@$(COMPILE) --group pyproject.toml:build --output-file requirements/build.txt
	@$(COMPILE) --group pyproject.toml:job --output-file requirements/uv.txt
	@$(COMPILE) pyproject.toml --output-file requirements/run.txt
	@$(COMPILE) pyproject.toml $(DOCUMENTS) --output-file requirements/documents.txt
	@$(COMPILE) pyproject.toml $(DOCUMENTS) --extra server --output-file requirements/server.txt
	@$(COMPILE) pyproject.toml --all-extras --group dev --group build --group job --output-file requirements/dev.txt
	@$(COMPILE) pyproject.toml --all-extras --group dev --group build --group job --group bench --output-file requirements/bench.txt

clean: ## Remove what the other targets made
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage build dist sheetsync-demo

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "sheetsync needs Python 3.11 or newer: install it, or name one with make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ echo "This Python can't make virtual environments: install its venv package (Debian and Ubuntu: apt install python3-venv)"; exit 1; }
	@echo "Setting up .venv (once)"
	@$(PYTHON) -m venv .venv

# What the jobs of the tests install is fetched here, once; the tests themselves ask no index.
.venv/wheels.stamp: requirements/build.txt requirements/documents.txt requirements/run.txt requirements/uv.txt | .venv/dev.stamp
	@$(BIN)/python -m tests.runner.index
	@touch $@

.venv/%.stamp: requirements/%.txt requirements/build.txt pyproject.toml | .venv/bin/python
	@$(PIP) --no-deps --require-hashes -r requirements/build.txt -r requirements/$*.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@
