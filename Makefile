# Two of these do all the set-up: `make handouts` and `make test`. The rest is for who changes the code.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Playwright switches stacks under Python's feet: each part that drives a browser has a process of its own
BROWSER := tests/browser tests/pdf/test_html_page.py
CHECKED := smarketing_edu tests benchmarks
# `make test LOCKED=1`, as CI says it: the very versions of requirements.lock, each proved by its hash
LOCKED :=
EDITABLE := $(if $(LOCKED),--no-deps --no-build-isolation) --editable

# where it is set, as some machines do, each start of a program compiles our modules anew
unexport PYTHONDONTWRITEBYTECODE

.PHONY: handouts test explore install install-test check format notebooks pictures benchmarks lock audit clean

handouts: $(VENV)/.installed  ## make the example handouts in build/workshop
	$(BIN)/smarketing batch examples/workshop.csv -o build/workshop

test: install-test  ## install what the tests need, and pass them
	$(BIN)/python -m pytest --numprocesses=auto --dist=loadgroup $(BROWSER:%=--ignore=%)
	for part in $(BROWSER); do $(BIN)/python -m pytest $$part || exit 1; done
	$(BIN)/python -m pytest --nbval notebooks worksheets

explore: install-test  ## run the property tests on examples that no run has seen yet
	$(BIN)/python -m pytest --numprocesses=auto --hypothesis-profile=explore -m hypothesis \
		$(BROWSER:%=--ignore=%)

install: $(VENV)/.installed  ## the environment with the package in it

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

install-test: $(VENV)/.installed-test

$(VENV)/.installed-test: pyproject.toml requirements.lock tests/system_packages.sh
	$(PYTHON) -m venv $(VENV)
	$(if $(LOCKED),$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock)
	$(BIN)/python -m pip install --quiet $(EDITABLE) ".[test,dev,cluster,mail,serve]"
	sh tests/system_packages.sh
	touch $@ $(VENV)/.installed

check: install-test  ## lint, types, import contract, spelling
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell $(CHECKED) README.md CHANGELOG.md CONTRIBUTING.md docs
	$(BIN)/hadolint Dockerfile

format: install-test  ## put the code into its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

notebooks: install-test  ## re-make the stored outputs of lessons and worksheets
	$(BIN)/python -m tests.notebooks.refresh

pictures: install-test handouts  ## re-make the pictures of the docs
	$(BIN)/python -m docs.make_pictures

benchmarks: install-test  ## measure: seconds for each handout, against the peers
	$(BIN)/python -m benchmarks

lock: install-test  ## choose anew the versions CI runs with
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-emit-index-url --no-annotate --quiet \
		--custom-compile-command "make lock" --output-file requirements.lock

audit: install-test  ## ask whether a locked package has a known weakness (needs the network)
	$(BIN)/python .ci/audit.py

clean:
	rm -rf $(VENV) build dist
