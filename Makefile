# Everything a person or a machine does with a checkout. `make` alone lists the targets.
# Needed beforehand: make, and Python 3.11 or newer.

VENV    := .venv
BIN     := $(VENV)/bin
STAMP   := $(VENV)/.installed
WORKERS ?= 2
ARGS    ?=

# The Python that makes the environment: the first here that is 3.11 or newer and runs. PYTHON=... overrides it.
PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; break; }; done)

.DEFAULT_GOAL := help
.PHONY: help install run test needs lint bench lock clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(STAMP)  ## the environment in .venv, filled from the lock files; nothing to do when nothing changed

$(STAMP): requirements.lock requirements-dev.lock pyproject.toml scripts/make_environment.py scripts/fetch_plotly_basic.py
	@python="$(PYTHON)"; \
	if [ -z "$$python" ]; then echo "Python 3.11 or newer was not found; install it, or name it: make install PYTHON=/path/to/python3" >&2; exit 1; fi; \
	"$$python" scripts/make_environment.py
	@$(BIN)/python scripts/fetch_plotly_basic.py
	@touch $@

run: install  ## load the bundled figures and open the dashboard
	@$(BIN)/tracker demo

test: install needs lint  ## style, types, imports, then every test; ARGS="-k word" picks some, WORKERS=4 uses more cores
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup $(ARGS)

needs: install
	@$(BIN)/python scripts/test_needs.py

lint: install  ## style, types, and who imports whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install  ## every benchmark, one after the other
	@scripts="$(sort $(wildcard benchmarks/*.py))"; [ -n "$$scripts" ] || echo "There is no benchmark yet."; \
	for script in $$scripts; do echo "== $$script"; $(BIN)/python "$$script" $(ARGS) || exit 1; done

# Versions already locked stay unless something asks for others; UPGRADE=--upgrade takes the newest.
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --quiet $(UPGRADE)

lock: install  ## both lock files, from pyproject.toml; UPGRADE=--upgrade takes the newest versions
	$(LOCK) --extra dev --output-file requirements-dev.lock
	$(LOCK) --constraint requirements-dev.lock --output-file requirements.lock
	@if grep -n '://' requirements.lock requirements-dev.lock; then echo "A lock file must name no address." >&2; exit 1; fi

clean:  ## remove the environment and everything built or cached
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results
	rm -rf dashboard/assets/vendor
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
