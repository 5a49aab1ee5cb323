# What CI checks, in the environment that is active: make setup once, then make check.
PYTHON ?= python3

.PHONY: check lint test quick format setup

check: lint test

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

test:
	$(PYTHON) -m pytest

quick:  # without the tests that take minutes
	$(PYTHON) -m pytest -m "not slow"

format:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

setup:
	$(PYTHON) -m pip install -c constraints.txt -e '.[test,check]'
