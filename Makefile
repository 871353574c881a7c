# One word a job. Each is one command that can be typed as well.
python = .venv/bin/python

setup:
	python3 -m venv --without-pip .venv && python3 -m pip --python .venv install -q -e '.[test]'

test:
	$(python) -m pytest

quick:
	$(python) -m pytest -m "not slow and not browser"

slow:
	$(python) -m pytest -m slow

lint:
	.venv/bin/ruff format . && .venv/bin/ruff check . && .venv/bin/mypy --strict

demo:
	$(python) build.py && .venv/bin/backfile check site

serve:
	.venv/bin/backfile serve

ci:
	.ci/run

.PHONY: setup test quick slow lint demo serve ci
